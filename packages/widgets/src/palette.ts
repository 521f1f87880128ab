import { contrast, isColour, mixed } from './colour.ts'

/** The colours that a house has of its own; all others are those of `tokens.css`. Each is `#rrggbb`. */
export interface HouseColours {
  /** The ground of the header, with `onCover` on it. */
  readonly cover: string
  readonly coverDeep: string
  /** A ground under texts in `accent`. */
  readonly coverSoft: string
  readonly onCover: string
  readonly onCoverSoft: string
  /** As text, link or selected border. */
  readonly accent: string
  /** Primary buttons, with `onCover`. */
  readonly action: string
  readonly actionHover: string
}

/** The colours of a house by day and by night. */
export interface Palette {
  readonly light: HouseColours
  readonly dark: HouseColours
}

/** A colour that can't be a house's. */
export interface PaletteFault {
  readonly ok: false
  /** For who chose it, in English: why, and what is accepted. */
  readonly text: string
  /** The nearest colour that can be; none where it is no colour. */
  readonly nearest?: string
}

/** What texts need beside their ground. */
const READABLE = 4.5

/** Grounds of `tokens.css` on which a house's colours stand: the darkest by day, the lightest by night. */
const grounds = { light: '#f1ece4', dark: '#302936', paper: '#221d25' }

/**
 * All colours of a house from one: those of `tokens.css` are made of `#6d1a36`. Every text is readable on its
 * ground, 4.5 to 1, by day and by night.
 *
 * @param colour `#rrggbb`, dark enough for white words on it
 * @returns or why it can't be, with the nearest that can
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function palette(colour: string): ({ readonly ok: true } & Palette) | PaletteFault {
  if (!isColour(colour))
    return { ok: false, text: `must be a colour such as #6d1a36, # and six hexadecimal digits, not "${colour}"` }
  const onCover = '#fffdfa'
  const given = contrast(onCover, colour)
  if (given < READABLE) {
    const nearest = until(colour, { into: '#000000', good: (darker) => contrast(onCover, darker) >= READABLE })
    const ratio = (Math.floor(given * 10) / 10).toFixed(1)
    return {
      ok: false,
      nearest,
      text: `${colour} is too light for white words: ${ratio} to 1, and 4.5 is needed; ${nearest} is dark enough`,
    }
  }
  return { ok: true, light: byDay(colour, onCover), dark: byNight(colour) }
}

function byDay(colour: string, onCover: string): HouseColours {
  const coverSoft = mixed(colour, { into: '#ffffff', share: 0.9 })
  const accent = until(colour, {
    into: '#000000',
    good: (darker) => [grounds.light, coverSoft].every((ground) => contrast(darker, ground) >= READABLE),
  })
  return {
    cover: colour,
    coverDeep: mixed(colour, { into: '#000000', share: 0.28 }),
    coverSoft,
    onCover,
    onCoverSoft: softOn(colour, onCover),
    accent,
    action: accent,
    actionHover: mixed(accent, { into: '#000000', share: 0.2 }),
  }
}

function byNight(colour: string): HouseColours {
  const onCover = '#fdf6f4'
  const cover = mixed(colour, { into: '#000000', share: 0.22 })
  const coverSoft = mixed(colour, { into: grounds.paper, share: 0.75 })
  const readable = (text: string, ground: string) => contrast(text, ground) >= READABLE
  const steps = [0.2, 0.15, 0.1, 0.05, 0]
  const lighter = steps.map((share) => mixed(colour, { into: '#ffffff', share }))
  const action = lighter.find((one) => contrast(onCover, one) >= 6) ?? cover
  const hover = mixed(action, { into: '#ffffff', share: 0.1 })
  return {
    cover,
    coverDeep: mixed(colour, { into: '#000000', share: 0.45 }),
    coverSoft,
    onCover,
    onCoverSoft: softOn(cover, onCover),
    accent: until(colour, {
      into: '#ffffff',
      good: (one) => [grounds.dark, grounds.paper, coverSoft].every((ground) => readable(one, ground)),
    }),
    action,
    actionHover: readable(onCover, hover) ? hover : mixed(action, { into: '#000000', share: 0.1 }),
  }
}

/** Words on the cover that stand back a little, as far as they stay readable. */
function softOn(cover: string, onCover: string): string {
  return until(mixed(cover, { into: onCover, share: 0.82 }), {
    into: onCover,
    good: (one) => contrast(one, cover) >= READABLE,
  })
}

/** The first colour on the way to another that is good; the other itself where none before it is. */
function until(
  colour: string,
  { into, good }: { readonly into: string; readonly good: (colour: string) => boolean },
): string {
  for (let share = 0; share < 1; share += 0.02) {
    const one = mixed(colour, { into, share })
    if (good(one)) return one
  }
  return into
}

/**
 * A palette as a style sheet, loaded after `tokens.css`.
 *
 * @param palette as `palette()` made it
 */
export function paletteSheet({ light, dark }: Palette): string {
  return `@charset "utf-8";
:root {${tokens(light)}}
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) {${tokens(dark)}} }
:root[data-theme='dark'] {${tokens(dark)}}
`
}

function tokens(colours: HouseColours): string {
  const named = Object.entries(colours).map(([name, colour]) => {
    const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return `--lp-${token}: ${colour};`
  })
  return ` ${named.join(' ')} `
}
