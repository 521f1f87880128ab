import { expect, test } from 'vitest'
import { cellClass, partsOfCode } from '../../docs/cells.ts'

test('figures stay on one line, sentences get room, a word or two is left alone', () => {
  for (const text of ['4786 /s', '4.44 (3.43–4.59)', '1,751', '≈ 12 ms', '95%', '16,859'])
    expect(cellClass(text)).toBe('figures')
  expect(cellClass('10 free; then a proof each, the longer one from the 50th')).toBe('prose')
  expect(cellClass('a session or a phone of the account')).toBe('prose')
  for (const text of ['', 'for itself', '10 free', 'Java, Apache 2.0']) expect(cellClass(text)).toBe(null)
})

test('code is whole, and a long path is broken behind its slashes alone', () => {
  expect(partsOfCode('npm run start:workers')).toEqual(['npm run start:workers'])
  const path = 'packages/core/test/policy/limits-page.node.test.ts'
  expect(partsOfCode(path)).toEqual(['packages/', 'core/', 'test/', 'policy/', 'limits-page.node.test.ts'])
  expect(partsOfCode(path).join('')).toBe(path)
  expect(partsOfCode('http://localhost:4000/cas/login')).toEqual(['http://localhost:4000/', 'cas/', 'login'])
})
