import { guilloche } from '@laissez-passer/widgets/guilloche'
import { mark } from '@laissez-passer/widgets/mark'

/** The pictures of `assets/` by file name: committed, written by `pnpm preview`, compared by a test. */
export function drawings(): Readonly<Record<string, string>> {
  // As a background the drawing has no current colour: it brings its own, faint on burgundy, in light and
  // dark.
  const lines = guilloche({ seed: 'laissez-passer', width: 1280, height: 96, lines: 9 })
    .replace('stroke="currentColor"', 'stroke="#f0d9e0" stroke-opacity=".3" stroke-width=".9"')
    .replace(/ (class|aria-hidden|focusable)="[^"]*"/g, '')
  return { 'cover.svg': lines, 'mark.svg': mark() }
}
