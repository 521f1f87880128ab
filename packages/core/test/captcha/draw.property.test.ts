import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawCode } from '../../src/captcha/draw.ts'
import { glyph, glyphAlphabet } from '../../src/captcha/glyphs.ts'
import { repeatableRandom } from '../support/random.ts'

const codes = fc.string({ unit: fc.constantFrom(...glyphAlphabet), minLength: 5, maxLength: 5 })

it('draws every code whole, inside its frame', () => {
  fc.assert(
    fc.property(codes, fc.nat(), (code, seed) => {
      const path = /<path d="([^"]+)"/.exec(drawCode(code, repeatableRandom(seed)))?.[1] ?? ''
      const points = [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
      expect(points.length).toBeGreaterThan(40)
      for (const [x, y] of points) {
        expect(x).toBeGreaterThan(-14)
        expect(x).toBeLessThan(254)
        expect(y).toBeGreaterThan(-14)
        expect(y).toBeLessThan(98)
      }
    }),
  )
})

it('draws as many pieces as the letters have, plus the lines that mean nothing, in an order of its own', () => {
  const pieces = (code: string) =>
    Array.from(code)
      .flatMap((character) => glyph(character).map((stroke) => stroke.length - 1))
      .reduce((sum, n) => sum + n, 0)
  fc.assert(
    fc.property(codes, fc.nat(), (code, seed) => {
      const svg = drawCode(code, repeatableRandom(seed))
      expect(svg.match(/M/g)).toHaveLength(pieces(code) + 2 * 2 + 5)
      expect(svg).not.toBe(drawCode(code, repeatableRandom(seed + 1)))
    }),
  )
})

it('has no two glyphs alike, and none that is empty', () => {
  const drawn = Array.from(glyphAlphabet, (character) => JSON.stringify(glyph(character)))
  expect(new Set(drawn).size).toBe(glyphAlphabet.length)
  expect(glyphAlphabet).toMatch(/^[A-Z0-9]{19}$/)
  for (const character of glyphAlphabet) expect(glyph(character).flat().length).toBeGreaterThan(1)
})
