import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'

/** How to draw the interlaced lines. */
export interface GuillocheOptions {
  /** Anything: the same seed always draws the same lines. Never a secret, since a drawing can be compared. */
  readonly seed: string
  /** Width of the drawing in its own units. Default 1280. */
  readonly width?: number
  /** Height of the drawing. Default 160. */
  readonly height?: number
  /** Lines in each of the two families. Default 8. */
  readonly lines?: number
}

const rules: OptionRules<GuillocheOptions> = {
  seed: { takes: (given) => typeof given === 'string', accepted: 'a text' },
  width: optional(accepts.over(0, 'units')),
  height: optional(accepts.over(0, 'units')),
  lines: optional(accepts.whole(1, 'lines')),
}

/**
 * The interlaced lines of a travel document, as path data: two families of sine curves that swell and pinch
 * across each other. A pure function: nothing random, nothing measured. All points lie within the drawing.
 *
 * @param options seed and size
 * @returns one `d` attribute a line
 */
export function guillocheLines(options: GuillocheOptions): string[] {
  checkOptions('guilloche', options, rules)
  const { seed, width = 1280, height = 160, lines = 8 } = options
  const next = numbersFrom(seed)
  return [0, 1].flatMap((family) => {
    const swell = { turns: between(next(), 1.4, 2.6) + family * 0.7, phase: next() * TURN }
    const drift = { turns: between(next(), 0.5, 1.3), phase: next() * TURN }
    const ripple = { turns: swell.turns * 2 + 1, phase: next() * TURN }
    return Array.from({ length: lines }, (_, index) => {
      const spread = lines === 1 ? 0 : (index / (lines - 1)) * 2 - 1
      return path(width, (x) => {
        const wave = (turn: { turns: number; phase: number }): number => Math.sin(x * turn.turns * TURN + turn.phase)
        return (height / 2) * (1 + 0.5 * spread * wave(swell) + 0.32 * wave(drift) + 0.12 * spread * wave(ripple))
      })
    })
  })
}

/**
 * The interlaced lines as a decorative SVG, hidden from assistive technology, drawn in the current colour.
 *
 * @param options seed and size
 * @returns SVG markup that may go into a page as it is: the seed isn't in it
 */
export function guilloche(options: GuillocheOptions): string {
  const paths = guillocheLines(options).map((d) => `<path d="${d}"/>`)
  const { width = 1280, height = 160 } = options
  return `<svg xmlns="http://www.w3.org/2000/svg" class="lp-guilloche" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">${paths.join('')}</svg>`
}

const TURN = 2 * Math.PI

/** Smooth path through a curve: quadratic segments whose joints lie half-way between the samples. */
function path(width: number, curve: (x: number) => number): string {
  const steps = Math.max(12, Math.round(width / 26))
  const points = Array.from({ length: steps + 1 }, (_, step) => ({ x: (step / steps) * width, y: curve(step / steps) }))
  const at = (x: number, y: number): string => `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`
  const joints = points.slice(1).map((point, index) => {
    const before = points[index] ?? point
    return index === 0
      ? `M${at(before.x, before.y)}Q${at((before.x + point.x) / 2, (before.y + point.y) / 2)} ${at(point.x, point.y)}`
      : `T${at(point.x, point.y)}`
  })
  return joints.join('')
}

function between(fraction: number, low: number, high: number): number {
  return low + fraction * (high - low)
}

/** A small seeded generator (FNV-1a into mulberry32): for drawing only, never for secrets. */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
