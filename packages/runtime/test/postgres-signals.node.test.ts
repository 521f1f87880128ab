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

/** Longer than a test has: whoever comes back was woken. */
const timeoutMs = 600_000

test('what is told in one process wakes who waits for it in both, and nobody else', async () => {
  const [one, other] = await two()
  const elsewhere = new AbortController()
  const unmoved = other.wait('b', { timeoutMs, signal: elsewhere.signal }).then(() => 'moved')
  const woken = [one, other, other].map((signals) => signals.wait('a', { timeoutMs }))
  one.notify('a')
  await Promise.all(woken)
  expect(await Promise.race([unmoved, Promise.resolve('asleep')])).toBe('asleep')
  elsewhere.abort()
  await unmoved
})

test('what concerns one process alone wakes nobody elsewhere', async () => {
  const [one, other] = await two()
  const here = one.wait('own', { timeoutMs })
  const there = other.wait('own', { timeoutMs }).then(() => 'own')
  const after = other.wait('shared', { timeoutMs }).then(() => 'shared')
  one.notify('own')
  one.notify('shared')
  await here
  expect(await Promise.race([there, after])).toBe('shared')
  other.notify('own')
  await there
})

test('hundreds that are told at once all arrive', async () => {
  const [one, other] = await two()
  const topics = Array.from({ length: 300 }, (_, index) => `topic-${index}-’"`)
  const all = Promise.all(topics.map((topic) => other.wait(topic, { timeoutMs })))
  for (const topic of topics) one.notify(topic)
  await expect(all).resolves.toHaveLength(300)
})

test('after its connection was ended it hears again, and who waited meanwhile looks', async () => {
  const [one, other] = await two()
  const during = other.wait('during', { timeoutMs })
  const before = await listeners()
  await client.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [before])
  one.notify('during')
  await during
  await expect.poll(async () => (await listeners()).filter((pid) => !before.includes(pid))).toHaveLength(2)
  const after = other.wait('after', { timeoutMs })
  one.notify('after')
  await expect(after).resolves.toBeUndefined()
})

test('without a server it works within the process, and waiting ends by itself', async () => {
  const signals = opened('postgres://nobody@127.0.0.1:1/nothing')
  const woken = signals.wait('a', { timeoutMs })
  signals.notify('a')
  await expect(woken).resolves.toBeUndefined()
  await expect(signals.wait('a', { timeoutMs: 5 })).resolves.toBeUndefined()
  await expect(signals.wait('a', { timeoutMs: 60_000, signal: AbortSignal.abort() })).resolves.toBeUndefined()
})
