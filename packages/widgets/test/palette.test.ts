import { expect, it } from 'vitest'
import { contrast } from '../src/colour.ts'
import { type HouseColours, palette, paletteSheet } from '../src/palette.ts'

/** Every sixteenth step of red, green and blue. */
const steps = Array.from({ length: 16 }, (_, at) => (at * 17).toString(16).padStart(2, '0'))
const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)))

const day = { grounds: ['#fffdfa', '#f4f0ea', '#f1ece4'], soft: '#5c5663' }
const night = { grounds: ['#221d25', '#17141a', '#302936'], soft: '#bdb4c0' }

/** The least of all pairs of text and ground; `soft`: of `tokens.css`, on the house's soft ground. */
function leastContrast(house: HouseColours, { grounds, soft }: typeof day): number {
  const { accent, action, actionHover, cover, coverDeep, coverSoft, onCover, onCoverSoft } = house
  return Math.min(
    ...[cover, coverDeep, action, actionHover].map((ground) => contrast(onCover, ground)),
    ...[cover, coverDeep].map((ground) => contrast(onCoverSoft, ground)),
    ...[...grounds, coverSoft].map((ground) => contrast(accent, ground)),
    contrast(soft, coverSoft),
  )
}

it('makes every text readable of any colour that is dark enough, and names one that is for all others', () => {
  let made = 0
  for (const colour of colours) {
    const one = palette(colour)
    if (one.ok) {
      made++
      expect(leastContrast(one.light, day), `${colour} by day`).toBeGreaterThanOrEqual(4.5)
      expect(leastContrast(one.dark, night), `${colour} by night`).toBeGreaterThanOrEqual(4.5)
    } else {
      expect(contrast('#fffdfa', colour), colour).toBeLessThan(4.5)
      const nearest = /; (#[\da-f]{6}) is dark enough$/.exec(one.text)?.[1] ?? ''
      expect(palette(nearest).ok, nearest).toBe(true)
    }
  }
  expect(made).toBeGreaterThan(1000)
})

it.each(['', 'red', '#fff', '#6d1a3', '#6d1a36;}', 'url(x)'])('refuses %j', (text) => {
  expect(palette(text)).toMatchObject({ ok: false, text: expect.stringContaining('six hexadecimal digits') })
})

it('is a style sheet of tokens, by day, by night, and as a page asks', () => {
  const made = palette('#0b4f8a')
  if (!made.ok) throw new Error(made.text)
  const sheet = paletteSheet(made)
  expect(sheet.match(/--lp-cover: #0b4f8a;/g)).toHaveLength(1)
  expect(sheet.match(/--lp-action-hover: /g)).toHaveLength(3)
  expect(sheet).toContain("[data-theme='dark'] { --lp-cover: ")
})
