import { afterAll, expect, onTestFinished, test } from 'vitest'
import { activated, code, now, signedIn, ticket } from '../src/contract/fixtures.ts'
import { postgres } from '../src/postgres.ts'
import { postgresExecutor } from '../src/postgres/executor.ts'
import { connected, freshSchema } from './support/schema.ts'

const url = await freshSchema()
const run = await connected(url)
const store = await postgres(url)
afterAll(() => store.close())

const text = (sql: string, ...parameters: (string | number | null)[]) => ({ sql, parameters })

/** Another process that is in the middle of something: its rows are nobody else's. */
async function holding(sql: string, work: () => Promise<unknown>): Promise<void> {
  await run(`begin; ${sql}`)
  try {
    await work()
  } finally {
    await run('rollback')
  }
}

test('who is signed in goes on at a service while others go on there in the same session', async () => {
  const session = await signedIn(store, (await activated(store)).id)
  const asked = [
    () => store.grants.issueCode(code(session, { clientId: 'shop' }), { now }),
    () => store.tickets.issue(ticket(session), { now }),
  ]
  for (const issue of asked) await issue()
  await holding('update visits set visited_at = visited_at + 1', async () => {
    for (const issue of asked) expect(await issue()).toBe(true)
  })
})

test('that somebody is there is noted by one of their requests: the others wait for nobody', async () => {
  const session = await signedIn(store, (await activated(store)).id)
  const { idHash } = session
  await holding(`update sessions set last_seen_at = ${now + 60}`, async () => {
    await store.sessions.touch({ idHash, now: now + 60 })
    expect(await store.sessions.find({ idHash, now: now + 60 })).not.toBeNull()
    expect(await store.grants.issueCode(code(session), { now: now + 60 })).toBe(true)
  })
  await store.sessions.touch({ idHash, now: now + 60 })
  expect((await store.sessions.find({ idHash, now: now + 60 }))?.session.lastSeenAt).toBe(now + 60)
})

test('who waits for a row holds no connection that others need', async () => {
  await run('create table counts (name text primary key, count bigint not null)')
  await run(`insert into counts values ('held', 0), ('free', 0)`)
  const { commit, close } = postgresExecutor(url, { connections: 2, patienceMs: 5000 })
  onTestFinished(close)
  const add = (name: string) => commit([text('update counts set count = count + 1 where name = ?', name)])
  let waiting: readonly Promise<unknown>[] = []
  await holding(`update counts set count = count + 1 where name = 'held'`, async () => {
    waiting = Array.from({ length: 6 }, () => add('held'))
    for (const _ of [1, 2, 3]) await add('free')
  })
  await Promise.all(waiting)
  expect(await run('select name, count from counts order by name')).toEqual([
    { name: 'free', count: '3' },
    { name: 'held', count: '6' },
  ])
})
