// What an act costs as people grow in number: the same acts in turn on databases of every size, in processor
// time, which what the machine does besides hardly touches, and in trips, statements and what the database
// looks at, which it doesn't touch at all. `node bench/growth.mjs [--people 1000,100000,1000000]
// [--on sqlite] [--tables accounts,sessions,visits] [--buffers 4GB]`.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { checkSession } from '@laissez-passer/core/internal/sessions'
import { node } from '@laissez-passer/runtime/node'
import { readArguments } from './arguments.mjs'
import { databases } from './growth/databases.mjs'
import { expired, sessionOf, statements } from './growth/fill.mjs'
import { cheapHasher, house, secret } from './growth/people.mjs'

const { values } = readArguments({
  options: {
    people: { type: 'string', default: '1000,100000,1000000' },
    on: { type: 'string', default: 'sqlite,postgresql,d1' },
    rounds: { type: 'string', default: '40' },
    tables: { type: 'string', default: '' },
    swept: { type: 'string', default: '430000' },
    /** What PostgreSQL keeps of its files, and has read before it is asked; else as it comes, 128 MB. */
    buffers: { type: 'string' },
    json: { type: 'string' },
  },
})
const sizes = values.people.split(',').map(Number)
/** Those that are filled, all where none is named: a million people in every table take their time. */
const tables = values.tables.split(',').filter(Boolean)
const rounds = Number(values.rounds)
/** So many people at a time: a transaction's size. */
const slice = 50_000
/** Acts measured as one: what reading the clock of a server's processes costs is no part of it. */
const inRow = 10
const found = []
const nothing = { email: null, uid: null, name: null, after: null }

for (const kind of values.on.split(',')) {
  const all = []
  for (const people of sizes) all.push(await filled(kind, people))
  const used = all.map(() => ({}))
  for (let round = 0; round < rounds; round++)
    for (const [at, one] of all.entries())
      for (const [act, run] of Object.entries(one.acts)) (used[at][act] ??= []).push(await cost(one.database, run))
  console.log(
    `\n${kind}: microseconds of processors (${all[0].database.whose}), medians of ${rounds} × ${inRow} and their quarters; in brackets beside ${sizes[0]} people`,
  )
  for (const act of Object.keys(all[0].acts)) {
    const costs = used.map((each) => spread(each[act]))
    const shown = costs.map(
      ({ low, median, high }, at) =>
        `${median.toFixed(0)} ${low.toFixed(0)}–${high.toFixed(0)}${at === 0 ? '' : ` (${(median / costs[0].median).toFixed(2)})`}`,
    )
    console.log(`  ${act.padEnd(18)} ${shown.join('   ')}`)
    found.push({ kind, act, people: sizes, microseconds: costs })
  }
  console.log(`  trips, statements, ${all[0].database.reads.join(', ')}, of an act:`)
  for (const act of Object.keys(all[0].acts)) {
    const counts = []
    for (const one of all) counts.push(await counted(one, one.acts[act]))
    const shown = counts.map((one) =>
      Object.values(one)
        .flat()
        .map((value) => value.toFixed(1))
        .join(', '),
    )
    console.log(`  ${act.padEnd(18)} ${shown.join('   ')}`)
    found.push({ kind, act, people: sizes, counts })
  }
  const largest = all.at(-1)
  await sizesOf(kind, largest)
  await sweepOf(kind, largest)
  for (const one of all) await one.close()
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`)

/** Microseconds of one act. */
async function cost(database, run) {
  // The first of a row finds the processor full of somebody else's.
  await run()
  const before = database.cpu()
  for (let turn = 0; turn < inRow; turn++) await run()
  return (database.cpu() - before) / inRow
}

/** What one act asks of its database, however busy the machine is. */
async function counted({ database, trips }, run) {
  const times = 20
  const before = await database.read()
  trips.length = 0
  for (let turn = 0; turn < times; turn++) await run()
  const statements = trips.reduce((sum, trip) => sum + trip.statements, 0)
  const read = (await database.read()).map((all, at) => (all - before[at]) / times)
  return { trips: trips.length / times, statements: statements / times, read }
}

async function filled(kind, people) {
  const trips = []
  let database = null
  const around = async ({ sql }, run) => {
    const [began, before] = [performance.now(), trips.ofProcessors ? database.cpu() : 0]
    try {
      return await run()
    } finally {
      const ms = performance.now() - began
      trips.push({ ms, statements: sql.length, cpuMs: trips.ofProcessors ? (database.cpu() - before) / 1000 : 0 })
    }
  }
  database = await databases[kind]({ around, buffers: values.buffers })
  const now = Math.floor(Date.now() / 1000)
  const person = { passwordHash: await cheapHasher.hash(secret) }
  const began = performance.now()
  const slices = inSlices(people).flatMap((part) => statements(database.words, { ...part, person, now }))
  const isFilled = (sql) => tables.length === 0 || tables.includes(sql.split(' ')[2])
  await database.fill(slices.filter(isFilled))
  console.log(`${kind}: ${people} people in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  const runtime = node({ secretKey: randomBytes(32).toString('base64url') })
  const idp = await house({ store: database.store, runtime })
  const anybody = () => `person-${1 + Math.floor(Math.random() * people)}@example.org`
  const tokens = []
  for (let one = 0; one < 20; one++) tokens.push(await idp.signIn(anybody()))
  let turn = 0
  return {
    people,
    database,
    trips,
    acts: {
      'session check': () =>
        checkSession({ store: database.store, now: runtime.now() }, { token: tokens[turn++ % tokens.length] }),
      "anybody's session": () =>
        database.store.sessions.find({ idHash: sessionOf(1 + Math.floor(Math.random() * people)), now: runtime.now() }),
      'sign-in': () => idp.signIn(anybody()),
      registration: () => idp.registration(),
      'search by address': () =>
        database.store.accounts.search({ ...nothing, email: anybody().slice(0, -8), limit: 20 }),
      'search by name': () => database.store.accounts.search({ ...nothing, name: 'example', limit: 20 }),
      'idle sweep': () => database.store.sweep({ now: runtime.now() }),
    },
    async close() {
      idp.close()
      await database.close()
    },
  }
}

