import { describe, expect, test } from 'vitest'
import { checkPassword, nist80063b, passwordPolicies, policyFaults, samplePasswords } from '../src/index.ts'

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
/** As it comes out of a file. */
const read = (changes: object) => JSON.parse(JSON.stringify({ ...nist80063b, ...changes }))

describe('a policy of one’s own', () => {
  test('is judged: those that come with the package are sound', () => {
    expect(passwordPolicies.flatMap((policy) => policyFaults(policy))).toEqual([])
    expect(policyFaults({ ...nist80063b, maxLength: Infinity })).toEqual([])
  })

  test.each([
    [null, 'policy must be a password policy, such as eulogin2025'],
    ['eulogin-2025', 'policy must be a password policy, such as eulogin2025'],
    [read({ minLength: undefined }), 'policy.minLength is missing; it must be 1 or more'],
    [read({ minLength: '12' }), 'policy.minLength must be 1 or more'],
    [read({ minGroups: 5 }), 'policy.minGroups must be one of 0, 1, 2, 3, 4'],
    [read({ refuseCommon: true }), 'policy.refuseCommon must be one of false, exact, variants'],
    [read({ maxAgeDays: 0 }), 'policy.maxAgeDays must be 1 or more, or null'],
    [read({ minLenght: 12 }), expect.stringContaining('policy.minLenght isn’t a rule; there are name, minLength,')],
    [read({ maxLength: 14 }), 'policy.maxLength must be 15 or more, as the rest asks for that'],
    [read({ minLength: 1, maxLength: 2, minGroups: 3 }), expect.stringContaining('maxLength must be 3 or more')],
  ])('%j is refused, with the field and what it takes', (policy, fault) => {
    expect(policyFaults(policy)).toEqual([fault])
  })

  // It took the empty password, and every other one.
  test('that lacks its rules judges nothing', () => {
    const policy = JSON.parse('{ "name": "mine", "minlength": 12 }')
    expect(() => checkPassword('', policy)).toThrow(/policy\.minlength isn’t a rule[^]*policy\.minLength is missing/)
    expect(() => samplePasswords(policy, { random })).toThrow('policy.minLength is missing')
  })
})
