// The half of `warm-runner.mjs` inside vitest’s worker: modules of the product are loaded once, a change is
// switched on by its number (Stryker has written all of them into the files), and only files of tests are
// evaluated anew for each: what supports them leaves nothing behind (CONTRIBUTING, Tests).
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { TestRunner, vi } from 'vitest'
import { collectTests, startTests } from 'vitest/internal/browser'

const changes = (globalThis.__stryker__ ??= {})

/**
 * Milliseconds that a test may take with a change in it: what it took without, this many times, or the least.
 * And how many times as often as without it may pass the change: pages that never end ask a database
 * thousands of times before the limit that Stryker draws from all tests together.
 */
const patience = { times: 10, least: 5_000, passes: 100 }

/**
 * Milliseconds of processor time: what a file of tests is asked at once, before others are; and what all that
 * is asked about one change may cost. A change that lives may yet be noticed by a test that wasn’t asked.
 */
const asked = { atOnce: 300, most: 1000 * Number(process.env.MUTATION_SECONDS ?? 10) }

/** Tests that cost more than this many typical ones, and more milliseconds than the least, aren’t asked. */
const slow = { times: 50, least: 500 }

export default class extends TestRunner {
  /** Before its first file, the worker begins to listen. */
  async onBeforeCollect() {
    await new Promise(() => serve(this))
  }
}

function serve(outer) {
  const runner = new TestRunner(outer.config)
  Object.defineProperty(runner, 'moduleRunner', { value: outer.moduleRunner })
  runner.__setTraces(outer._otel)
  runner.onAfterRunTask = (test) => {
    changes.currentTestId = test.file.filepath
    if (test.result?.state === 'fail') runner.cancelRun = true
  }
  // Vitest forgets what it keeps of each test when its worker ends; this one doesn’t.
  runner.onCleanupWorkerContext = (forget) => Object.assign(runner, { forget })
  const judging = judge(runner)
  const channel = new BroadcastChannel('mutation')
  channel.onmessage = async ({ data: { kind, ...question } }) => {
    channel.postMessage(await judging[kind](question))
  }
  channel.postMessage('ready')
}

