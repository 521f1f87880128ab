// The publishing of a release, tried: the command of .github/workflows/publish.yml puts the built packages
// into a registry on this machine (Verdaccio, from npm), from which an empty project then installs them, and
// pnpm, yarn and bun make one by `create laissez-passer`. Provenance alone is left out, which only a build
// server's identity can sign. Ends with `N passed, N failed`.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tryCreate } from './create-trial.mjs'
import { pnpm, root, toolEnv } from './install.mjs'
import { publicPackages } from './pack.mjs'
import { freePort } from './ports.mjs'
import { lastLines, run } from './run.mjs'

/** 6.8.0 is the last that Node 20 runs; a dependency of it asks for a version that nobody has. */
const verdaccio = { dependencies: { verdaccio: '6.8.0' }, overrides: { 'node-fetch': '2.7.0' } }
const tools = join(root, 'node_modules/.cache/laissez-passer/verdaccio')
const home = mkdtempSync(join(tmpdir(), 'laissez-passer-registry-'))
/** Where what isn’t ours comes from. */
const thirdParties = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
let passed = 0
let failed = 0

function tell(name, { code, output }) {
  if (code === 0) passed += 1
  else {
    failed += 1
    console.log(`${name}\n${lastLines(output)}\n`)
  }
}

/** What the workflow says, without what only a build server can do. */
function publishing(workflow) {
  const [command] = /(?<=- run: npx pnpm ).*\bpublish\b.*$/m.exec(workflow) ?? []
  if (!command?.includes(' --provenance ')) throw new Error('publish.yml publishes no more, or without provenance')
  return command
    .replace(' --provenance ', ' ')
    .split(' ')
    .map((word) => word.replaceAll("'", ''))
}

/** Starts a registry that has nothing yet. */
async function registry() {
  mkdirSync(tools, { recursive: true })
  writeFileSync(join(tools, 'package.json'), JSON.stringify({ private: true, ...verdaccio }))
  const program = join(tools, 'node_modules/verdaccio/bin/verdaccio')
  if (!existsSync(program)) {
    const { code, output } = await run(['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: tools,
    })
    if (code !== 0) throw new Error(`Verdaccio can’t be had:\n${lastLines(output)}`)
  }
  writeFileSync(
    join(home, 'config.yaml'),
    `storage: ./storage
auth: { htpasswd: { file: ./htpasswd } }
uplinks: { others: { url: '${thirdParties}' } }
packages:
  '@laissez-passer/*': { access: $all, publish: $all }
  'create-laissez-passer': { access: $all, publish: $all }
  '**': { access: $all, proxy: others }
max_body_size: 100mb
log: { type: stdout, format: pretty, level: warn }
`,
  )
  const port = await freePort()
  const address = `http://localhost:${port}/`
  const child = spawn(process.execPath, [program, '--config', 'config.yaml', '--listen', `localhost:${port}`], {
    cwd: home,
  })
  for (let tries = 0; tries < 300; tries += 1, await sleep(100))
    if ((await fetch(address).catch(() => null)) !== null) return { address, close: () => child.kill() }
  child.kill()
  throw new Error('Verdaccio doesn’t answer.')
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

async function main() {
  const { address, close } = await registry()
  // Whoever says so is somebody there.
  const own = `//${new URL(address).host}/:_authToken=anybody\n`
  writeFileSync(join(home, 'npmrc'), `registry=${address}\n${own}`)
  const env = {
    ...toolEnv(),
    NPM_CONFIG_USERCONFIG: join(home, 'npmrc'),
    npm_config_registry: address,
    NPM_CONFIG_PROVENANCE: 'false',
  }
  try {
    const words = publishing(readFileSync(join(root, '.github/workflows/publish.yml'), 'utf8'))
    const program = [...(await pnpm()), ...words]
    const only = (name) => program.map((word) => (word === './packages/*' ? `./packages/${name}` : word))
    // One that broke off in the middle is begun again, and goes on.
    tell('one package is published', await run(only('password'), { cwd: root, env }))
    tell('the others are', await run(program, { cwd: root, env }))
    const versions = await Promise.all(
      publicPackages().map(async ({ folder }) => {
        const { name, version } = manifestOf(folder)
        const held = await fetch(`${address}${name.replace('/', '%2f')}`).then((answer) => answer.json())
        return held.versions?.[version] ? [] : [`${name} ${version} isn’t there`]
      }),
    )
    tell('each is there', { code: versions.flat().length, output: versions.flat().join('\n') })

    const project = join(home, 'project')
    mkdirSync(project)
    writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n')
    writeFileSync(join(project, '.npmrc'), `@laissez-passer:registry=${address}\n`)
    const names = ['relying-party', 'testing'].map((name) => `@laissez-passer/${name}`)
    tell('npm installs', await run(['npm', 'install', '--no-audit', '--no-fund', ...names], { cwd: project }))
    const ours = readdirSync(join(project, 'node_modules/@laissez-passer'))
    const found = ours.filter((name) => !existsSync(join(project, 'node_modules/@laissez-passer', name, 'dist')))
    tell('what came is built', { code: found.length, output: found.join('\n') })
    const script =
      "import { createTestProvider } from '@laissez-passer/testing'; const idp = await createTestProvider(); await idp.close()"
    writeFileSync(join(project, 'try.mjs'), script)
    tell('and runs', await run([join(root, 'node_modules/.bin/node'), 'try.mjs'], { cwd: project }))
    await tryCreate(address, { home: join(home, 'person'), tell })
  } finally {
    close()
    rmSync(home, { recursive: true, force: true })
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

await main()
