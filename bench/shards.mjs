// `node bench/shards.mjs [--databases 64] [--gigabytes 10] [--query-ms 0.5] [--commit-ms 4] [--busy 0.5]`:
// what 10⁸ accounts at 1,200 sign-ins and 23,000 session checks a second need of each database. How many
// trips each makes to which database, and how many bytes an account takes, is measured: the real provider
// over four SQLite databases. How long a database takes for a trip is an assumption, as is what a person does
// besides.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createViteServer } from 'vitest/node'

const { values } = read({
  options: {
    accounts: { type: 'string', default: '1e8' },
    'sign-ins': { type: 'string', default: '1200' },
    checks: { type: 'string', default: '23000' },
    registrations: { type: 'string', default: '20' },
    /** Of the days that are kept: lines of activity, and sessions that stand. */
    'sign-ins-kept': { type: 'string', default: '30' },
    databases: { type: 'string' },
    gigabytes: { type: 'string', default: '10' },
    'query-ms': { type: 'string', default: '0.5' },
    'commit-ms': { type: 'string', default: '4' },
    busy: { type: 'string', default: '0.5' },
    /** Over how many databases the directory is spread: those that there were at first. */
    directory: { type: 'string', default: '16' },
    help: { type: 'boolean', default: false },
    /** A row for each database, where all but the first are alike. */
    each: { type: 'boolean', default: false },
  },
})
const given = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]))

/** What was typed; says what can be, where it is another or where somebody asks. */
function read(config) {
  const names = Object.entries(config.options).map(([name, { default: standard, type }]) =>
    type === 'boolean' ? `--${name}` : `--${name} ${standard ?? 'as many as it takes'}`,
  )
  const usage = `node bench/shards.mjs, with these where others are wanted:\n  ${names.join('\n  ')}`
  try {
    const parsed = parseArgs(config)
    if (!parsed.values.help) return parsed
    console.log(usage)
    process.exit(0)
  } catch ({ message }) {
    console.error(`${message}\n${usage}`)
    process.exit(1)
  }
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = mkdtempSync(join(tmpdir(), 'shards-'))
const vite = await createViteServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  ssr: {
    resolve: { conditions: ['laissez-passer:source', 'node', 'module', 'import', 'default'] },
    noExternal: [/^@laissez-passer\//],
  },
})
try {
  print(await measured())
} finally {
  await vite.close()
  rmSync(folder, { recursive: true })
}

/** Trips of an operation to the first database, to the account's and to others, and bytes. */
async function measured() {
  const load = (path) => vite.ssrLoadModule(join(root, path))
  const { sqlite } = await load('packages/store-sql/src/sqlite.ts')
  const { sharded } = await load('packages/store-sql/src/sharded.ts')
  const { placeOf } = await load('packages/core/src/places/index.ts')
  const { elodie, makeWorld, registered, signIn } = await load('packages/hono/test/support/world.ts')
  const { cheapNode } = await load('packages/runtime/test/support/cheap-node.ts')
  const counts = [0, 1, 2, 3].map(() => ({ query: 0, commit: 0 }))
  const directory = { query: 0, commit: 0 }
  const stores = await Promise.all(
    counts.map((count, index) =>
      sqlite(join(folder, `${index}.db`), {
        onQuery: ({ kind, sql }) =>
          (sql.some((text) => /\b(?:from|into|update) "?names\b/.test(text)) ? directory : count)[kind]++,
      }),
    ),
  )
  const store = await sharded(stores, { key: new Uint8Array(32) })
  let address = 0
  const peer = () => `192.0.2.${address % 250}`
  const platform = {
    store,
    runtime: cheapNode({ secretKey: 'test-only-'.repeat(5) }),
    queries: () => counts,
  }
  const world = await makeWorld(platform, { peer })
  const trips = {}
  const watch = async (name, at, run) => {
    const [before, names] = structuredClone([counts, directory])
    const result = await run()
    // Of an account in the first database, its own trips and the directory's aren't told apart.
    if (at === 0) return result
    const sum = (trips[name] ??= { times: 0, first: zero(), own: zero(), others: zero() })
    sum.times += 1
    for (const kind of ['query', 'commit']) sum.first[kind] += directory[kind] - names[kind]
    for (const [index, { commit, query }] of counts.entries()) {
      const part = index === at ? sum.own : sum.others
      part.query += query - before[index].query
      part.commit += commit - before[index].commit
    }
    return result
  }
  const shardOf = (email) => placeOf(`${store.placing.account(email)}${'x'.repeat(22)}`)?.shard ?? 0
  const people = 60
  for (let index = 0; index < people; index++) {
    const email = `person${index}@example.org`
    // Counts by network address lie where the address says: everybody comes from another.
    address = index
    const person = { ...elodie, email, confirmEmail: email }
    // The same address, the same place: it is known before the account is.
    const place = shardOf(email)
    await watch('registration, with its password', place, () => registered(world, person))
    const browser = world.browser()
    await watch('sign-in by password', place, () => signIn(browser, { identifier: email }))
    const token = browser.cookies.get('__Host-lp-login')
    const { hashToken } = await load('packages/core/src/ids/index.ts')
    const now = Math.floor(Date.now() / 1000)
    await watch('session check', place, () => store.sessions.find({ idHash: hashToken(token), now }))
    // Mails that strangers ask for are counted by the hour.
    world.wait(3601)
  }
  const bytes = await Promise.all(stores.map(({ executor }) => sizeOf(executor)))
  // What an account grows by with each sign-in, beside what it has at all.
  const email = 'person1@example.org'
  const place = shardOf(email)
  const before = await sizeOf(stores[place].executor)
  for (let index = 0; index < 120; index++) {
    await signIn(world.browser(), { identifier: email })
    world.wait(61)
  }
  const perSignIn = ((await sizeOf(stores[place].executor)) - before) / 120
  const empty = await sizeOf((await sqlite(':memory:')).executor)
  const scratch = await sqlite(':memory:')
  const names = 20_000
  for (let from = 0; from < names; from += 500)
    await scratch.executor.commit(
      Array.from({ length: 500 }, () => ({
        sql: 'insert into names (name, owner, reserved_at, claim, confirmed) values (?, ?, ?, ?, 1)',
        parameters: [random(43), random(25), 1_900_000_000, crypto.randomUUID()],
      })),
    )
  const perName = ((await sizeOf(scratch.executor)) - empty) / names
  const perAccount = (bytes.slice(1).reduce((sum, size) => sum + size - empty, 0) / (people * 0.75)) | 0
  world.provider.close()
  for (const one of [...stores, scratch]) one.close()
  return { trips, perAccount, perSignIn, perName }
}

function zero() {
  return { query: 0, commit: 0 }
}

function random(length) {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(length)))
    .toString('base64url')
    .slice(0, length)
}

