// CPU time of a cold isolate: `node bench/cold-start.mjs [rounds] [app]`, after `pnpm build`; on Linux. A
// workerd of its own answers its first request, the page that most begin with; what workerd itself takes
// until it answers with an empty Worker, bound to the same, is taken off. Its database is migrated before.
// What all threads computed is counted, not how long it took, and the stages take turns in each round: what
// else runs falls on all of them alike.
//
// Both apps answer their first pages before the rest of them is loaded (decision 0147): EU Login's, for
// whoever comes by themselves and for whom a service sent, by what lies on its shelf. What needs the rest is
// measured beside them. Workers that a Worker calls don't start: workerd would start them all.
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
    paths: { first: '/cas/login', sent: authorization(), whole: '/cas/register' },
    settings: { SECRET_KEY: secret, PORTAL_CLIENT_SECRET: secret, LOG_LEVEL: 'error' },
  },
  portal: {
    paths: { first: '/', whole: '/readyz' },
    settings: { PORTAL_SECRET_KEY: secret, PORTAL_CLIENT_SECRET: secret, LOG_LEVEL: 'error' },
  },
}

/** Classes of Durable Objects have to be there. */
const objects = (names) => names.map((name) => `export class ${name} { fetch() {} }`).join(';')
const answer = 'queue() {}, scheduled() {}, fetch: () => new Response() }'

/** Workers that do ever more of a start, by what they add; null: the app’s own. */
const stages = (more) => ({
  empty: `${more}; export default { ${answer}`,
  // What Miniflare itself computes when its bucket or its database is asked the first time, is not the
  // Worker’s.
  asking: `${more}; export default { queue() {}, async fetch(_, { DB, SHELF }) {
    await Promise.all([DB.prepare('SELECT 1').first(), SHELF?.get('nothing')])
    return new Response()
  } }`,
  // A module is compiled when it is first imported.
  evaluated: `import './worker.js'; ${more}; export default { ${answer}`,
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
 * @returns by what is asked for: `first`, the page that most begin with; `sent`, an authorization request and
 * the page that it leads to, where there are any; `whole`, what needs all of the Worker
 */
export async function coldStarts(app, { rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'cold-start-'))
  const { paths, settings } = apps[app]
  // One address for all: pages are kept by theirs.
  const port = await freePort()
  const { options } = workerOptions(app, { folder, settings, alone: true })
  const ask = (how, path) => cpuUntilAnswered({ ...how, host: '127.0.0.1', port }, path)
  try {
    // Migrates, and fills the shelf.
    await ask(options, paths.whole)
    await ask({ ...options, untilShelved: true }, paths.first)
    const all = stages(objects(Object.keys(options.workers[0].config.exports ?? {})))
    const found = Object.fromEntries(
      Object.keys(paths).map((name) => [name, Object.fromEntries(Object.keys(all).map((stage) => [stage, []]))]),
    )
    for (let round = 0; round < rounds; round++)
      for (const [name, path] of Object.entries(paths))
        for (const [stage, main] of Object.entries(all))
          found[name][stage].push(await ask(main === null ? options : behind(main, { how: options, stage }), path))
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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

/** Milliseconds that workerd has computed, all its threads, when the first answer is read. */
async function cpuUntilAnswered({ untilShelved = false, ...options }, path) {
  const workerd = new Miniflare(options)
  try {
    const address = await workerd.ready
    const response = await fetch(new URL(path, address), { headers: { 'Accept-Language': 'en' } })
    await response.text()
    // The only one that this process has started.
    const cpu = cpuOf(workerdsBelow(process.pid)[0])
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    if (untilShelved) await shelved(workerd, options)
    return cpu
  } finally {
    await workerd.dispose()
  }
}

/** It is put there behind the answer. Nothing where there is no shelf. */
async function shelved(workerd, { workers: [{ config }] }) {
  if (!config.env?.SHELF) return
  const shelf = await workerd.getR2Bucket('SHELF', config.name)
  for (let tries = 0; tries < 100; tries++) {
    if (await shelf.get('first.json')) return
    await setTimeout(50)
  }
  throw new Error('nothing was put on the shelf')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 15)
  const app = process.argv[3] ?? 'login'
  const found = await coldStarts(app, { rounds })
  for (const [name, of] of Object.entries(found)) tell(name, of)

  function tell(name, of) {
    const above = (stage, below) => of[stage].map((ms, round) => ms - of[below][round])
    const told = (all) => {
      const sorted = all.map(Math.round).toSorted((a, b) => a - b)
      return `${sorted[sorted.length >> 1]} ms (${sorted[0]} to ${sorted.at(-1)})`
    }
    console.log(`${app}, ${name}: workerd with an empty Worker: ${told(of.empty)}`)
    console.log(`  Miniflare asked for what it keeps: ${told(above('asking', 'empty'))}`)
    console.log(`  its first modules: ${told(above('evaluated', 'empty'))}`)
    console.log(`  the first request, with what it loads: ${told(above('answered', 'evaluated'))}`)
    console.log(`cold start above an empty Worker: ${told(above('answered', 'empty'))}, CPU, ${rounds} rounds`)
  }
}
