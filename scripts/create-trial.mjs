// `create laissez-passer` by the package managers that aren't npm, from a registry that has the packages:
// each makes a project, installs it by itself, and runs its type check and its tests. npm’s own way, with a
// browser, is e2e/created.
import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { lastLines, run } from './run.mjs'

/** What each is called on npm, and its program. */
const managers = { pnpm: 'pnpm@12.21.0', yarn: '@yarnpkg/cli-dist@4', bun: 'bun@1' }

/** Where each of them is told of the registry. */
const settings = (address) => ({
  '.npmrc': `registry=${address}\n`,
  '.yarnrc.yml': [
    `npmRegistryServer: "${address}"`,
    'unsafeHttpWhitelist: [localhost]',
    'enableTelemetry: false',
    'npmMinimalAgeGate: 0',
    'enableImmutableInstalls: false',
    '',
  ].join('\n'),
  '.bunfig.toml': `[install]\nregistry = "${address}"\n`,
  '.config/pnpm/config.yaml': `registry: ${address}\nminimumReleaseAge: 0\n`,
})

/**
 * Tries each of them.
 *
 * @param address of a registry that has ours, and others' packages too
 * @param options `home`: an empty folder, which becomes the person's own; `tell`: takes a name and what
 * became of it
 */
export async function tryCreate(address, { home, tell }) {
  const tools = join(home, 'tools')
  mkdirSync(tools, { recursive: true })
  writeFileSync(join(tools, 'package.json'), '{ "private": true }\n')
  const npm = ['npm', 'install', '--no-audit', '--no-fund', ...Object.values(managers)]
  const had = await run(npm, { cwd: tools })
  if (had.code !== 0) return tell('pnpm, yarn and bun are had', had)
  for (const [name, text] of Object.entries(settings(address))) {
    mkdirSync(join(home, name, '..'), { recursive: true })
    writeFileSync(join(home, name), text)
  }
  const path = `${join(tools, 'node_modules/.bin')}${delimiter}${process.env.PATH}`
  const env = { ...process.env, HOME: home, PATH: path, CI: '', NODE_OPTIONS: '', npm_config_registry: address }
  for (const manager of Object.keys(managers)) {
    const folder = join(home, manager)
    mkdirSync(folder)
    const steps = [
      { cwd: folder, words: ['create', 'laissez-passer', 'my-id', '--yes'] },
      { cwd: join(folder, 'my-id'), words: ['run', 'typecheck'] },
      { cwd: join(folder, 'my-id'), words: ['run', 'test'] },
    ]
    for (const { cwd, words } of steps) {
      const { code, output } = await run([manager, ...words], { cwd, env, timeout: 400_000 })
      tell(`${manager} ${words.join(' ')}`, { code, output: lastLines(output, 30) })
      if (code !== 0) break
    }
  }
}
