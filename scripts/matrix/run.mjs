// The packages as npm users get them, in fresh projects: every README's install line under npm, pnpm and yarn
// (Plug'n'Play), its examples run where it installed; the same examples on other runtimes; the types of every
// entry under each TypeScript. `node scripts/matrix/run.mjs [row…] [package…]`; what a runtime
// lacks is said.
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { node, root } from '../install.mjs'
import { packAll, scopedPackages } from '../pack.mjs'
import { lastLines, run } from '../run.mjs'
import { nextRow, workerdRow } from './apps.mjs'
import { home, managerNames, project, readmeOf } from './projects.mjs'
import { serveTarballs } from './registry.mjs'
import { resolutions, typesIn, typeScripts } from './types.mjs'
import { viteRow } from './vite.mjs'

const { transform } = createRequire(realpathSync(join(root, 'node_modules/tsup/package.json')))('esbuild')
/** Those named on the command line; all by default. */
let wantedPackages = scopedPackages().map(({ name }) => name)
const readmes = () => wantedPackages.map(readmeOf)

/** Writes examples as modules; returns their files, and whether they listen. */
async function written(folder, examples) {
  const files = []
  for (const { code, language, line } of examples) {
    const file = join(folder, `line-${line}.mjs`)
    const { code: script } = await transform(code, {
      loader: language,
      format: 'esm',
      jsx: 'automatic',
      target: 'es2024',
    })
    writeFileSync(file, script)
    files.push({ file, listens: /\b(?:serve|listen)\(/.test(code) })
  }
  writeFileSync(
    join(folder, 'assert.mjs'),
    'console.assert = (right, ...words) => { if (!right) throw new Error(words.join(" ") || "an assertion of the example does not hold") }\n',
  )
  return files
}

/** One row: every README by itself, installed by its own line and nothing else, its examples run. */
async function readmeRow(manager, { registry, tell }) {
  for (const { name, wanted, examples } of readmes()) {
    const made = await project(`${manager}-${name}`, { manager, registry, wanted })
    if (made.failed !== null) {
      tell(`${manager} · ${name} · ${wanted.join(' ')}`, lastLines(made.failed, 25))
      continue
    }
    await runExamples(`${manager} · ${name}`, { made, examples, tell })
    rmSync(made.folder, { recursive: true, force: true })
  }
}

let before = Promise.resolve()

/** What listens has a port that an example names: the same example in another row waits for it. */
function inTurn(listens, work) {
  if (!listens) return work()
  const mine = before.then(work)
  before = mine.catch(() => {})
  return mine
}

/** Runs a README's examples in a project, on the Node of this repository. */
async function runExamples(row, { made, examples, tell }) {
  const failures = []
  for (const { file, listens } of await written(made.folder, examples)) {
    const args = [...made.node, '--import', './assert.mjs', file]
    const { code, output } = await inTurn(listens, () =>
      run([node, ...args], { cwd: made.folder, env: bare(), timeout: 60_000 }),
    )
    if (code !== 0) failures.push(`${file}\n${toldOf(output)}`)
  }
  tell(row, failures.length > 0 ? failures.join('\n') : null)
}

/** Other runtimes: everything installed once by npm, the same examples. */
const runtimes = {
  node22: { npm: 'node@22', command: (bin) => [bin('node')], preload: (file) => ['--import', file] },
  node24: { npm: 'node@24', command: (bin) => [bin('node')], preload: (file) => ['--import', file] },
  node26: { npm: 'node@26', command: (bin) => [bin('node')], preload: (file) => ['--import', file] },
  bun: { npm: 'bun@1', command: (bin) => [bin('bun'), 'run'], preload: (file) => ['--preload', file] },
  deno: {
    npm: 'deno@2',
    command: (bin) => [bin('deno'), 'run', '--allow-all', '--node-modules-dir=manual', '--no-lock'],
    preload: (file) => ['--preload', file],
  },
}
/** What a runtime doesn't have, by the words with which an example then ends; the docs page says it. */
const lacking = { bun: /node:sqlite|No such built-in module/ }

async function everything(name, { registry, extra = [] }) {
  const wanted = [...new Set([...readmes().flatMap((readme) => readme.wanted), ...extra])]
  return project(name, { registry, wanted })
}

async function runtimeRow(name, { registry, tell }) {
  const { npm, command, preload } = runtimes[name]
  const made = await everything(name, { registry })
  const tool = await project(`${name}-itself`, { registry, wanted: [npm] })
  if (made.failed ?? tool.failed) return tell(name, lastLines(made.failed ?? tool.failed))
  const bin = (program) => join(tool.folder, 'node_modules/.bin', program)
  for (const { name: readme, examples } of readmes()) {
    const failures = []
    let lacked = 0
    for (const { file, listens } of await written(made.folder, examples)) {
      const { code, output } = await inTurn(listens, () =>
        run([...command(bin), ...preload('./assert.mjs'), file], { cwd: made.folder, env: bare() }),
      )
      if (code === 0) continue
      if (lacking[name]?.test(output)) lacked += 1
      else failures.push(`${file}\n${toldOf(output)}`)
    }
    const without = lacked > 0 ? ` (${lacked} of ${examples.length} need node:sqlite, which it lacks)` : ''
    tell(`${name} · ${readme}${without}`, failures.length > 0 ? failures.join('\n') : null)
  }
}

/** Every entry of every package, checked with the libraries' own declarations. */
async function typesRow(version, { registry, tell }) {
  const react = { '@types/react': '19', '@types/node': '22' }
  const extra = [
    `typescript@${version}`,
    ...Object.entries(react).map(([name, at]) => `${name}@${at}`),
    'pg',
    '@types/pg',
  ]
  const made = await everything(`types-${version}`, { registry, extra })
  if (made.failed !== null) return tell(`TypeScript ${version}`, lastLines(made.failed))
  for (const resolution of resolutions) {
    const errors = await typesIn(made.folder, { version, resolution })
    tell(`TypeScript ${version} · ${resolution}`, errors)
  }
}

/**
 * Libraries that are the program's own, at both ends of what our ranges allow: whose READMEs run with them.
 */
const ends = {
  react18: { of: ['widgets', 'pages'], wanted: ['react@18', 'react-dom@18', '@types/react@18', '@types/react-dom@18'] },
  react19: { of: ['widgets', 'pages'], wanted: ['react@19', 'react-dom@19', '@types/react@19', '@types/react-dom@19'] },
  'hono-least': { of: ['hono', 'relying-party', 'server', 'testing'], wanted: [`hono@${leastHono()}`] },
  'hono-newest': { of: ['hono', 'relying-party', 'server', 'testing'], wanted: ['hono@4'] },
}

function leastHono() {
  const { peerDependencies } = JSON.parse(readFileSync(join(root, 'packages/hono/package.json'), 'utf8'))
  return peerDependencies.hono.replace('^', '')
}

async function endRow(row, { registry, tell }) {
  const { of, wanted } = ends[row]
  const own = wanted.map((each) => each.replace(/(?<=.)@[^@]*$/, ''))
  for (const { name, wanted: line, examples } of of.map(readmeOf)) {
    const made = await project(`${row}-${name}`, {
      registry,
      wanted: [...line.filter((each) => !own.includes(each)), ...wanted, 'typescript@6', '@types/node@24'],
    })
    if (made.failed !== null) {
      tell(`${row} · ${name}`, lastLines(made.failed, 25))
      continue
    }
    const errors = await typesIn(made.folder, { version: '6.0', resolution: 'bundler', only: [name] })
    tell(`${row} · ${name} · types`, errors)
    await runExamples(`${row} · ${name}`, { made, examples, tell })
  }
}

/** The error itself, and where it came from. */
const toldOf = (output) => [/^.*\bError\b.*$/m.exec(output)?.[0], lastLines(output, 8)].filter(Boolean).join('\n')

const bare = () => ({ ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' })

const rows = {
  ...Object.fromEntries(managerNames.map((name) => [name, (with_) => readmeRow(name, with_)])),
  ...Object.fromEntries(Object.keys(runtimes).map((name) => [name, (with_) => runtimeRow(name, with_)])),
  ...Object.fromEntries(Object.keys(ends).map((name) => [name, (with_) => endRow(name, with_)])),
  next: (with_) => nextRow('19', with_),
  next18: (with_) => nextRow('18', with_),
  vite: viteRow,
  workerd: workerdRow,
  ...Object.fromEntries(typeScripts.map((version) => [`ts${version}`, (with_) => typesRow(version, with_)])),
}

async function main(asked) {
  const [only, packages] = [asked.filter((word) => word in rows), asked.filter((word) => !(word in rows))]
  if (packages.length > 0) wantedPackages = packages
  const registry = await serveTarballs(await packAll())
  let passed = 0
  let failed = 0
  const tell = (name, fault) => {
    if (fault === null) passed += 1
    else failed += 1
    console.log(fault === null ? `ok   ${name}` : `FAIL ${name}\n${fault}\n`)
  }
  const waiting = Object.entries(rows).filter(([name]) => only.length === 0 || only.includes(name))
  const worker = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) await row[1]({ registry: registry.address, tell })
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker))
  registry.close()
  rmSync(home, { recursive: true, force: true })
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

await main(process.argv.slice(2))
