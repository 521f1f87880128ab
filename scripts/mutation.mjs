// `npm run test:mutation`: changes the rules line by line, and asks whether a test notices. Works on a copy
// of what is committed; what was judged before is kept, so that the next run takes only what changed. Areas
// or folders may be named: `npm run test:mutation -- federation packages/core/src/sign-in`.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node, root, toolEnv } from './install.mjs'
import { judge, wanted } from './mutation/judge.mjs'
import { endRunning, lastLines, run } from './run.mjs'

/** Where the rules are, and the tests that hold them. What is data, or only names things, is left out. */
const areas = {
  password: ['!**/*.data.ts'],
  core: ['!packages/core/src/ports/**'],
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
const equivalent = JSON.parse(readFileSync(new URL('mutation/equivalent.json', import.meta.url), 'utf8'))

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
 * What was asked for: a whole area, or a folder or file of one. pnpm hands on the `--` that npm takes away.
 */
function parts(given) {
  const names = given.filter((each) => each !== '--')
  return (names.length === 0 ? Object.keys(areas) : names).map((name) => {
    const area = Object.keys(areas).find((each) => name === each || name.startsWith(`packages/${each}/src`))
    if (!area) {
      console.error(
        `${name} isn’t one of ${Object.keys(areas).join(', ')}, nor a path below packages/<one of these>/src`,
      )
      process.exit(1)
    }
    const place = name === area ? `packages/${area}/src` : name.replace(/\/$/, '')
    return { name, area, mutate: [place.endsWith('.ts') ? place : `${place}/**/*.ts`, ...areas[area]] }
  })
}

async function judged({ name, area, mutate }) {
  const file = join(cache, `${name.replaceAll('/', '_')}.json`)
  const asked = {
    mutate,
    project: `${area}:node`,
    report: file,
    incrementalFile: join(cache, `${area}.incremental.json`),
  }
  const stryker = join(copy, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  const env = { ...toolEnv(), MUTATION: JSON.stringify(asked), NO_COLOR: '1' }
  await must([node, stryker, 'run', 'scripts/mutation/stryker.config.mjs'], { cwd: copy, env })
  return judge(JSON.parse(readFileSync(file, 'utf8')), equivalent)
}

async function main() {
  process.once('SIGINT', () => (endRunning(), process.exit(130)))
  const asked = parts(process.argv.slice(2))
  await copied()
  let isGood = true
  for (const part of asked) {
    const { killed, living, unexplained, score } = await judged(part)
    for (const { file, line, mutatorName, from, to } of unexplained)
      console.log(`${file}:${line} ${mutatorName}\n  - ${from.split('\n')[0]}\n  + ${to.split('\n')[0]}`)
    console.log(
      `${part.name}: ${killed + living} changes, ${killed} noticed, ${living - unexplained.length} change nothing: ${score.toFixed(1)} % (wanted ${wanted})`,
    )
    isGood &&= score >= wanted
  }
  process.exitCode = isGood ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
