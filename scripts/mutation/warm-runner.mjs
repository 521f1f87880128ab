// Stryker’s test runner, for tests that stay loaded: Stryker’s own begins vitest anew for each change and
// loads every module again, seconds before the first test. Here one worker keeps what it loaded
// (`warm-worker.mjs`), and is told which change to make and which tests to run.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createVitest } from 'vitest/node'
import { sqlConditions } from './sql-conditions.mjs'

const { mutate, report, surroundings } = JSON.parse(process.env.MUTATION ?? '{}')

/**
 * What was learnt of the tests: for processes that begin later, and for later runs, which run those alone
 * that are new while nothing else changed.
 */
const learnt = `${report}.tests`
const of = JSON.stringify({ mutate, surroundings })

function remembered() {
  const memory = existsSync(learnt) ? JSON.parse(readFileSync(learnt, 'utf8')) : {}
  return memory.of === of ? memory : null
}

const printOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** What waits for the worker’s next answer. */
function conversation() {
  const channel = new BroadcastChannel('mutation')
  const waiting = []
  channel.onmessage = ({ data }) => waiting.shift()?.(data)
  const next = () => new Promise((resolve) => waiting.push(resolve))
  return {
    next,
    ask(question) {
      const answer = next()
      channel.postMessage(question)
      return answer
    },
    close: () => channel.close(),
  }
}

// Stryker has no door for mutators of one's own: this is its list.
const core = createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')
const instrumenter = pathToFileURL(createRequire(core).resolve('@stryker-mutator/instrumenter'))
const { allMutators } = await import(new URL('mutators/mutate.js', instrumenter))
allMutators.push(sqlConditions)

class WarmRunner {
  capabilities() {
    return { reloadEnvironment: false }
  }

  async init() {
    process.env.NODE_ENV = 'test'
    process.env.VITEST = '1'
    // The worker listens as long as it may; a process that lost its Stryker has nothing to wait for.
    process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
    this.talk = conversation()
    this.vitest = await createVitest('test', {
      config: 'scripts/mutation/vitest.config.ts',
      pool: 'threads',
      maxWorkers: 1,
      maxConcurrency: 1,
      includeTaskLocation: true,
      watch: false,
      reporters: [{}],
      coverage: { enabled: false },
      onConsoleLog: () => false,
    })
    const files = await this.vitest.globTestSpecifications()
    const isReady = this.talk.next()
    // Never ends by itself: before the first file the worker begins to listen.
    this.running = this.vitest.runTestSpecifications(files.slice(0, 1)).catch((error) => console.error(error))
    await isReady
  }

  async dryRun({ files }) {
    const { broken, mutantCoverage, tests } = await this.learn(files)
    for (const { id, message } of broken) console.error(`left out, fails here unchanged: ${id}\n  ${message}`)
    return { status: 'complete', mutantCoverage, tests: tests.map((test) => ({ ...test, status: 0 })) }
  }

  async learn(files) {
    this.vitest.config.related = files?.map((file) => file.replaceAll('\\', '/'))
    const specifications = await this.vitest.getRelevantTestSpecifications()
    const prints = Object.fromEntries(specifications.map(({ moduleId }) => [moduleId, printOf(moduleId)]))
    const before = remembered()
    const isNew = (file) => before?.prints[file] !== prints[file]
    const all = Object.keys(prints)
    if (before && !all.some(isNew)) return before
    const kept = before && { ...before, files: all.filter((file) => !isNew(file)) }
    const memory = { of, prints, ...(await this.talk.ask({ kind: 'all', files: all.filter(isNew), kept })) }
    this.hasLearnt = true
    writeFileSync(learnt, JSON.stringify(memory))
    return memory
  }

  async mutantRun({ activeMutant, hitLimit, sandboxFileName, testFilter }) {
    if (!this.hasLearnt) {
      const { known, mutantCoverage } = remembered()
      await this.talk.ask({ kind: 'learn', known, perTest: mutantCoverage.perTest })
    }
    this.hasLearnt = true
    const question = { kind: 'one', mutant: activeMutant.id, tests: testFilter, hitLimit }
    const { killer, message, ran } = await this.talk.ask({ ...question, place: relative('', sandboxFileName) })
    return killer
      ? { status: 'killed', killedBy: [killer], failureMessage: message, nrOfTests: ran }
      : { status: 'survived', nrOfTests: ran }
  }

  async dispose() {
    this.talk?.close()
    await this.vitest?.close()
  }
}

const factory = () => new WarmRunner()
factory.inject = []

/** Tells of each change that nothing noticed while the others are still tried. */
const living = () => ({
  onMutantTested({ fileName, location, mutatorName, replacement, status }) {
    if (status !== 'Survived' && status !== 'NoCoverage') return
    const place = `${relative('', fileName)}:${location.start.line}:${location.start.column}`
    appendFileSync(`${report}.living`, `${status} ${place} ${mutatorName} ${replacement.replaceAll(/\s+/g, ' ')}\n`)
  },
})
living.inject = []

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'warm', factory },
  { kind: 'Reporter', name: 'living', factory: living },
]
