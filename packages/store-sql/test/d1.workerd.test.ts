import { env, reset } from 'cloudflare:test'
import { beforeEach, expect, test, vi } from 'vitest'
import { message, now } from '../src/contract/fixtures.ts'
import { type D1Binding, d1, migrateD1, type QueryEvent } from '../src/d1.ts'
import { migrate } from '../src/d1-migrate.ts'
import { migrations } from '../src/migrations/index.ts'

beforeEach(reset)

const mail = message()

test('missing steps are taken once, also when many start at the same time', async () => {
  await Promise.all(Array.from({ length: 5 }, () => migrateD1(env.DB)))
  expect(await migrateD1(env.DB)).toEqual([])
  await expect(d1(env.DB).ping()).resolves.toBeUndefined()
})

test('a database without its schema is told apart from one that does not answer', async () => {
  await expect(d1(env.DB).ping()).rejects.toThrow(/no such table/)
  const gone = saying('D1_ERROR: Network connection lost.')
  await expect(d1(gone).ping()).rejects.toMatchObject({ code: 'store-unavailable' })
  await expect(migrateD1(gone)).rejects.toMatchObject({ code: 'store-unavailable' })
})

/** A database that answers everything with an error. */
function saying(message: string): D1Binding & { readonly asked: () => number } {
  let count = 0
  const no = (): Promise<never> => {
    count++
    return Promise.reject(new Error(message))
  }
  const binding: D1Binding = {
    prepare: (sql) => ({ ...env.DB.prepare(sql), bind: () => binding.prepare(sql), all: no }),
    batch: no,
  }
  return { ...binding, asked: () => count }
}

// As the list of D1's errors has them:
// https://developers.cloudflare.com/d1/observability/debug-d1/#error-list
test.each([
  'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
  'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
  'D1_ERROR: D1 DB reset because its code was updated.',
  'D1_ERROR: Internal error while starting up D1 DB storage caused object to be reset.',
  'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
  'D1_ERROR: D1 DB exceeded its CPU time limit and was reset.',
  'D1_ERROR: D1 DB’s isolate exceeded its memory limit and was reset.',
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.',
  'D1_ERROR: Exceeded maximum DB size.',
  'D1_ERROR: database is locked: SQLITE_BUSY',
  'D1_ERROR: database or disk is full: SQLITE_FULL',
])('“%s” is told as not now, and asked once: a write may have happened', async (message) => {
  const binding = saying(message)
  await expect(d1(binding).outbox.add([mail])).rejects.toMatchObject({ code: 'store-unavailable' })
  await expect(d1(binding).sessions.find({ idHash: 'x', now })).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(binding.asked()).toBe(2)
})

test.each([
  'D1_ERROR: UNIQUE constraint failed: accounts.email: SQLITE_CONSTRAINT',
  'D1_ERROR: string or blob too big: SQLITE_TOOBIG',
  "D1_TYPE_ERROR: Type 'undefined' not supported for value 'undefined'",
])('“%s” is a fault, which no waiting mends', async (message) => {
  await expect(d1(saying(message)).outbox.add([mail])).rejects.toThrow(message)
})

test('one that never answers is given up after ten seconds, and not asked again', async () => {
  let asked = 0
  const never = (): Promise<never> => {
    asked++
    return new Promise(() => {})
  }
  const hanging: D1Binding = {
    prepare: (sql) => ({ ...env.DB.prepare(sql), bind: () => hanging.prepare(sql), all: never }),
    batch: never,
  }
  vi.useFakeTimers()
  try {
    const failed = Promise.all(
      [d1(hanging).outbox.add([mail]), d1(hanging).sessions.find({ idHash: 'x', now })].map((one) =>
        one.then(
          () => null,
          (error: unknown) => error,
        ),
      ),
    )
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await failed).toMatchObject([{ code: 'store-unavailable' }, { code: 'store-unavailable' }])
    expect(asked).toBe(2)
  } finally {
    vi.useRealTimers()
  }
})

test('a batch of which one statement fails writes nothing', async () => {
  await migrateD1(env.DB)
  const store = d1(env.DB)
  await store.outbox.add([mail])
  await expect(store.outbox.add([message(), mail])).rejects.toThrow(/UNIQUE/)
  expect(await store.outbox.claim({ now, limit: 9, leaseSeconds: 1 })).toHaveLength(1)
})

test('every round trip is told', async () => {
  await migrateD1(env.DB)
  const events: QueryEvent[] = []
  const store = d1(env.DB, { onQuery: (event) => events.push(event) })
  await store.sessions.find({ idHash: 'x', now })
  await store.seen.first('x', { now, expiresAt: now + 1 })
  expect(events.map(({ kind }) => kind)).toEqual(['query', 'commit'])
})

test('a further step is taken once; a newer version’s is no matter until it takes away what this one needs', async () => {
  const next = { id: '0002-nicknames', statements: ['alter table accounts add column nickname text'] }
  const last = { id: '0003-contract-0002-nicknames', statements: ['alter table accounts drop column nickname'] }
  const known = [...migrations.slice(0, 1), next]
  await migrate(env.DB, { known: known.slice(0, 1) })
  expect(await migrate(env.DB, { known })).toEqual([next.id])
  expect(await migrate(env.DB, { known })).toEqual([])
  expect(await migrate(env.DB, { known: known.slice(0, 1) })).toEqual([])
  expect(await migrate(env.DB, { known: [...known, last] })).toEqual([last.id])
  expect(await migrate(env.DB, { known })).toEqual([])
  await expect(migrate(env.DB, { known: known.slice(0, 1) })).rejects.toMatchObject({ code: 'store-schema' })
})
