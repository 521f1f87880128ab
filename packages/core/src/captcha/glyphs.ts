/** A point on a grid 10 wide and 14 high. */
export type Point = readonly [x: number, y: number]

/** A line drawn without lifting the pen. */
export type Stroke = readonly Point[]

/**
 * Letters and digits that nobody takes for one another, as pen strokes. Written as numbers: x and y of each
 * point, strokes parted by `/`. Absent: 0 O Q D, 1 I, 2 Z, 5 S, 6 G, 8 B, and what a stray line turns into
 * another: F P V.
 */
const drawn: Readonly<Record<string, string>> = {
  A: '0 14 5 0 10 14 / 2 9 8 9',
  C: '10 3 7 0 3 0 0 4 0 10 3 14 7 14 10 11',
  E: '10 0 0 0 0 14 10 14 / 0 7 8 7',
  H: '0 0 0 14 / 10 0 10 14 / 0 7 10 7',
  J: '3 0 9 0 / 7 0 7 11 5 14 2 14 0 11',
  K: '0 0 0 14 / 9 0 0 8 / 3 6 10 14',
  L: '0 0 0 14 9 14',
  M: '0 14 0 0 5 8 10 0 10 14',
  N: '0 14 0 0 10 14 10 0',
  R: '0 14 0 0 6 0 9 2 9 5 6 7 0 7 / 5 7 10 14',
  T: '0 0 10 0 / 5 0 5 14',
  U: '0 0 0 10 2 14 8 14 10 10 10 0',
  W: '0 0 2 14 5 5 8 14 10 0',
  X: '0 0 10 14 / 10 0 0 14',
  Y: '0 0 5 7 10 0 / 5 7 5 14',
  3: '0 2 3 0 7 0 9 3 7 6 4 7 / 7 7 10 10 7 14 3 14 0 12',
  4: '7 14 7 0 0 9 10 9',
  7: '0 0 10 0 4 14',
  9: '10 5 8 8 2 8 0 5 2 0 8 0 10 4 9 10 6 14',
}

/** The characters that a picture may show. */
export const glyphAlphabet = Object.keys(drawn).join('')

/** The strokes of a character of `glyphAlphabet`. */
export function glyph(character: string): readonly Stroke[] {
  return (drawn[character] ?? '').split('/').map((stroke) => {
    const numbers = stroke.trim().split(' ').map(Number)
    return Array.from({ length: numbers.length / 2 }, (_, i): Point => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0])
  })
}
