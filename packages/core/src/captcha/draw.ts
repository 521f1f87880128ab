import { shuffled } from '@laissez-passer/password/random'
import type { Random } from '../ports/index.ts'
import { glyph, type Point, type Stroke } from './glyphs.ts'

const width = 240
const height = 84
const cell = 45
const pieces = 5

/**
 * Draws a code so that people read it and programs find it hard: letters are turned, slanted and bent by
 * waves that run through the whole picture, strokes are cut up and shuffled with lines that mean nothing, in
 * one path, so that nothing says which belongs to which letter.
 *
 * @param code characters of `glyphAlphabet`, six at most.
 * @param random repeatable for one picture, so that it looks the same when loaded again.
 * @returns a whole SVG document; fixed colours, because it is shown as an image.
 */
export function drawCode(code: string, random: Random): string {
  const between = (low: number, high: number) =>
    low + ((random(2).reduce((sum, byte) => sum * 256 + byte, 0) + 0.5) / 65536) * (high - low)
  const bend = waves(between)
  const letters = Array.from(code).flatMap((character, i) => placed(character, { i, count: code.length, between }))
  const noise = [
    ...Array.from({ length: 2 }, () => across(between)),
    ...Array.from({ length: 5 }, () => stray(between)),
  ]
  const cut = [...letters, ...noise].flatMap((stroke) => segments(stroke)).map((segment) => segment.map(bend))
  const path = shuffled(random, cut).map(pathOf).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fffdfa"/><path d="${path}" fill="none" stroke="#3b2a35" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`
}

type Between = (low: number, high: number) => number

/** A line through the whole picture. */
function across(between: Between): Stroke {
  return [
    [between(0, 20), between(14, height - 14)],
    [between(width * 0.4, width * 0.6), between(14, height - 14)],
    [between(width - 20, width), between(14, height - 14)],
  ]
}

/** A short line like a piece of a letter. */
function stray(between: Between): Stroke {
  const [x, y, angle, size] = [between(8, width - 8), between(8, height - 8), between(0, 6.28), between(8, 16)]
  return [
    [x, y],
    [x + size * Math.cos(angle), y + size * Math.sin(angle)],
  ]
}

/** A letter in its place: size, angle and slant its own. */
function placed(
  character: string,
  { i, count, between }: { readonly i: number; readonly count: number; readonly between: Between },
): readonly Stroke[] {
  const left = (width - count * cell) / 2 + i * cell + between(6, 11)
  const top = between(14, 26)
  const [sx, sy] = [between(2, 2.5), between(2.5, 3.1)]
  const [angle, slant] = [between(-0.28, 0.28), between(-0.2, 0.2)]
  return glyph(character).map((stroke) =>
    stroke.map(([x, y]): Point => {
      const [u, v] = [(x - 5) * sx + slant * (y - 7) * sy, (y - 7) * sy]
      return [
        left + 14 + u * Math.cos(angle) - v * Math.sin(angle),
        top + 22 + u * Math.sin(angle) + v * Math.cos(angle),
      ]
    }),
  )
}

/** Bends the whole picture: two waves across, one along. */
function waves(between: Between): (point: Point) => Point {
  const [a, b, c] = [between(0, 6.28), between(0, 6.28), between(0, 6.28)]
  const [long, short] = [between(70, 110), between(28, 40)]
  return ([x, y]) => [x + 2.2 * Math.sin(y / 11 + c), y + 4 * Math.sin(x / long + a) + 1.8 * Math.sin(x / short + b)]
}

/** Each line of a stroke as a curve of its own, with points between for the waves to bend. */
function segments(stroke: Stroke): readonly Stroke[] {
  return stroke.slice(1).map((end, i) => {
    const start = stroke[i] ?? end
    return Array.from(
      { length: pieces + 1 },
      (_, n): Point => [start[0] + ((end[0] - start[0]) * n) / pieces, start[1] + ((end[1] - start[1]) * n) / pieces],
    )
  })
}

function pathOf(stroke: Stroke): string {
  return stroke.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}

/**
 * Bytes that are the same for the same seed (xorshift over it); they decide how a code is drawn, and nothing
 * else.
 */
export function bytesFrom(seed: Uint8Array): Random {
  let state = seed.reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 7) || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state & 255
  }
  return (bytes) => Uint8Array.from({ length: bytes }, next)
}
