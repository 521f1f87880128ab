import { expect, it } from 'vitest'
import { eulogin2025, policyNamed } from '../src/index.ts'

it('names the policies there are when asked for another', () => {
  expect(() => policyNamed('nist')).toThrow(/eulogin-2025, eulogin-classic, nist-800-63b/)
  expect(policyNamed('eulogin-2025')).toBe(eulogin2025)
})
