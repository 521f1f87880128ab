import { expect, test } from 'vitest'
import { inSet, keyMarkOf, newSet, placeIn, sharded } from '../../src/sharded.ts'
import type { SnapshotPart } from '../../src/upkeep/upkeep.ts'
import { key } from '../support/four-databases.ts'
import { databases } from '../support/spread.ts'

test('a key is known by a mark that tells nothing of it, the same in each database', async () => {
  const stores = await databases(2)
  await sharded(stores, { key })
  const mark = keyMarkOf(key)
  expect(mark).toMatch(/^[\w-]{43}$/)
  for (const [index, store] of stores.entries()) expect(await placeIn(store)).toEqual({ index, keyMark: mark })
  expect(keyMarkOf(new Uint8Array(32).fill(8))).not.toBe(mark)
})

test('each set has a name of its own', () => {
  expect(newSet()).not.toBe(newSet())
})

test('a snapshot is of another set: that row alone of that table alone is changed, whatever its columns’ order', async () => {
  async function* parts(): AsyncGenerator<SnapshotPart> {
    yield { kind: 'table', name: 'accounts', columns: ['name', 'owner'] }
    yield { kind: 'rows', rows: [['set', 'before']] }
    yield { kind: 'table', name: 'names', columns: ['owner', 'claim', 'name'] }
    yield {
      kind: 'rows',
      rows: [
        ['0', 'mark', 'shard'],
        ['before', '3', 'set'],
      ],
    }
    yield { kind: 'rows', rows: [['103', 'claim', 'hash']] }
    yield { kind: 'table', name: 'names', columns: ['name', 'owner'] }
    yield { kind: 'rows', rows: [['set', 'before']] }
    yield { kind: 'table', name: 'outbox', columns: ['name', 'owner'] }
    yield { kind: 'rows', rows: [['set', 'before']] }
  }
  const found = []
  for await (const part of inSet(parts(), 'after')) found.push(part.kind === 'rows' ? part.rows : `${part.kind}`)
  expect(found).toEqual([
    'table',
    [['set', 'before']],
    'table',
    [
      ['0', 'mark', 'shard'],
      ['after', '3', 'set'],
    ],
    [['103', 'claim', 'hash']],
    'table',
    [['set', 'after']],
    'table',
    [['set', 'before']],
  ])
})
