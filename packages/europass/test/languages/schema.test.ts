import { expect, test } from 'vitest'
import { check } from '../../src/fields/index.ts'
import { languageCheckDraftSchema, languageCheckSchema, newLanguageCheck } from '../../src/languages/index.ts'

test('a new check is one of the schema, strict and draft', () => {
  const fresh = newLanguageCheck({ code: '', label: 'ქართული', signed: false }, { id: 'c', date: '2026-11-27' })
  for (const schema of [languageCheckSchema, languageCheckDraftSchema])
    expect(check(schema, fresh)).toEqual({ ok: true, value: fresh })
})

test.each([
  [{ answers: { 'reading.B1.1': 'maybe' } }],
  [{ answers: { __proto__x: 'easily' } }],
  [
    {
      answers: Object.fromEntries(
        Array.from({ length: 201 }, (_, n) => [
          `${'abcdefghij'[n % 10]}${'abcdefghijklmnopqrstu'[Math.floor(n / 10)]}.A1.1`,
          'no',
        ]),
      ),
    },
  ],
  [{ levels: { reading: 'D1' } }],
  [{ starts: { reading: 7 } }],
  [{ id: '../x' }],
  [{ signed: 'yes' }],
])('%o isn’t kept', (wrong) => {
  expect(check(languageCheckDraftSchema, { id: 'c', ...wrong }).ok).toBe(false)
})
