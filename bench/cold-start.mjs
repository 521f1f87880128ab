// CPU time of a cold isolate: `node bench/cold-start.mjs [rounds] [app]`, after `pnpm build`; on Linux. A
// workerd of its own answers its first request, the page that most begin with; what workerd itself takes
// until it answers with an empty Worker, bound to the same, is taken off. Its database is migrated before.
// What all threads computed is counted, not how long it took, and the stages take turns in each round: what
// else runs falls on all of them alike.
//
// EU Login is two Workers. workerd starts all that it is given, Cloudflare's network only what is asked for:
// what stands in front is measured before a Worker that has nothing but what EU Login said is shown first,
// and answers by that alone, for whoever comes by themselves and for whom a service sent. EU Login itself is
// measured alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { workerOptions } from '../scripts/workers/options.mjs'
import { cpuOf, workerdsBelow } from './cpu.mjs'
import { freePort } from '../scripts/ports.mjs'

const secret = 'only-in-this-measurement-'.repeat(2)

/** What is asked, of whom, and what each is told. */
const apps = {
  login: {
    path: '/cas/login',
    sent: authorization(),
    settings: { SECRET_KEY: secret, PORTAL_CLIENT_SECRET: secret, LOG_LEVEL: 'error' },
  },
  portal: {
    path: '/',
    settings: { PORTAL_SECRET_KEY: secret, PORTAL_CLIENT_SECRET: secret, LOG_LEVEL: 'error' },
  },
}

const channel = 'export class Channel { fetch() {} }'
const answer = 'queue() {}, fetch: () => new Response() }'

/** Workers that do ever more of a start, by what they add; null: the app’s own. */
const stages = (main, more = '') => ({
  empty: `${more}; export default { ${answer}`,
  // What Miniflare itself computes when its cache or its database is asked the first time, is not the
  // Worker’s.
  asking: `${more}; export default { queue() {}, async fetch(_, { DB, SHELF }) {
    await (DB ? DB.prepare('SELECT 1').first() : SHELF?.get('nothing'))
    return new Response()
  } }`,
  // workerd compiles every module that it is given, imported or not.
  compiled: `${more}; export const later = () => import('./${main}'); export default { ${answer}`,
  evaluated: `import './${main}'; ${more}; export default { ${answer}`,
  answered: null,
})

/** The way of whom Europass sent: the authorization request, and the page that it leads to. */
function authorization() {
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: 'europass',
    redirect_uri: 'http://localhost:4001/auth/callback',
    scope: 'openid email profile',
    state: 'state',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
  })
  return `/cas/oauth2/authorize?${request}`
}

/**
 * Milliseconds of CPU until the first answer, for each stage a list with one of each round.
 *
 * @param app `login` or `portal`
 * @returns `whole`: the app’s Worker; `front`: what stands before it, null where nothing does
 */
