// `npm run test:mutation`: changes the rules line by line, and asks whether a test notices. Works on a copy
// of what is committed; what was judged before is kept (in `.mutation`, also when interrupted), so that the
// next run takes only what changed. Areas or folders may be named:
// `npm run test:mutation -- federation packages/core/src/sign-in`; `--write` records what was found.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node, root, toolEnv } from './install.mjs'
import { byFolder, judge, scoreOf, wanted } from './mutation/judge.mjs'
import { endRunning, lastLines, run } from './run.mjs'

/** Where the rules are. What is data, only names things, or draws a picture, is left out. */
const areas = {
  password: ['!**/*.data.ts'],
  core: ['!packages/core/src/ports/**', '!packages/core/src/captcha/{draw,glyphs}.ts'],
  'store-sql': [
    '!packages/store-sql/src/{postgres,migrations,contract}/**',
    '!**/{*.contract,contract,fixtures,tables,d1*,postgres*}.ts',
  ],
  federation: [],
  hono: [],
}

/** Not below node_modules, where Node reads no TypeScript. */
const cache = join(root, '.mutation')
const copy = join(cache, 'copy')
const readJson = (name) => JSON.parse(readFileSync(new URL(`mutation/${name}`, import.meta.url), 'utf8'))
const equivalent = readJson('equivalent.json')

async function must(command, options) {
  const { code, output } = await run(command, options)
  if (code !== 0) throw new Error(`${command.slice(0, 3).join(' ')} failed:\n${lastLines(output)}`)
  return output.trim()
}

/** The last commit, in a folder that may be changed. */
async function copied() {
  const head = await must(['git', 'rev-parse', 'HEAD'], { cwd: root })
  mkdirSync(cache, { recursive: true })
  if (!existsSync(copy)) await must(['git', 'clone', '--quiet', root, copy], { cwd: root })
  await must(['git', 'fetch', '--quiet', root, 'HEAD'], { cwd: copy })
  await must(['git', 'reset', '--quiet', '--hard', head], { cwd: copy })
  const installing = "import('./scripts/install.mjs').then(({ install }) => install())"
  await must(['node', '-e', installing], { cwd: copy })
}

/**
 * What was asked for, whole areas, or folders or files of one: by area, so that its tests are run once
 * without a change, and then for all. pnpm hands on the `--` that npm takes away.
 */
function parts(given) {
  const names = given.filter((each) => each !== '--')
  const all = (names.length === 0 ? Object.keys(areas) : names).map((name) => {
    const area = Object.keys(areas).find((each) => name === each || name.startsWith(`packages/${each}/src`))
    if (!area) {
      console.error(
        `${name} isn’t one of ${Object.keys(areas).join(', ')}, nor a path below packages/<one of these>/src`,
      )
      process.exit(1)
    }
    const below = name === area ? `packages/${area}/src` : name.replace(/\/$/, '')
    return { area, name, place: below.endsWith('.ts') ? below : `${below}/` }
  })
  return Object.entries(Object.groupBy(all, ({ area }) => area))
}

/**
 * What tests of packages are run against, and with: as long as it stays, what was learnt of a test is true.
 */
async function surroundings() {
  const there = ['packages', 'scripts/mutation', 'vitest.shared.ts', 'pnpm-lock.yaml']
  const all = await must(['git', 'ls-tree', '-r', 'HEAD', ...there], { cwd: copy })
  const others = all.split('\n').filter((line) => !/\.test\.tsx?$|mutation\/\w+\.json$/.test(line))
  return createHash('sha256').update(others.join('\n')).digest('hex')
}

async function reportOf([area, places]) {
  const file = join(cache, `${area}.json`)
  const asked = {
    surroundings: await surroundings(),
    mutate: [...places.map(({ place }) => (place.endsWith('.ts') ? place : `${place}**/*.ts`)), ...areas[area]],
    project: `${area}:node`,
    report: file,
    incrementalFile: join(cache, `${area}.incremental.json`),
  }
  const stryker = join(copy, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  const env = { ...toolEnv(), MUTATION: JSON.stringify(asked), NO_COLOR: '1' }
  await must([node, stryker, 'run', 'scripts/mutation/stryker.config.mjs'], { cwd: copy, env })
  return withoutLeftOut(JSON.parse(readFileSync(file, 'utf8')), areas[area])
}

/** What earlier runs judged of files that have since been left out isn’t asked any more. */
function withoutLeftOut(report, patterns) {
  const isLeftOut = (file) => patterns.some((pattern) => matchesGlob(file, pattern.slice(1)))
  const files = Object.entries(report.files).filter(([file]) => !isLeftOut(file))
  return { ...report, files: Object.fromEntries(files) }
}

/** Puts the folders that were judged whole into the record, beside those that weren’t this time. */
function record({ area, place }, rows) {
  if (!/^packages\/[^/]+\/src\/([^/]+\/)?$/.test(place)) return
  const all = readJson('judged.json')
  const on = new Date().toISOString().slice(0, 10)
  for (const [folder, counts] of rows) all[area] = { ...all[area], [folder]: { on, ...counts } }
  all[area] = Object.fromEntries(Object.entries(all[area]).sort(([a], [b]) => (a < b ? -1 : 1)))
  const lines = JSON.stringify(all, null, 2).replaceAll(
    /\{\s+("on".*?)\s+\}/gs,
    (_, each) => `{ ${each.replaceAll(/\s+/g, ' ')} }`,
  )
  writeFileSync(new URL('mutation/judged.json', import.meta.url), `${lines}\n`)
}

/** Of a text those lines that the other hasn’t. */
function changedLines(text, other) {
  const there = new Set(other.split('\n'))
  const lines = text.split('\n').filter((line) => !there.has(line))
  return lines
    .slice(0, 3)
    .map((line) => line.trim())
    .join(' ⏎ ')
}

/** Says what became of the changes of one place; whether that is good enough. */
function told(report, { area, name, place }, write) {
  const { killed, living, unexplained, score } = judge(report, equivalent, place)
  for (const { file, line, mutatorName, from, to } of unexplained)
    console.log(`${file}:${line} ${mutatorName}\n  - ${changedLines(from, to)}\n  + ${changedLines(to, from)}`)
  const rows = byFolder(report, equivalent, place)
  for (const [folder, counts] of rows) console.log(`${scoreOf(counts).toFixed(1).padStart(5)} %  ${folder}`)
  if (write) record({ area, place }, rows)
  console.log(
    `${name}: ${killed + living} changes, ${killed} noticed, ${living - unexplained.length} change nothing: ${score.toFixed(1)} % (wanted ${wanted})`,
  )
  return score >= wanted
}

async function main() {
  process.once('SIGINT', () => (endRunning(), process.exit(130)))
  const given = process.argv.slice(2)
  const asked = parts(given.filter((each) => each !== '--write'))
  await copied()
  let isGood = true
  for (const part of asked) {
    const report = await reportOf(part)
    for (const place of part[1]) isGood = told(report, place, given.includes('--write')) && isGood
  }
  process.exitCode = isGood ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
