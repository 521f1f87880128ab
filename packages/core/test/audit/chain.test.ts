import { describe, expect, test } from 'vitest'
import { auditEntry, auditLine, sealAudit, trimAudit, verifyAudit } from '../../src/audit/index.ts'
import { follows, markAfter } from '../../src/audit/chain.ts'
import type { Store } from '../../src/ports/index.ts'
import { newWorld } from '../support/world.ts'

const day = 86_400

/** A world with so many rows in its audit log, which have their places. */
async function logged(count: number) {
  const world = await newWorld()
  for (let index = 0; index < count; index++) await add(world.context)
  await sealAudit(world.context)
  return world
}

async function add(context: Parameters<typeof auditEntry>[0] & { readonly store: Store }) {
  const by = { via: 'command', name: 'root' } as const
  await context.store.audit.add([await auditEntry(context, { kind: 'keys-rotated', by, details: { key: 'k' } })])
}

/** The store, with rows as somebody left them who can write to the database. */
function altered(
  store: Store,
  change: (rows: Awaited<ReturnType<Store['audit']['sealed']>>) => typeof rows,
): {
  readonly store: Store
} {
  const sealed: Store['audit']['sealed'] = async ({ after, limit }) =>
    change(await store.audit.sealed({ after: 0, limit: 1000 }))
      .filter(({ position }) => position > after)
      .toSorted((one, other) => one.position - other.position)
      .slice(0, limit)
  return { store: { ...store, audit: { ...store.audit, sealed } } }
}

