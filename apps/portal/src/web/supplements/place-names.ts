import { type Path, stepsOf } from '@laissez-passer/europass/patch'
import type { SupplementPart, SupplementWords } from '@laissez-passer/europass/supplements'

/** Names places of a document by the part that they lie in, for its history and its questions. */
export const placeNames =
  (parts: readonly SupplementPart[], words: SupplementWords): ((path: Path) => string | null) =>
  (path) => {
    const [first = '', second = ''] = stepsOf(path)
    const name = first === 'written' || first === 'assigned' ? second : first
    const part = parts.find((one) => one.name === name)
    return part ? [part.number, words(part.heading)].filter(Boolean).join(' ') : null
  }
