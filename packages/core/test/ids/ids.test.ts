import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashToken, newAccountId, newId, newToken, newUid, ofAccount, placeOf, sameBytes } from '../../src/ids/index.ts'
import { randomBelow, shuffled } from '../../src/ids/random.ts'
import { repeatableRandom, secureRandom } from '../support/random.ts'

describe('ids', () => {
  it('are 128 random bits, tokens 256, found by their SHA-256', async () => {
    expect(newId(secureRandom)).toMatch(/^[\w-]{22}$/)
    const { token, hash } = newToken(secureRandom)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(hash).toBe(hashToken(token))
    expect(hashToken('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  })

  it('of accounts look like n00abcde', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 5, max: 8 }), (seed, length) => {
        expect(newUid(repeatableRandom(seed), { length })).toMatch(new RegExp(`^n00[a-z]{${length}}$`))
      }),
    )
  })
})

describe('places', () => {
  const here = { generation: 0, shard: 0 }

  it('begin every account’s id, and all that is handed out in its name', () => {
    const id = newAccountId(secureRandom)
    expect(id).toMatch(/^0[\w-]{22}$/)
    expect(placeOf(id)).toEqual(here)
    expect(ofAccount(id, 'secret')).toBe('0secret')
    expect(placeOf(ofAccount(id, 'secret'))).toEqual(here)
  })

  it('are no one’s of another version, and no account gets one that isn’t its own', () => {
    for (const unknown of ['', '1abc', 'abc', '-0', ' 0']) {
      expect(placeOf(unknown)).toBeNull()
      expect(() => ofAccount(unknown, 'secret')).toThrow(expect.objectContaining({ code: 'unknown-place' }))
    }
  })
})

describe('sameBytes', () => {
  it('is equality', () => {
    const bytes = fc.uint8Array({ maxLength: 8 })
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(sameBytes(a, b)).toBe(a.join() === b.join())
        expect(sameBytes(a, Uint8Array.from(a))).toBe(true)
      }),
    )
  })
})

describe('randomBelow', () => {
  it('draws again what would favour small numbers', () => {
    const draws = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 9]
    expect(randomBelow((bytes) => Uint8Array.from({ length: bytes }, () => draws.shift() ?? 0), 6)).toBe(3)
    expect(draws).toEqual([])
  })

  it('stays below the limit', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (limit) => randomBelow(secureRandom, limit) < limit))
  })
})

it('shuffled keeps every item', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      expect([...shuffled(repeatableRandom(seed), items)].sort()).toEqual([...items].sort())
    }),
  )
})
