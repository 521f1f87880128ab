import { Client } from 'pg'
import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { type PostgresSignals, postgresSignals } from '../src/signals/postgres-signals.ts'

const url = inject('postgres')
const client = new Client(url)
await client.connect()
afterAll(() => client.end())

/** The connections that listen. */
async function listeners(): Promise<readonly number[]> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = $1 and query in ('listen laissez_passer', 'select 1')`,
    [application],
  )
  return rows.map(({ pid }) => pid)
}

const application = `signals-${crypto.randomUUID()}`

function opened(address = url): PostgresSignals {
  const signals = postgresSignals(`${address}?application_name=${application}`, { ofOneProcess: ['own'] })
  onTestFinished(() => signals.close())
  return signals
}

/** Two processes' signals, both listening. */
async function two(): Promise<readonly [PostgresSignals, PostgresSignals]> {
  await expect.poll(listeners).toHaveLength(0)
  const both = [opened(), opened()] as const
  await expect.poll(listeners).toHaveLength(2)
  return both
}

/** How long a wait took, in milliseconds. */
async function waited(wait: Promise<void>): Promise<number> {
  const began = performance.now()
  await wait
  return performance.now() - began
}

test('what is told in one process wakes who waits for it in both, and nobody else', async () => {
  const [one, other] = await two()
  const elsewhere = new AbortController()
  const unmoved = other.wait('b', { timeoutMs: 20_000, signal: elsewhere.signal }).then(() => 'moved')
  const woken = [one, other, other].map((signals) => waited(signals.wait('a', { timeoutMs: 20_000 })))
  one.notify('a')
  for (const time of await Promise.all(woken)) expect(time).toBeLessThan(5000)
  expect(await Promise.race([unmoved, Promise.resolve('asleep')])).toBe('asleep')
  elsewhere.abort()
  await unmoved
})

test('what concerns one process alone wakes nobody elsewhere', async () => {
  const [one, other] = await two()
  const here = waited(one.wait('own', { timeoutMs: 20_000 }))
  const there = waited(other.wait('own', { timeoutMs: 20_000 })).then(() => 'own')
  const after = other.wait('shared', { timeoutMs: 20_000 }).then(() => 'shared')
  one.notify('own')
  one.notify('shared')
  expect(await here).toBeLessThan(5000)
  expect(await Promise.race([there, after])).toBe('shared')
  other.notify('own')
  await there
})

test('hundreds that are told at once all arrive', async () => {
  const [one, other] = await two()
  const topics = Array.from({ length: 300 }, (_, index) => `topic-${index}-’"`)
  const all = Promise.all(topics.map((topic) => waited(other.wait(topic, { timeoutMs: 20_000 }))))
  for (const topic of topics) one.notify(topic)
  expect(Math.max(...(await all))).toBeLessThan(5000)
})

test('after its connection was ended it hears again, and who waited meanwhile looks', async () => {
  const [one, other] = await two()
  const during = waited(other.wait('during', { timeoutMs: 20_000 }))
  const before = await listeners()
  await client.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [before])
  one.notify('during')
  expect(await during).toBeLessThan(10_000)
  await expect.poll(async () => (await listeners()).filter((pid) => !before.includes(pid))).toHaveLength(2)
  const after = waited(other.wait('after', { timeoutMs: 20_000 }))
  one.notify('after')
  expect(await after).toBeLessThan(5000)
})

test('without a server it works within the process, and waiting ends by itself', async () => {
  const signals = opened('postgres://nobody@127.0.0.1:1/nothing')
  const woken = waited(signals.wait('a', { timeoutMs: 20_000 }))
  signals.notify('a')
  expect(await woken).toBeLessThan(5000)
  await expect(signals.wait('a', { timeoutMs: 5 })).resolves.toBeUndefined()
  await expect(signals.wait('a', { timeoutMs: 60_000, signal: AbortSignal.abort() })).resolves.toBeUndefined()
})
