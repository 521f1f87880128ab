// A day's load of a house of ten thousand people, a hundred times as fast, for an hour: whether memory stays
// flat, who is refused, and how many rows are left. `node bench/day.mjs [--minutes 60] [--times 100]
// [--every 10] [--json FILE]`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { readArguments } from './arguments.mjs'
import { build } from '../scripts/build.mjs'
import { startOurs } from './clients/ours.mjs'
import { sqliteWords, statements } from './growth/fill.mjs'
import { pinLoad } from './process.mjs'

const { values } = readArguments({
  options: {
    minutes: { type: 'string', default: '60' },
    times: { type: 'string', default: '100' },
    every: { type: 'string', default: '10' },
    json: { type: 'string' },
  },
})
const [minutes, times, every] = [values.minutes, values.times, values.every].map(Number)

/** How much of the busiest hour each hour of the day has: nights, a morning, a lunch, an afternoon. */
const hours = [2, 1, 1, 1, 1, 3, 10, 40, 90, 100, 95, 85, 60, 70, 90, 85, 75, 55, 30, 22, 20, 15, 8, 4]
const wholeDay = hours.reduce((sum, hour) => sum + hour, 0)

/** What ten thousand people and their services do in a day. */
const day = {
  sessionCheck: 60_000,
  cycle: 24_000,
  ticket: 4000,
  identifier: 6000,
  passwordSignIn: 4000,
  strangerSignIn: 400,
  refreshed: 3000,
  signInPage: 9000,
  registration: 120,
}

await build()
pinLoad()
const us = await startOurs({ keepsLog: true })
const file = join(us.server.folder, 'login.sqlite')
const house = { from: 100_001, to: 110_000 }
movesIn()
const works = { ...us, refreshed: async () => us.refresh(await us.refreshable()) }
/** Acts of people who come in turn, so that nobody signs in a hundred times as often as people do. */
const personal = new Set(['identifier', 'passwordSignIn'])
let turn = 0
const samples = []
const done = Object.fromEntries(Object.keys(day).map((name) => [name, 0]))
/** By act and status: how many, of how many people, and what the first one was told. */
const failed = new Map()
let rows = {}
const began = performance.now()
const elapsed = () => (performance.now() - began) / 1000

/** Requests that are due by now and not yet asked: what is late is caught up with, as people would. */
async function drive(name, perDay) {
  let due = 0
  let last = 0
  const under = new Set()
  while (elapsed() < minutes * 60) {
    const now = elapsed()
    const hour = hours[Math.floor(((now * times) / 3600) % 24)]
    due += (now - last) * ((perDay * times) / 86_400) * ((hour * 24) / wholeDay)
    last = now
    for (; due >= 1 && under.size < 32; due--) {
      const who = personal.has(name) ? [`person-${house.from + (turn++ % 10_000)}@example.org`] : []
      const one = works[name](...who)
        .then(() => done[name]++)
        .catch((error) => fails(`${name}: ${error.status ?? 'no answer'}`, { who, said: error.message }))
        .finally(() => under.delete(one))
      under.add(one)
    }
    await sleep(20)
  }
  await Promise.all(under)
}

function fails(what, { who, said }) {
  if (!failed.has(what)) failed.set(what, { count: 0, people: new Set(), said: said.slice(0, 80) })
  const one = failed.get(what)
  one.count += 1
  for (const each of who) one.people.add(each)
}

/** Ten thousand people, with the password of the one who registered. */
function movesIn() {
  const database = new DatabaseSync(file, { timeout: 10_000 })
  const { hash } = database.prepare('select password_hash as hash from accounts').get()
  const now = Math.floor(Date.now() / 1000)
  const [accounts] = statements(sqliteWords, { ...house, person: { passwordHash: hash }, now })
  database.exec(accounts)
  database.close()
}

/** How many rows each table has. */
function rowsOf() {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
  const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all()
  const counts = tables.map(({ name }) => [name, database.prepare(`select count(*) as n from "${name}"`).get().n])
  database.close()
  return Object.fromEntries(counts.filter(([, count]) => count > 100))
}

async function sample() {
  while (elapsed() < minutes * 60) {
    samples.push({ seconds: Math.round(elapsed()), megabytes: Math.round(us.server.memory() * 10) / 10 })
    const { megabytes, seconds } = samples.at(-1)
    if (samples.length % 6 === 1) console.log(`${String(seconds).padStart(5)} s  ${megabytes} MB`)
    await sleep(every * 1000)
  }
}

try {
  // A server that ends is told when it does, with its last words: the rest of the day isn't waited for.
  await Promise.race([
    us.server.untilItEnds(),
    Promise.all([sample(), ...Object.entries(day).map(([name, perDay]) => drive(name, perDay))]),
  ])
  rows = rowsOf()
  await us.close()
  await us.server.stop()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  await us.server.stop().catch(() => {})
  // What was still to be asked isn't.
  process.exit(1)
}

// The first half warms up: compiled code, prepared pages, the pages of the database that are kept.
const settled = samples.slice(samples.length / 2)
const growth = slope(settled) * 3600
const middle = settled.map(({ megabytes }) => megabytes).toSorted((a, b) => a - b)[Math.floor(settled.length / 2)]
const days = ((minutes * 60 * times) / 86_400).toFixed(1)
const requests = Object.values(done).reduce((sum, count) => sum + count, 0)
console.log(`${days} days in ${minutes} minutes, ${requests} acts: ${JSON.stringify(done)}`)
for (const [what, { count, people, said }] of failed)
  console.log(`failed: ${count} × ${what}${people.size > 0 ? `, of ${people.size} people` : ''}, e.g. ${said}`)
console.log(`rows at the end, where more than a hundred: ${JSON.stringify(rows)}`)
console.log(`memory of the second half: median ${middle.toFixed(0)} MB, ${growth.toFixed(1)} MB an hour`)
if (values.json) writeFileSync(values.json, `${JSON.stringify({ samples, done, rows, growth, middle }, null, 2)}\n`)

/** Megabytes a second, by least squares. */
function slope(points) {
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length
  const [x, y] = [mean(({ seconds }) => seconds), mean(({ megabytes }) => megabytes)]
  const above = points.reduce((sum, { seconds, megabytes }) => sum + (seconds - x) * (megabytes - y), 0)
  return above / points.reduce((sum, { seconds }) => sum + (seconds - x) ** 2, 0)
}
