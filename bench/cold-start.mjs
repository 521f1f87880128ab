// CPU time of a cold isolate: `node bench/cold-start.mjs [rounds]`, after `pnpm build`; on Linux. EU Login’s
// Worker in a workerd of its own answers its first request, the sign-in page; what workerd itself takes until
// it answers with an empty Worker, bound to the same, is taken off. Its database is migrated before. What all
// threads computed is counted, not how long it took, and the stages take turns in each round: what else runs
// falls on all of them alike.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { workerOptions } from '../scripts/workers/options.mjs'
import { cpuOf, workerdsBelow } from './cpu.mjs'

const settings = { SECRET_KEY: 'only-in-this-measurement-'.repeat(2), LOG_LEVEL: 'error' }

const channel = 'export class Channel { fetch() {} }'
const answer = 'queue() {}, fetch: () => new Response() }'

/** Workers that do ever more of a start, by what they add; null: EU Login’s own. */
const stages = {
  empty: `${channel}; export default { ${answer}`,
  // workerd compiles every module that it is given, imported or not.
  compiled: `${channel}; export const later = () => import('./worker.js'); export default { ${answer}`,
  evaluated: `export { Channel } from './worker.js'; export default { ${answer}`,
  answered: null,
}

/**
 * Milliseconds of CPU until the first answer, for each stage a list with one of each round; each stage does
 * what the one before it does.
 */
export async function coldStarts({ rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'cold-start-'))
  try {
    const { options } = workerOptions('login', { folder, settings })
    // Migrates.
    await cpuUntilAnswered(options)
    const found = Object.fromEntries(Object.keys(stages).map((stage) => [stage, []]))
    for (let round = 0; round < rounds; round++)
      for (const [stage, main] of Object.entries(stages))
        found[stage].push(await cpuUntilAnswered(main === null ? options : behind(main, { options, stage })))
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The same Worker with another main module, before its own modules or, where it is empty, instead of them.
 */
function behind(main, { options, stage }) {
  const workers = options.workers.map((worker) => {
    const { manifest } = worker.config
    const modules = { ...(stage === 'empty' ? {} : manifest.modules), 'stage.js': { type: 'esm', contents: main } }
    return { ...worker, config: { ...worker.config, manifest: { ...manifest, mainModule: 'stage.js', modules } } }
  })
  return { ...options, workers }
}

/** Milliseconds that workerd has computed, all its threads, when the first answer is read. */
async function cpuUntilAnswered(how) {
  const workerd = new Miniflare(how)
  try {
    const address = await workerd.ready
    const answered = await fetch(new URL('/cas/login', address), { headers: { Host: 'localhost:4000' } })
    await answered.text()
    if (!answered.ok) throw new Error(`answered ${answered.status}`)
    // The only one that this process has started.
    return cpuOf(workerdsBelow(process.pid)[0])
  } finally {
    await workerd.dispose()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 15)
  const found = await coldStarts({ rounds })
  const above = (stage, below) => found[stage].map((ms, round) => ms - found[below][round])
  const told = (all) => {
    const sorted = all.map(Math.round).toSorted((a, b) => a - b)
    return `${sorted[sorted.length >> 1]} ms (${sorted[0]} to ${sorted.at(-1)})`
  }
  console.log(`workerd with an empty Worker: ${told(found.empty)}`)
  console.log(`  compiling the modules: ${told(above('compiled', 'empty'))}`)
  console.log(`  evaluating them: ${told(above('evaluated', 'compiled'))}`)
  console.log(`  the first request: ${told(above('answered', 'evaluated'))}`)
  console.log(`cold start above an empty Worker: ${told(above('answered', 'empty'))}, CPU, ${rounds} rounds`)
}
