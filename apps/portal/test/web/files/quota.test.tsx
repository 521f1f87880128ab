// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { fileLimits } from '../../../src/library/limits.ts'
import { Quota } from '../../../src/web/files/quota.tsx'
import { sizeText } from '../../../src/web/files/words.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'

const first = await wordsOf('en')
afterEach(cleanup)

test.each([
  // A library of 200 small files takes no other, and its bar stood at nothing.
  ['files', { bytes: 2000, files: fileLimits.files }, 1],
  ['bytes', { bytes: fileLimits.total / 2, files: 1 }, 0.5],
])('the bar shows what ends first: %s', (_, used, taken) => {
  render(
    <LanguageProvider first={first}>
      <Quota used={used} />
    </LanguageProvider>,
  )
  const meter = screen.getByRole('meter')
  expect(Number(meter.getAttribute('value')) / Number(meter.getAttribute('max'))).toBeCloseTo(taken)
})

test('a size is never parted from its unit', () => {
  expect(sizeText(first.t, 1500)).toBe('2\u00A0kB')
  expect(sizeText(first.t, 10_000_000)).toBe('10\u00A0MB')
})
