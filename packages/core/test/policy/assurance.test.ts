import { expect, test } from 'vitest'
import { assuranceOf } from '../../src/policy/assurance.ts'
import type { Assurance } from '../../src/ports/index.ts'

test('an operator’s word counts, then the domain of the address, then everybody is LOW', () => {
  const settings = { assuranceByDomain: { 'example.eu': 'HIGH', 'xn--mller-kva.example': 'MEDIUM' } } as const
  const of = (email: string, assurance: Assurance | null = null) => assuranceOf({ email, assurance }, settings)
  expect(of('Ana@Example.EU')).toBe('HIGH')
  expect(of('ana@example.eu', 'LOW')).toBe('LOW')
  expect(of('ana@other.example', 'TOP')).toBe('TOP')
  for (const email of [
    'a@other.example',
    'a@sub.example.eu',
    'a@example.eu.evil.example',
    'a@notexample.eu',
    'a@constructor',
  ])
    expect(of(email)).toBe('LOW')
})
