import { env, reset } from 'cloudflare:test'
import { beforeEach, expect, test } from 'vitest'
import { activated, fresh, link, message, now, account } from '../src/contract/fixtures.ts'
import { d1, d1Upkeep, migrateD1 } from '../src/d1.ts'
import { migrations } from '../src/migrations/index.ts'
import type { SnapshotPart } from '../src/upkeep/upkeep.ts'

beforeEach(reset)

async function collected(parts: AsyncIterable<SnapshotPart>): Promise<readonly SnapshotPart[]> {
  const all: SnapshotPart[] = []
  for await (const part of parts) all.push(part)
  return all
}

async function* given(parts: readonly SnapshotPart[], breaksAfter = Number.POSITIVE_INFINITY) {
  for (const [at, part] of parts.entries()) {
    if (at === breaksAfter) throw new Error('cut off')
    yield part
  }
}

test('a snapshot is of one moment while others write, and restores row for row', async () => {
  await migrateD1(env.DB)
  const store = d1(env.DB)
  const upkeep = d1Upkeep(env.DB)
  await activated(store)
  const writing = Array.from({ length: 40 }, async () => {
    const one = account()
    await store.accounts.register({
      account: one,
      emailKey: fresh('email'),
      uidMarks: [],
      link: link(one.id),
      message: message(),
    })
  })
  const parts = await collected(upkeep.snapshot())
  await Promise.all(writing)
  const count = (name: string): number => {
    const at = parts.findIndex((part) => part.kind === 'table' && part.name === name)
    const rows = parts[at + 1]
    return rows?.kind === 'rows' ? rows.rows.length : 0
  }
  // Each commit writes one of each; the first account has spent its link.
  expect(count('accounts') - 1).toBe(count('links'))
  await expect(upkeep.restore(given(parts), { replace: false })).rejects.toMatchObject({ code: 'store-occupied' })
  await upkeep.restore(given(parts), { replace: true })
  expect(JSON.stringify(await collected(upkeep.snapshot()))).toBe(JSON.stringify(parts))
})

test('a restore that was cut off opens for nobody until it is run again', async () => {
  await migrateD1(env.DB)
  await activated(d1(env.DB))
  const upkeep = d1Upkeep(env.DB)
  const parts = await collected(upkeep.snapshot())
  for (const after of [1, 5, parts.length - 1]) {
    await expect(upkeep.restore(given(parts, after), { replace: true })).rejects.toThrow('cut off')
    await expect(migrateD1(env.DB)).rejects.toMatchObject({
      code: 'store-schema',
      message: expect.stringContaining('interrupted'),
    })
  }
  await upkeep.restore(given(parts), { replace: true })
  expect(await upkeep.schema()).toEqual({ done: migrations.map(({ id }) => id), missing: [], newer: [] })
  expect((await d1(env.DB).stats.figures({ now })).accounts.active).toBe(1)
})

test('a snapshot of a newer version writes nothing', async () => {
  await migrateD1(env.DB)
  await activated(d1(env.DB))
  const upkeep = d1Upkeep(env.DB)
  const newer: SnapshotPart = { kind: 'schema', steps: [...migrations.map(({ id }) => id), '9999-later'] }
  await expect(upkeep.restore(given([newer]), { replace: true })).rejects.toMatchObject({ code: 'store-schema' })
  expect((await d1(env.DB).stats.figures({ now })).accounts.active).toBe(1)
  expect((await upkeep.health()).damage).toEqual([])
  expect(await upkeep.size()).toBeGreaterThan(0)
})