/** How long a sweep of very many rows keeps others from writing: its longest trip. */
async function sweepOf(kind, { database, people, trips }) {
  const count = Number(values.swept)
  const now = Math.floor(Date.now() / 1000)
  await database.fill(inSlices(count).map((part) => expired(database.words, { ...part, now })))
  trips.length = 0
  trips.ofProcessors = true
  const began = performance.now()
  let swept = 0
  for (let more = true; more; ) {
    const gone = await database.store.sweep({ now })
    swept += gone
    more = gone > 0
  }
  const seconds = (performance.now() - began) / 1000
  const [clock, cpu] = [trips.map(({ ms }) => ms), trips.map(({ cpuMs }) => cpuMs)].map(held)
  const shown = ({ median, p99, longest, over20 }) =>
    `median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)}, the longest ${longest.toFixed(1)}, ${over20} over 20`
  console.log(
    `  sweep of ${swept} rows beside ${people} people: ${seconds.toFixed(1)} s, ${trips.length} trips; by the clock: ${shown(clock)}; of processors: ${shown(cpu)}`,
  )
  found.push({ kind, act: 'sweep', people, swept, seconds, trips: trips.length, clock, cpu })
}

/** How long trips kept others waiting, in milliseconds. */
function held(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { median: at(0.5), p99: at(0.99), longest: at(1), over20: times.filter((ms) => ms > 20).length }
}

async function sizesOf(kind, { database, people }) {
  const tables = (await database.sizes()).map((table) => ({
    ...table,
    perAccount: (table.rows + table.indexes) / people,
  }))
  const whole = tables.reduce((sum, { perAccount }) => sum + perAccount, 0)
  console.log(`  ${whole.toFixed(0)} bytes an account:`)
  for (const { name, rows, indexes, perAccount } of tables.toSorted((a, b) => b.perAccount - a.perAccount).slice(0, 12))
    console.log(
      `    ${name.padEnd(18)} ${perAccount.toFixed(0).padStart(6)}  rows ${(rows / people).toFixed(0)}, indexes ${(indexes / people).toFixed(0)}`,
    )
  found.push({ kind, act: 'bytes', people, tables })
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const last = sorted.length - 1
  return {
    low: sorted[Math.floor(last * 0.25)],
    median: sorted[Math.floor(last * 0.5)],
    high: sorted[Math.ceil(last * 0.75)],
  }
}

function inSlices(count) {
  return Array.from({ length: Math.ceil(count / slice) }, (_, at) => ({
    from: at * slice + 1,
    to: Math.min(count, (at + 1) * slice),
  }))
}
