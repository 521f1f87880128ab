import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkPassword,
  eulogin2025,
  euloginClassic,
  groupOf,
  nist80063b,
  passwordPolicies,
  samplePasswords,
} from '../src/index.ts'
import type { Random } from '../src/random.ts'

const secureRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
/** Every byte in turn, from one of them on: repeatable, and nothing is drawn for ever. */
const seeded = (seed: number): Random => {
  let at = Math.abs(seed)
  return (bytes) => Uint8Array.from({ length: bytes }, () => (at = (at * 69_069 + 1) % 2 ** 32) >>> 24)
}
const policies = fc.constantFrom(...passwordPolicies)
const anyText = fc.string({ unit: 'binary', maxLength: 200 })

describe('checkPassword', () => {
  it('never throws, and is ok exactly when there is no issue', () => {
    fc.assert(
      fc.property(anyText, policies, anyText, (value, policy, previous) => {
        const { ok, issues } = checkPassword(value, policy, { about: { previous, email: previous, firstName: value } })
        expect(ok).toBe(issues.length === 0)
      }),
    )
  })

  it('refuses every password that holds the unique identifier, in any case', () => {
    const around = fc.string({ maxLength: 20 })
    fc.assert(
      fc.property(around, policies, fc.boolean(), (before, policy, upper) => {
        const uid = 'n00abcde'
        const { issues } = checkPassword(`${before}${upper ? uid.toUpperCase() : uid}-x`, policy, { about: { uid } })
        expect(issues.map((issue) => issue.code)).toContain('own-data')
      }),
    )
  })

  it('counts characters as people do, one for each code point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (length) => {
        const { issues } = checkPassword('😀'.repeat(length), { ...nist80063b, refuseMonotony: false })
        expect(issues.some((issue) => issue.code === 'too-short')).toBe(length < 15)
      }),
    )
  })

  it('finds the groups that are really there', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 10, maxLength: 40 }), (value) => {
        const groups = new Set(Array.from(value.normalize('NFKC'), groupOf))
        groups.delete(null)
        const { issues } = checkPassword(value, eulogin2025)
        expect(issues.some((issue) => issue.code === 'too-few-groups')).toBe(groups.size < 4)
      }),
    )
  })
})

describe('samplePasswords', () => {
  it('suggests different passwords that pass their policy', () => {
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 8 }), fc.nat(), (policy, count, seed) => {
        const samples = samplePasswords(policy, { random: seeded(seed), count })
        expect(new Set(samples).size).toBe(count)
        for (const sample of samples) expect(checkPassword(sample, policy).issues).toEqual([])
      }),
    )
  })

  it('uses every readable character about equally often', () => {
    const samples = samplePasswords({ ...euloginClassic, minGroups: 1 }, { random: secureRandom, count: 2000 })
    const counts = new Map<string, number>()
    for (const character of samples.join('')) counts.set(character, (counts.get(character) ?? 0) + 1)
    const expected = (2000 * 8) / counts.size
    // Six standard deviations: fails by chance less than once in a hundred million characters.
    const margin = 6 * Math.sqrt(expected)
    expect(counts.size).toBe(80)
    for (const [character, count] of counts) expect(Math.abs(count - expected), character).toBeLessThan(margin)
  })
})
