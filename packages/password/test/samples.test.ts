import { describe, expect, test } from 'vitest'
import { eulogin2025, nist80063b, type PasswordPolicy, samplePasswords } from '../src/index.ts'
import type { Random } from '../src/random.ts'

const random: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
/** Draws these numbers in turn, and then at random. */
function first(...numbers: readonly number[]): Random {
  const left = [...numbers]
  return (bytes) => {
    const next = left.shift()
    return next === undefined ? random(bytes) : new Uint8Array([0, 0, 0, next])
  }
}
const lengths = (policy: PasswordPolicy) => samplePasswords(policy, { random }).map(({ length }) => length)

describe('passwords that are suggested', () => {
  test('are three, and as long as the policy asks, but never below eight characters', () => {
    expect(lengths(eulogin2025)).toEqual([10, 10, 10])
    expect(lengths({ ...eulogin2025, minLength: 4 })).toEqual([8, 8, 8])
  })

  test('are words that can be said where composition is no rule, four or what the length asks', () => {
    const [sample] = samplePasswords(nist80063b, { random, count: 1 })
    expect(sample).toMatch(/^(?:(?:[b-df-hj-np-tvz][aeiou]){2}-){3}(?:[b-df-hj-np-tvz][aeiou]){2}$/)
    expect(lengths({ ...nist80063b, minLength: 8 })).toEqual([19, 19, 19])
    expect(lengths({ ...nist80063b, minLength: 26 })).toEqual([29, 29, 29])
  })

  // There was no end to looking for words of 19 characters that are 15 at most.
  test('are no longer than the policy takes', () => {
    expect(lengths({ ...nist80063b, minLength: 12, maxLength: 15 })).toEqual([12, 12, 12])
    expect(lengths({ ...eulogin2025, minLength: 4, maxLength: 6 })).toEqual([6, 6, 6])
  })

  test('hold nothing of the person', () => {
    const zolu = [15, 3, 8, 4]
    const drawn = first(...zolu, ...zolu, ...zolu, ...zolu)
    const [sample] = samplePasswords(
      { ...nist80063b, refuseMonotony: false, refuseCommon: false },
      { random: drawn, count: 1, about: { firstName: 'Zolu' } },
    )
    expect(sample).not.toContain('zolu')
    expect(drawn(4)).not.toEqual(new Uint8Array([0, 0, 0, 15]))
  })
})
