// Fresh projects, as somebody makes them who has only the README: its install lines, its examples.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplesOf } from '../examples.mjs'
import { root } from '../install.mjs'
import { run } from '../run.mjs'

/** Where projects are made; outside the repository, whose node_modules would help them. */
export const home = join(process.env.TMPDIR ?? '/tmp', 'laissez-passer-matrix')

/** What a README tells its reader: the words of its install lines after `npm install`, and its examples. */
export function readmeOf(name) {
  const markdown = readFileSync(join(root, `packages/${name}/README.md`), 'utf8')
  const words = [...markdown.matchAll(/^npm install ([^#\n]+)/gm)].flatMap(([, line]) => line.trim().split(/\s+/))
  const wanted = [...new Set(words.filter((word) => !word.startsWith('-')))]
  return { name, wanted, examples: examplesOf(markdown) }
}

/** The packages that code imports, without subpaths and what Node has. */
export function importedBy(code) {
  const names = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^'.][^']*)'/g)].map(([, from]) => from)
  const packages = names
    .filter((from) => !/^(node|cloudflare):/.test(from))
    .map((from) => from.split('/', from.startsWith('@') ? 2 : 1).join('/'))
  return [...new Set(packages)].toSorted()
}

/** Where npm gets what isn't ours; yarn has an address of its own otherwise. */
const thirdParties = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()

/** How each package manager is told where ours are, and what `npm install` is in its language. */
const managers = {
  npm: {
    files: (registry) => ({ '.npmrc': `@laissez-passer:registry=${registry}\n` }),
    install: (wanted) => ['npm', 'install', '--no-audit', '--no-fund', '--strict-peer-deps', ...wanted],
    node: [],
  },
  pnpm: {
    files: (registry) => ({
      '.npmrc': `@laissez-passer:registry=${registry}\n`,
      'pnpm-workspace.yaml': 'strictPeerDependencies: true\nautoInstallPeers: false\nminimumReleaseAge: 0\n',
    }),
    install: (wanted) => ['npx', '-y', 'pnpm@12.21.0', 'add', ...wanted],
    node: [],
  },
  // Plug'n'Play: nothing is found that wasn't asked for.
  yarn: {
    files: (registry) => ({
      '.yarnrc.yml': [
        'enableTelemetry: false',
        'unsafeHttpWhitelist: [localhost]',
        'enableImmutableInstalls: false',
        `globalFolder: "${join(home, 'yarn')}"`,
        'npmMinimalAgeGate: 0',
        'npmScopes:',
        `  laissez-passer: { npmRegistryServer: "${registry}" }`,
        `npmRegistryServer: "${thirdParties}"`,
        '',
      ].join('\n'),
      'yarn.lock': '',
    }),
    install: (wanted) => ['npx', '-y', '@yarnpkg/cli-dist@4', 'add', ...wanted],
    node: ['--require', './.pnp.cjs', '--loader', './.pnp.loader.mjs'],
  },
}

export const managerNames = Object.keys(managers)

/**
 * Makes a project and installs.
 *
 * @returns its folder, what Node needs to find packages in it, and what the manager said where it failed
 */
export async function project(name, { manager = 'npm', registry, wanted, files = {} }) {
  const folder = join(home, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { files: own, install, node } = managers[manager]
  const manifest = { name: 'matrix', version: '1.0.0', private: true, type: 'module' }
  for (const [path, content] of Object.entries({
    'package.json': JSON.stringify(manifest),
    ...own(registry),
    ...files,
  }))
    writeFileSync(join(folder, path), content)
  const { code, output } = await run(install(wanted), { cwd: folder, env: { ...process.env, CI: '' } })
  return { folder, node, failed: code === 0 ? null : output }
}
