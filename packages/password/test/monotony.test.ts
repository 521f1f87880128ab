import { expect, test } from 'vitest'
import { isMonotonous } from '../src/monotony.ts'
import { isVariation } from '../src/variation.ts'

test.each([
  ['a', 'one character'],
  ['ab', 'two, a run as well'],
  ['zzzzzzzz', 'one again and again'],
  ['AaAaAaA', 'in any case'],
  ['23456789', 'a run up'],
  ['AbCdEf', 'in any case'],
  ['987654', 'a run down'],
  ['ababab', 'a pair again'],
  ['abcdabcd', 'four again'],
  ['😀😀😀', 'one sign, of two halves'],
  ['x\nx\n', 'line ends too'],
])('%j is monotonous: %s', (password) => expect(isMonotonous(password)).toBe(true))

test.each([
  ['ac', 'two that aren’t beside each other'],
  ['@abcde', 'a sign before a run'],
  ['acegikmo', 'steps of two'],
  ['hfdb', 'and down'],
  ['abcdefgz', 'a run that breaks off'],
  ['aaaaaaab', 'one that changes at the end'],
  ['baaaaaaa', 'at the beginning'],
  ['abcdeabcde', 'five again'],
  ['abcabcabd', 'a piece that isn’t the last time'],
  ['xabab', 'a piece after something else'],
])('%j isn’t: %s', (password) => expect(isMonotonous(password)).toBe(false))

test.each([
  ['Abc-12d', 'abcd', true],
  ['99-Ëlan-99', 'elan1', true],
  ['abc-1', 'abc-2', false],
  ['abcd-1', 'abce-1', false],
  ['1234', '5678', false],
])('%s after %s: %s', (password, previous, is) => expect(isVariation(password, previous)).toBe(is))
