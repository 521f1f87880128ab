import { env, reset } from 'cloudflare:test'
import { beforeEach, expect, test } from 'vitest'
import { message, now } from '../src/contract/fixtures.ts'
import { type D1Binding, d1, migrateD1, type QueryEvent } from '../src/d1.ts'
import { migrate } from '../src/d1-migrate.ts'
import { migrations } from '../src/migrations/index.ts'

beforeEach(reset)

test('missing steps are taken once, also when many start at the same time', async () => {
  await Promise.all(Array.from({ length: 5 }, () => migrateD1(env.DB)))
  expect(await migrateD1(env.DB)).toEqual([])
  await expect(d1(env.DB).ping()).resolves.toBeUndefined()
})

test('a database without its schema is told apart from one that does not answer', async () => {
  await expect(d1(env.DB).ping()).rejects.toThrow(/no such table/)
  const gone: D1Binding = {
    prepare: (sql) => ({
      ...env.DB.prepare(sql),
      bind: () => gone.prepare(sql),
      all: () => Promise.reject(new Error('D1_ERROR: Network connection lost.')),
    }),
    batch: () => Promise.reject(new Error('D1_ERROR: D1 DB is overloaded. Requests queued for too long.')),
  }
  await expect(d1(gone).ping()).rejects.toMatchObject({ code: 'store-unavailable' })
  await expect(d1(gone).outbox.add([message()])).rejects.toMatchObject({ code: 'store-unavailable' })
})

test('a batch of which one statement fails writes nothing', async () => {
  await migrateD1(env.DB)
  const store = d1(env.DB)
  const mail = message()
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