export async function coldStarts(app, { rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'cold-start-'))
  const { path, sent, settings } = apps[app]
  // One address for all: pages are kept by theirs.
  const port = await freePort()
  const ask = (options, at = path) => cpuUntilAnswered({ ...options, host: '127.0.0.1', port }, at)
  try {
    const { options } = workerOptions(app, { folder, settings, alone: true })
    const all = workerOptions(app, { folder, settings }).options
    // What it calls beside it would be compiled with it.
    const both = {
      ...all,
      workers: [...all.workers.filter(({ config: { name } }) => name.endsWith('-front')), ...options.workers],
    }
    // Migrates.
    const { book } = await ask(both)
    const more = options.workers[0].config.exports?.Channel ? channel : ''
    const measured = [{ name: 'whole', options, stages: stages('worker.js', more) }]
    if (both.workers.length > 1) {
      const alone = before(both, standIn(book))
      measured.push({ name: 'front', options: alone, stages: stages('front.js') })
      if (sent) measured.push({ name: 'sent', at: sent, options: alone, stages: stages('front.js') })
    }
    const found = Object.fromEntries(
      measured.map(({ name, stages: all }) => [name, Object.fromEntries(Object.keys(all).map((stage) => [stage, []]))]),
    )
    for (let round = 0; round < rounds; round++)
      for (const { at, name, options: how, stages: all } of measured)
        for (const [stage, main] of Object.entries(all)) {
          const { answered, cpu } = await ask(main === null ? how : behind(main, { how, stage }), at)
          // Else it had the stand-in asked, which has no page.
          if (name !== 'whole' && main === null && !answered.includes('name="identifier"'))
            throw new Error(`${name} didn’t answer by itself`)
          found[name][stage].push(cpu)
        }
    return { front: null, sent: null, ...found }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A Worker that says what is shown first, and no more. */
function standIn(book) {
  return `import { WorkerEntrypoint } from 'cloudflare:workers'
    export class FirstPages extends WorkerEntrypoint { fetch() { return new Response(${JSON.stringify(book)}) } }
    export default { fetch: () => new Response('nothing') }`
}

/** What stands in front, with another Worker behind it. */
function before({ workers: [front, whole], ...options }, main) {
  const { compatibilityDate, name } = whole.config
  const manifest = { mainModule: 'main.js', modules: { 'main.js': { type: 'esm', contents: main } } }
  return { ...options, workers: [front, { config: { name, compatibilityDate, manifest } }] }
}

/**
 * The same with another main module in the first Worker, before its own modules or, where it is to have none,
 * instead.
 */
function behind(main, { how, stage }) {
  const [{ config, ...worker }, ...others] = how.workers
  const own = stage === 'empty' || stage === 'asking' ? {} : config.manifest.modules
  const modules = { ...own, 'stage.js': { type: 'esm', contents: main } }
  return {
    ...how,
    workers: [
      { ...worker, config: { ...config, manifest: { ...config.manifest, mainModule: 'stage.js', modules } } },
      ...others,
    ],
  }
}

/**
 * `cpu`: milliseconds that workerd has computed, all its threads, when the first answer is read; `answered`:
 * that; `book`: what stands in front has put on its shelf.
 */
async function cpuUntilAnswered(options, path) {
  const workerd = new Miniflare(options)
  try {
    const address = await workerd.ready
    const response = await fetch(new URL(path, address), { headers: { 'Accept-Language': 'en' } })
    const answered = await response.text()
    // The only one that this process has started.
    const cpu = cpuOf(workerdsBelow(process.pid)[0])
    if (!response.ok) throw new Error(`answered ${response.status}`)
    return { cpu, answered, book: await shelved(workerd, options) }
  } finally {
    await workerd.dispose()
  }
}

/** It is put there behind the answer. Null where there is no shelf. */
async function shelved(workerd, { workers: [{ config }] }) {
  if (!config.env?.SHELF) return null
  const shelf = await workerd.getR2Bucket('SHELF', config.name)
  for (let tries = 0; tries < 100; tries++) {
    const book = await shelf.get('first.json')
    if (book) return book.text()
    await setTimeout(50)
  }
  return null
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 15)
  const app = process.argv[3] ?? 'login'
  const found = await coldStarts(app, { rounds })
  for (const name of ['front', 'sent', 'whole']) if (found[name]) tell(name, found[name])

  function tell(name, of) {
    const above = (stage, below) => of[stage].map((ms, round) => ms - of[below][round])
    const told = (all) => {
      const sorted = all.map(Math.round).toSorted((a, b) => a - b)
      return `${sorted[sorted.length >> 1]} ms (${sorted[0]} to ${sorted.at(-1)})`
    }
    console.log(`${app}, ${name}: workerd with an empty Worker: ${told(of.empty)}`)
    console.log(`  Miniflare asked for what it keeps: ${told(above('asking', 'empty'))}`)
    console.log(`  compiling the modules: ${told(above('compiled', 'empty'))}`)
    console.log(`  evaluating them: ${told(above('evaluated', 'compiled'))}`)
    console.log(`  the first request: ${told(above('answered', 'evaluated'))}`)
    console.log(`cold start above an empty Worker: ${told(above('answered', 'empty'))}, CPU, ${rounds} rounds`)
  }
}
