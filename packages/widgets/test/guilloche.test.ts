import { expect, test } from 'vitest'
import { guilloche, guillocheLines } from '../src/guilloche.ts'
import { mark } from '../src/mark.ts'

const numbers = (d: string) => d.match(/-?[\d.]+/g)?.map(Number) ?? []

test('the same seed draws the same lines, another seed others', () => {
  expect(guillocheLines({ seed: 'n00abcde' })).toEqual(guillocheLines({ seed: 'n00abcde' }))
  expect(guillocheLines({ seed: 'n00abcde' })).not.toEqual(guillocheLines({ seed: 'n00abcdf' }))
})

test.each(['', 'EU Login', 'n00abcde', 'Ελληνικά', '🙂'])('lines of “%s” stay inside the drawing', (seed) => {
  for (const d of guillocheLines({ seed, width: 390, height: 100 })) {
    const all = numbers(d)
    expect(all.length).toBeGreaterThan(20)
    all.forEach((value, index) => {
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(index % 2 === 0 ? 390 : 100)
    })
  }
})

test('the drawing is decoration, small, and does not tell its seed', () => {
  const svg = guilloche({ seed: 'secret-looking"><script>' })
  expect(svg).toContain('aria-hidden="true"')
  expect(svg).not.toContain('secret')
  expect(svg.length).toBeLessThan(16_000)
})

test('the mark is named when asked, and a name can’t break out of it', () => {
  expect(mark()).toContain('aria-hidden="true"')
  expect(mark({ title: 'EU "Login" <b>' })).toContain('aria-label="EU &#34;Login&#34; &#60;b&#62;"')
})
