import { expect, it } from 'vitest'
import { mostShards, placeOf, placeTag, tagOf } from '../../src/places/index.ts'

it.each([0, 1, 35, 36, 1295])('shard %i is said by its tag, and read again', (shard) => {
  const place = { generation: 1, shard }
  const tag = placeTag(place)
  expect(tag).toMatch(/^1[0-9a-z]{2}$/)
  expect(placeOf(tag + 'x'.repeat(22))).toEqual(place)
})

it('there are as many shards as two signs can say', () => {
  expect(mostShards).toBe(1296)
  expect(placeTag({ generation: 1, shard: 0 })).toBe('100')
  expect(placeTag({ generation: 1, shard: mostShards - 1 })).toBe('1zz')
  expect(placeTag({ generation: 0, shard: 47 })).toBe('0')
})

it('tags stand before ids, hashes and tokens of tickets, of each length that is handed out', () => {
  for (const length of [22, 26, 43]) expect(tagOf(`11b${'x'.repeat(length)}`)).toBe('11b')
  for (const kind of ['ST', 'PT', 'PGT', 'PGTIOU']) expect(tagOf(`${kind}-11b${'x'.repeat(43)}`)).toBe('11b')
  for (const text of [
    `XX-11b${'x'.repeat(43)}`,
    `11b${'x'.repeat(23)}`,
    ` 11b${'x'.repeat(22)}`,
    `31b${'x'.repeat(22)}`,
  ])
    expect(tagOf(text)).toBe('')
})

it('a tag of another generation is no place yet', () => {
  expect(tagOf(`21b${'x'.repeat(22)}`)).toBe('21b')
  expect(placeOf(`21b${'x'.repeat(22)}`)).toBeNull()
})