function judge(runner) {
  /** What the first run, without any change, knows of each test. */
  const known = new Map()
  /** How often a test noticed something; those that did are asked first. */
  const kills = new Map()
  const unreliable = new Set()
  const loaded = new Set()
  /** Which changes each test passes, and by place what of that is rare there. */
  let passed = {}
  const rarities = new Map()

  /** Runs tests of one file with a change, or with none; the first that fails. */
  async function run(file, tests, { hitLimit, mutant } = {}) {
    // Where a test stands is known, and costs more to find than most of them take.
    Object.assign(runner.config, { includeTaskLocation: false })
    // What a module does while it loads is done without the change.
    if (!loaded.has(file)) await collectTests([{ filepath: file }], runner)
    loaded.add(file)
    const slowest = Math.max(...tests.map((id) => known.get(id).timeSpentMs))
    const timeout = Math.max(patience.least, patience.times * slowest)
    Object.assign(runner.config, { testTimeout: timeout, hookTimeout: timeout })
    Object.assign(runner, { cancelRun: false })
    const mayPass = Math.min(hitLimit ?? Infinity, patience.passes * (1 + passesOf(tests, mutant)))
    Object.assign(changes, { activeMutant: mutant, hitCount: 0, hitLimit: mayPass, currentTestId: undefined })
    try {
      const [ran] = await startTests([{ filepath: file, testIds: tests.map((id) => known.get(id).task) }], runner)
      return failure(ran)
    } finally {
      changes.activeMutant = undefined
      await runner.forget?.()
      clean()
    }
  }

  function passesOf(tests, mutant) {
    return tests.reduce((sum, id) => sum + (passed[id]?.[mutant] ?? 0), 0)
  }

  function failure(ran) {
    if (ran.result?.state !== 'fail') return null
    const failed = testsOf(ran).find(({ result }) => result?.state === 'fail')
    const messages = [failed, ran, ...ran.tasks].map((task) => task?.result?.errors?.[0]?.message)
    return { task: failed?.id ?? null, message: messages.find(Boolean) ?? 'failed' }
  }

  return {
    async all({ files, kept }) {
      for (const [id, each] of kept?.known ?? []) if (kept.files.includes(each.file)) known.set(id, each)
      const tests = (kept?.tests ?? []).filter(({ id }) => known.has(id))
      const broken = (kept?.broken ?? []).filter(({ file }) => kept.files.includes(file))
      for (const file of files) {
        changes.currentTestId = undefined
        await collectTests([{ filepath: file }], runner)
        changes.currentTestId = file
        Object.assign(runner.config, { testTimeout: 120_000, hookTimeout: 120_000 })
        const took = new Map()
        runner.onBeforeTryTask = function (test, options) {
          changes.currentTestId = test.id
          took.set(test.id, cpuMs())
          return TestRunner.prototype.onBeforeTryTask.call(this, test, options)
        }
        runner.cancelRun = false
        runner.onAfterRunTask = ({ id }) => {
          changes.currentTestId = file
          took.set(id, cpuMs() - (took.get(id) ?? cpuMs()))
        }
        const [ran] = await startTests([{ filepath: file }], runner)
        await runner.forget?.()
        clean()
        for (const test of testsOf(ran)) {
          const base = `${ran.name}#${nameOf(test)}`
          const id = known.has(base) ? `${base} (${test.id})` : base
          if (test.result?.state === 'skip' || test.mode === 'skip' || test.mode === 'todo') continue
          if (test.result?.state !== 'pass') {
            broken.push({
              id,
              file,
              message: test.result?.errors?.[0]?.message ?? failure(ran)?.message ?? 'didn’t run',
            })
            continue
          }
          const timeSpentMs = test.result.duration ?? 0
          known.set(id, { task: test.id, file, timeSpentMs, cost: took.get(test.id) ?? 0 })
          const startPosition = test.location && { line: test.location.line - 1, column: test.location.column - 1 }
          tests.push({ id, name: nameOf(test), fileName: file, timeSpentMs, startPosition })
        }
      }
      delete runner.onBeforeTryTask
      runner.onAfterRunTask = (test) => {
        if (test.result?.state === 'fail') runner.cancelRun = true
      }
      leaveOutSlow()
      const mutantCoverage = covered(kept?.mutantCoverage)
      passed = mutantCoverage.perTest
      return { tests: tests.filter(({ id }) => known.has(id)), broken, known: [...known], mutantCoverage }
    },

    /** What another worker knows of the tests. */
    learn({ known: all, perTest }) {
      for (const [id, each] of all) known.set(id, each)
      passed = perTest
    },

    async one({ hitLimit, mutant, place, tests }) {
      let ran = 0
      const covering = (tests ?? [...known.keys()]).filter((id) => known.has(id))
      for (const { file, ids } of inOrder(covering, place)) {
        for (;;) {
          const reliable = ids.filter((id) => !unreliable.has(id))
          if (reliable.length === 0) break
          ran += reliable.length
          const found = await run(file, reliable, { hitLimit, mutant })
          if (!found) break
          const killer = reliable.find((id) => known.get(id).task === found.task) ?? reliable[0]
          const asBefore = reliable.slice(0, reliable.indexOf(killer) + 1)
          // Alone, or, where it leans on those before it, with them.
          if (!(await run(file, [killer])) || !(await run(file, asBefore))) {
            note(place, { file, killer })
            return { killer, message: found.message, ran }
          }
          // A change before this one left something behind in a module: begin again with new ones.
          forgetModules()
          loaded.clear()
          if (await run(file, asBefore)) unreliable.add(killer)
        }
      }
      return { ran }
    },
  }

  /** A test that costs as much as hundreds of others would be asked about every change that lives. */
  function leaveOutSlow() {
    const all = [...known].sort(([, a], [, b]) => a.cost - b.cost)
    const typical = all[Math.floor(all.length / 2)]?.[1].cost ?? 0
    for (const [id, { cost }] of all) if (cost > slow.least && cost > slow.times * typical) known.delete(id)
  }

  /**
   * Files whose tests noticed changes of this place before, are called like it, or go where few others do
   * within it, come first, then what is quick: some tests of each, then the others, as long as it doesn’t
   * cost too much.
   */
  function inOrder(ids, place) {
    const words = wordsOf(place)
    const files = [...Map.groupBy(ids, (id) => known.get(id).file)].map(([file, each]) => {
      const { first, rest } = halved(each, place)
      const alike = wordsOf(file).intersection(words).size
      const worth = first.reduce((sum, id) => sum + rarity(place, id), 0)
      const weight = 1 + 5 * alike + 10 * worth + 3 * (kills.get(`${place} ${file}`) ?? 0)
      return { alike, file, first, rest, cost: costOf(first) / weight }
    })
    const parts = files.sort((a, b) => a.cost - b.cost)
    const [named, others] = [parts.filter(({ alike }) => alike > 0), parts.filter(({ alike }) => alike === 0)]
    const turns = [named, others].flatMap((each) => [
      ...each.map(({ file, first }) => ({ file, ids: first })),
      ...each.map(({ file, rest }) => ({ file, ids: rest })),
    ])
    let spent = 0
    const isAffordable = (id) => (spent += known.get(id).cost) <= asked.most
    return turns
      .map(({ file, ids: turn }) => ({ file, ids: turn.filter(isAffordable) }))
      .filter(({ ids: turn }) => turn.length > 0)
  }

  /** Those that are worth most for what they cost; and the others; each in their order. */
  function halved(ids, place) {
    const price = (id) => known.get(id).cost / (1 + 10 * rarity(place, id) + 3 * (kills.get(`${place} ${id}`) ?? 0))
    const chosen = new Set()
    let spent = 0
    for (const id of ids.toSorted((a, b) => price(a) - price(b))) {
      spent += known.get(id).cost
      if (chosen.size > 0 && spent > asked.atOnce) break
      chosen.add(id)
    }
    return { first: ids.filter((id) => chosen.has(id)), rest: ids.filter((id) => !chosen.has(id)) }
  }

  /**
   * How much a test goes through in this place, and around it in its folder, that others don’t: each change
   * shared among those that pass it. What a port hands on to the files beside it is passed by every test that
   * has a store; those that go where it leads are told by where else they go.
   */
  function rarity(place, id) {
    const near = dirname(place)
    if (!rarities.has(place)) rarities.set(place, raritiesIn([place]))
    if (!rarities.has(near)) rarities.set(near, raritiesIn(sourcesIn(near)))
    return (rarities.get(place).get(id) ?? 0) + (rarities.get(near).get(id) ?? 0)
  }

  function raritiesIn(places) {
    const here = places.flatMap((place) => [
      ...new Set(readFileSync(place, 'utf8').match(/(?<=stryMutAct_\w+\(")\d+/g)),
    ])
    const sums = new Map()
    for (const mutant of here) {
      const through = [...known.keys()].filter((id) => passed[id]?.[mutant] > 0)
      for (const id of through) sums.set(id, (sums.get(id) ?? 0) + 1 / through.length)
    }
    return sums
  }

  function costOf(ids) {
    return ids.reduce((sum, id) => sum + known.get(id).cost, 0)
  }

  function note(place, { file, killer }) {
    for (const key of [`${place} ${file}`, `${place} ${killer}`]) kills.set(key, (kills.get(key) ?? 0) + 1)
  }

  /** What ran while no test did (a file’s own lines, `beforeAll`) counts for each test of the file. */
  function covered(before = { static: {}, perTest: {} }) {
    const coverage = changes.mutantCoverage ?? { static: {}, perTest: {} }
    const perTest = {}
    for (const [id, { file, task }] of known) {
      if (before.perTest[id] && !coverage.perTest[file]) {
        perTest[id] = before.perTest[id]
        continue
      }
      const hits = { ...coverage.perTest[file] }
      for (const [mutant, count] of Object.entries(coverage.perTest[task] ?? {}))
        hits[mutant] = (hits[mutant] ?? 0) + count
      perTest[id] = hits
    }
    changes.mutantCoverage = undefined
    // What a test passes is judged by it, though a module passes it as well while it loads: Stryker would
    // begin a process for each.
    const passedIn = new Set(Object.values(perTest).flatMap((hits) => Object.keys(hits)))
    const whileLoading = Object.entries({ ...before.static, ...coverage.static })
    return { static: Object.fromEntries(whileLoading.filter(([mutant]) => !passedIn.has(mutant))), perTest }
  }
}

/** The files of a folder, without those below it. */
function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ name }) => join(folder, name))
}

/** Takes modules of ours out of the worker, so that they are evaluated anew. */
function forgetModules() {
  const { evaluatedModules } = globalThis.__vitest_worker__
  for (const module of evaluatedModules.idToModuleMap.values())
    if (module.id.includes('/packages/') && !module.id.includes('/node_modules/'))
      evaluatedModules.invalidateModule(module)
}

/** Of this thread’s processor time, which other programs don’t lengthen. */
function cpuMs() {
  const { system, user } = process.threadCpuUsage()
  return (system + user) / 1000
}

function clean() {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
}

/** What a file is called below `src` or `test`, in words. */
function wordsOf(file) {
  const [, below = ''] = /\/(?:src|test)\/(.*)$/.exec(file) ?? []
  return new Set(below.match(/[a-z\d]{3,}/g)?.filter((word) => !['index', 'node', 'test'].includes(word)) ?? [])
}

const testsOf = (suite) => suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]))

function nameOf(test) {
  const names = []
  for (let task = test; task && task !== test.file; task = task.suite) names.unshift(task.name)
  return names.join(' > ')
}