async function sizeOf(executor) {
  const ask = async (name) =>
    Object.values((await executor.query({ sql: `select ${name} from pragma_${name}`, parameters: [] }))[0])[0]
  return (
    (await ask('pageCount'.replace('C', '_c'))) * (await ask('page_size')) -
    (await ask('freelist_count')) * (await ask('page_size'))
  )
}

function print({ perAccount, perName, perSignIn, trips }) {
  const whole = (number) => Math.round(number).toLocaleString('en')
  const perSecond = {
    'sign-in by password': given['sign-ins'],
    'session check': given.checks,
    'registration, with its password': given.registrations,
  }
  console.log('Measured: trips to databases (queries + commits), on average\n')
  console.log('| what | a second | directory | the account’s | others |\n|---|---|---|---|---|')
  const load = { first: zero(), spread: zero() }
  for (const [name, { first, others, own, times }] of Object.entries(trips)) {
    const of = ({ commit, query }) => `${(query / times).toFixed(1)} + ${(commit / times).toFixed(1)}`
    console.log(`| ${name} | ${whole(perSecond[name])} | ${of(first)} | ${of(own)} | ${of(others)} |`)
    for (const kind of ['query', 'commit']) {
      load.first[kind] += (first[kind] / times) * perSecond[name]
      load.spread[kind] += ((own[kind] + others[kind]) / times) * perSecond[name]
    }
  }
  const size = perAccount + given['sign-ins-kept'] * perSignIn
  console.log(
    `\nMeasured: ${whole(perAccount)} bytes an account, ${whole(perSignIn)} more with each sign-in that is kept, ${whole(perName)} a name in the directory.`,
  )
  const busy = ({ commit, query }) => (query * given['query-ms'] + commit * given['commit-ms']) / 1000
  const bySize = Math.ceil((given.accounts * size) / (given.gigabytes * 1e9))
  const byLoad = Math.ceil(busy(load.spread) / given.busy)
  const databases = given.databases || Math.max(bySize, byLoad)
  console.log(
    `Assumed: ${given['query-ms']} ms a query and ${given['commit-ms']} ms a commit, one at a time, ${given.busy * 100} % busy at most; ${given.gigabytes} GB a database; ${given['sign-ins-kept']} sign-ins kept of each account; two names each; ${given.registrations} registrations a second.\n`,
  )
  console.log(`${databases} databases (${bySize} for their size, ${byLoad} for their work):\n`)
  console.log('| database | accounts | GB | queries/s | commits/s | busy |\n|---|---|---|---|---|---|')
  const each = (shards) => ({ query: load.spread.query / shards, commit: load.spread.commit / shards })
  const first = { query: load.first.query, commit: load.first.commit }
  const row = (name, { accounts, gigabytes, work }) =>
    console.log(
      `| ${name} | ${whole(accounts)} | ${gigabytes.toFixed(1)} | ${whole(work.query)} | ${whole(work.commit)} | ${Math.round(busy(work) * 100)} % |`,
    )
  const names = (given.accounts * 2 * perName) / 1e9 / given.directory
  const part = { query: first.query / given.directory, commit: first.commit / given.directory }
  row(`of the directory: each of ${given.directory}, besides`, { accounts: 0, gigabytes: names, work: part })
  const others = Math.max(1, databases - 1)
  for (const name of values.each
    ? Array.from({ length: others }, (_, index) => `${index + 1}`)
    : [`1 to ${others}, each`])
    row(name, {
      accounts: given.accounts / others,
      gigabytes: (given.accounts * size) / others / 1e9,
      work: each(others),
    })
  if (names > given.gigabytes || busy(part) > given.busy)
    console.log(
      `\nThe directory is the limit: ${names.toFixed(1)} GB of names and ${Math.round(busy(part) * 100)} % busy in each of its ${given.directory} databases. Begin with more (--directory).`,
    )
}