describe('the audit log', () => {
  test('as it was written it holds, while rows are written too', async () => {
    const { context } = await logged(120)
    const verdict = await verifyAudit(context)
    expect(verdict).toMatchObject({ ok: true, count: 120, cut: { position: 0 }, head: { position: 120 } })
    await add(context)
    expect(await verifyAudit(context)).toEqual(verdict)
    expect(await sealAudit(context)).toMatchObject([{ position: 121 }])
    expect(await sealAudit(context)).toEqual([])
  })

  test('of several processes at the same time each row gets one place', async () => {
    const { context } = await logged(0)
    for (let index = 0; index < 130; index++) await add(context)
    const sealed = await Promise.all([1, 2, 3, 4].map(() => sealAudit(context)))
    const positions = sealed.flat().map(({ position }) => position)
    expect(positions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 130 }, (_, index) => index + 1))
    expect(await verifyAudit(context)).toMatchObject({ ok: true, count: 130 })
  })

  test('takes so many rows a turn at most', async () => {
    const { context } = await logged(0)
    for (let index = 0; index < 120; index++) await add(context)
    expect(await sealAudit(context, { most: 60 })).toHaveLength(100)
    expect(await context.store.audit.unsealed({ limit: 99 })).toHaveLength(20)
  })

  test.each([
    ['a fact', (row: object) => ({ ...row, details: { key: 'other' } })],
    ['who', (row: object) => ({ ...row, by: { via: 'command' as const, name: 'nobody' } })],
    ['when', (row: object) => ({ ...row, at: 1 })],
    ['why', (row: object) => ({ ...row, reason: 'none' })],
    ['whom', (row: object) => ({ ...row, subject: 'another' })],
    ['what', (row: object) => ({ ...row, kind: 'backup-made' })],
    ['its hash', (row: object) => ({ ...row, hash: '0'.repeat(64) })],
  ])('a row of which somebody changed %s', async (_, change) => {
    const { context } = await logged(5)
    const rows = altered(context.store, (all) =>
      all.map((row) => (row.position === 3 ? { ...row, ...change(row) } : row)),
    )
    expect(await verifyAudit(rows)).toEqual({ ok: false, reason: 'changed', position: 3 })
  })

  test.each([
    ['with their hashes', true],
    ['without', false],
  ])('two rows in each other’s places, %s', async (_, withHash) => {
    const { context } = await logged(5)
    const rows = altered(context.store, (all) =>
      all.map((row) => {
        const other = all[row.position === 2 ? 3 : 1]
        if (!other || (row.position !== 2 && row.position !== 4)) return row
        return { ...other, position: row.position, hash: withHash ? other.hash : row.hash }
      }),
    )
    expect(await verifyAudit(rows)).toEqual({ ok: false, reason: 'reordered', position: 2 })
  })

  test('rows that are gone, at the beginning, in between and at the end', async () => {
    const { context } = await logged(5)
    const without = (...gone: readonly number[]) =>
      verifyAudit(altered(context.store, (all) => all.filter(({ position }) => !gone.includes(position))))
    expect(await without(1)).toEqual({ ok: false, reason: 'missing', position: 1 })
    expect(await without(3, 4)).toEqual({ ok: false, reason: 'missing', position: 3 })
    expect(await without(4, 5)).toEqual({ ok: false, reason: 'truncated', position: 4 })
    expect(await without(1, 2, 3, 4, 5)).toEqual({ ok: false, reason: 'truncated', position: 1 })
  })

  test('a chain made anew that fits in itself is seen by a mark that was kept elsewhere', async () => {
    const ours = await logged(5)
    const { head } = await ours.context.store.audit.chain()
    expect(await verifyAudit(ours.context, { known: [head] })).toMatchObject({ ok: true })
    // On workerd a world takes the place of the one before.
    const forged = await logged(4)
    expect(await verifyAudit(forged.context)).toMatchObject({ ok: true })
    const known = [head]
    expect(await verifyAudit(forged.context, { known })).toEqual({ ok: false, reason: 'truncated', position: 5 })
    await add(forged.context)
    await sealAudit(forged.context)
    expect(await verifyAudit(forged.context, { known })).toEqual({ ok: false, reason: 'rewritten', position: 5 })
  })

  test('what is older than it is kept goes, and the rest still holds', async () => {
    const world = await logged(60)
    world.now += 10 * day
    await add(world.context)
    await sealAudit(world.context)
    const { head } = await world.context.store.audit.chain()
    expect(await trimAudit(world.context, { keepSeconds: 11 * day })).toBe(0)
    expect(await trimAudit(world.context, { keepSeconds: 9 * day })).toBe(60)
    expect(await trimAudit(world.context, { keepSeconds: 9 * day })).toBe(0)
    const verdict = { ok: true, count: 1, cut: { position: 60 }, head }
    expect(await verifyAudit(world.context)).toMatchObject(verdict)
    expect(await verifyAudit(world.context, { known: [head] })).toMatchObject(verdict)
    // Whoever moves the cut hides what was before it from nobody who kept a mark.
    const known = [head, { position: 3, hash: 'of before the cut' }]
    expect(await verifyAudit(world.context, { known })).toEqual({ ok: false, reason: 'cut-off', position: 3 })
    const without = altered(world.context.store, () => [])
    expect(await verifyAudit(without)).toEqual({ ok: false, reason: 'truncated', position: 61 })
  })

  test('turns end with what was asked: no row more, and no look more than it takes', async () => {
    const world = await logged(0)
    for (let index = 0; index < 120; index++) await add(world.context)
    expect(await sealAudit(world.context, { most: 100 })).toHaveLength(100)
    world.forget()
    expect(await sealAudit(world.context)).toHaveLength(20)
    expect(world.queries.map(({ kind }) => kind)).toEqual(['query', 'query', 'commit'])
    world.forget()
    expect(await sealAudit(world.context)).toEqual([])
    expect(world.queries.map(({ kind }) => kind)).toEqual(['query', 'query'])
    world.now += day
    expect(await trimAudit(world.context, { keepSeconds: day, most: 50 })).toBe(50)
    world.forget()
    // As old as it is kept is old enough, and a second younger isn't.
    expect(await trimAudit(world.context, { keepSeconds: day + 1 })).toBe(0)
    world.forget()
    expect(await trimAudit(world.context, { keepSeconds: day, most: 60 })).toBe(70)
    expect(world.queries).toHaveLength(6)
    world.forget()
    expect(await trimAudit(world.context, { keepSeconds: day })).toBe(0)
    expect(world.queries).toHaveLength(2)
  })

  test('a mark of the very place behind which rows were cut off still tells', async () => {
    const world = await logged(60)
    const [, second] = await world.context.store.audit.sealed({ after: 58, limit: 2 })
    world.now += day
    await add(world.context)
    await sealAudit(world.context)
    expect(await trimAudit(world.context, { keepSeconds: day })).toBe(60)
    if (!second) throw new Error('no row')
    expect(await verifyAudit(world.context, { known: [second] })).toMatchObject({ ok: true, count: 1 })
    const known = [{ position: 60, hash: '0'.repeat(64) }]
    expect(await verifyAudit(world.context, { known })).toEqual({ ok: false, reason: 'rewritten', position: 60 })
  })

  test('rows that are cut off for their age while it is looked at aren’t missed', async () => {
    const world = await logged(60)
    world.now += day
    await add(world.context)
    await sealAudit(world.context)
    const { audit } = world.context.store
    let looks = 0
    const chain: typeof audit.chain = async () => {
      const found = await audit.chain()
      if (looks++ === 0) await trimAudit(world.context, { keepSeconds: day })
      return found
    }
    const context = { store: { ...world.context.store, audit: { ...audit, chain } } }
    expect(await verifyAudit(context)).toMatchObject({ ok: true, count: 1, cut: { position: 60 } })
    expect(looks).toBe(3)
    // What is changed is so, whatever was cut off meanwhile.
    const changed = altered(world.context.store, (rows) => rows.map((row) => ({ ...row, reason: 'none' })))
    const counted = { store: { ...changed.store, audit: { ...changed.store.audit, chain } } }
    expect(await verifyAudit(counted)).toEqual({ ok: false, reason: 'changed', position: 61 })
    expect(looks).toBe(4)
  })

  test('a row’s hash is of its facts in the order of their names; a person has no name there', async () => {
    const { context } = await logged(0)
    const by = { via: 'command', name: 'root' } as const
    const entry = await auditEntry(context, { kind: 'keys-rotated', by, details: { key: 'k' } })
    const start = { position: 0, hash: '0'.repeat(64) }
    const [one, other] = [
      { service: 's', browser: 'b' },
      { browser: 'b', service: 's' },
    ].map((details) => ({
      ...entry,
      details,
    }))
    if (!one || !other) throw new Error('none')
    expect(markAfter(start, one)).toEqual(markAfter(start, other))
    expect(auditLine({ ...one, ...markAfter(start, one) })).toContain('"details":{"browser":"b","service":"s"}')
    const person = { ...entry, by: { via: 'person' } as never }
    expect(markAfter(start, person)).toEqual(markAfter(start, { ...entry, by: null }))
    expect(markAfter(start, person)).not.toEqual(markAfter(start, entry))
    const row = { ...entry, ...markAfter(start, entry) }
    expect(follows(start, row)).toBe(true)
    expect(follows(start, { ...row, position: 2 })).toBe(false)
  })

  test('a line of an export has all that its hash is made of', async () => {
    const { context } = await logged(2)
    const lines = (await context.store.audit.sealed({ after: 0, limit: 9 })).map(auditLine)
    let before = '0'.repeat(64)
    for (const line of lines) {
      const { hash, ...row } = JSON.parse(line)
      const names = Object.keys(row)
      expect(names).toEqual(names.toSorted())
      const bytes = new TextEncoder().encode(`${before}\n${JSON.stringify(row)}`)
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      expect(hash).toBe([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
      before = hash
    }
  })
})
