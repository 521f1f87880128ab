import type { Assurance } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { assuranceNumber, reachesAssurance, readAssurance } from '../../../src/cas/ecas/assurance.ts'

const levels: readonly Assurance[] = ['LOW', 'MEDIUM', 'HIGH', 'TOP']

test('names and numbers are those of EU Login', () => {
  expect(levels.map(assuranceNumber)).toEqual([10, 20, 30, 40])
  for (const level of levels) {
    expect(readAssurance(level)).toBe(level)
    expect(readAssurance(` ${level.toLowerCase()} `)).toBe(level)
    expect(readAssurance(String(assuranceNumber(level)))).toBe(level)
  }
  expect(['INTERNAL', 'NO_ASSURANCE', '0'].map(readAssurance)).toEqual(['TOP', 'LOW', 'LOW'])
  for (const odd of ['', '25', '40.0', '+40', 'HIGHEST', 'constructor']) expect(readAssurance(odd)).toBeNull()
})

test('each level takes those above it', () => {
  for (const [at, asked] of levels.entries())
    expect(levels.filter((has) => reachesAssurance(has, asked))).toEqual(levels.slice(at))
})
