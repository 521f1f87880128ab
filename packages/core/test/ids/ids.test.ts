import fc from 'fast-check'
import * as base64url from 'jose/base64url'
import { describe, expect, it } from 'vitest'
import {
  digest,
  hashBeside,
  hashToken,
  isEidUid,
  newAccountId,
  newId,
  newSessionToken,
  newToken,
  newTokenOf,
  newUid,
  ofAccount,
  ofNobody,
  sameBytes,
  uidMarks,
} from '../../src/ids/index.ts'
import { placeOf, placeTag, tagOf } from '../../src/places/index.ts'
import { randomBelow, shuffled } from '@laissez-passer/password/random'
import { testKeyRing } from '../support/keys.ts'
import { repeatableRandom, secureRandom } from '../support/random.ts'

describe('ids', () => {
  it('are 128 random bits, tokens 256, found by their SHA-256', async () => {
    expect(newId(secureRandom)).toMatch(/^[\w-]{22}$/)
    const { token, hash } = newToken(secureRandom)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(hash).toBe(hashToken(token))
    expect(hashToken('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  })

  it('are hashed alike on every runtime, whatever the text', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme', minLength: 60 }),
      fc.constant('\ud800'),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
        expect(digest(text)).toBe(base64url.encode(new Uint8Array(hash)))
      }),
    )
  })

  it('of accounts look like n00abcde', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 5, max: 8 }), (seed, length) => {
        expect(newUid(repeatableRandom(seed), { length })).toMatch(new RegExp(`^n00[a-z]{${length}}$`))
      }),
    )
  })
})

describe('an identifier', () => {
  it('of a country’s eID begins as those do', () => {
    const uid = newUid(repeatableRandom(1), { kind: 'eid' })
    expect(uid).toMatch(/^v00[a-z]{5}$/)
    expect([isEidUid(uid), isEidUid(newUid(repeatableRandom(1)))]).toEqual([true, false])
  })

  it('leaves a mark under every key, today’s first, which doesn’t say it', async () => {
    const keyRing = await testKeyRing()
    const marks = await uidMarks({ keyRing }, 'n00abcde')
    const today = await keyRing.mac('retired uid', 'n00abcde')
    expect(marks).toHaveLength(2)
    expect(marks[0]).toBe(base64url.encode(today))
    expect(new Set([...marks, ...(await uidMarks({ keyRing }, 'n00abcdf'))]).size).toBe(4)
  })

  it('isn’t hashed alike beside two accounts', () => {
    expect(hashBeside('0jane', 'x')).toBe(digest('0jane:x'))
    expect(hashBeside('0joe', 'x')).not.toBe(hashBeside('0jane', 'x'))
    expect(ofNobody('x')).toBe('0x')
    expect(newSessionToken(secureRandom, newAccountId(secureRandom)).token).toMatch(/^0[\w-]{43}$/)
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

describe('places in one of several databases', () => {
  const there = { generation: 1, shard: 47 }
  const id = newAccountId(secureRandom, placeTag(there))

  it('are said by the account’s id, what is handed out in its name, and the hashes of that', () => {
    expect(id).toMatch(/^11b[\w-]{22}$/)
    expect(placeOf(id)).toEqual(there)
    const secret = newToken(secureRandom).token
    const token = ofAccount(id, secret)
    expect(placeOf(token)).toEqual(there)
    expect(placeOf(hashToken(token))).toEqual(there)
    expect(hashToken(token)).toBe(`11b${digest(secret)}`)
    const link = newTokenOf(secureRandom, id)
    expect(link.hash).toBe(hashToken(link.token))
    expect(placeOf(link.hash)).toEqual(there)
    expect(placeOf(hashBeside(id, 'cookie'))).toEqual(there)
  })

  it('are hinted at by ids of rows, which stay sixteen bytes', () => {
    expect(newId(secureRandom, id)).toMatch(/^1b[\w-]{20}$/)
    expect(newId(secureRandom, newAccountId(secureRandom))).toMatch(/^[\w-]{22}$/)
  })

  it('aren’t read out of what only begins so', () => {
    for (const text of ['1ab', `1AB${'x'.repeat(22)}`, `1ab${'x'.repeat(40)}`, `1ab${'x'.repeat(22)}:1`]) {
      expect(tagOf(text)).toBe('')
      expect(hashToken(text)).toBe(digest(text))
    }
    // A secret without a tag has another length.
    expect(tagOf(`1ab${newToken(secureRandom).token.slice(3)}`)).toBe('')
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
