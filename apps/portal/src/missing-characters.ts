import type { MissingCharacter } from '@laissez-passer/europass/typst'

/** Header of a PDF's answer: what no font has in it. */
export const missingHeader = 'Missing-Characters'

/** The most that an answer tells: the rest shows on the page. */
const most = 20

/** Writes the header's value. */
export const missingValue = (missing: readonly MissingCharacter[]): string =>
  encodeURIComponent(JSON.stringify(missing.slice(0, most)))

/** Reads the header's value; what isn't one tells nothing. */
export function readMissing(value: string | null): MissingCharacter[] {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(value ?? '[]'))
    return Array.isArray(read) ? read.filter(isMissing) : []
  } catch {
    return []
  }
}

const isMissing = (value: unknown): value is MissingCharacter =>
  typeof value === 'object' &&
  value !== null &&
  'character' in value &&
  typeof value.character === 'string' &&
  'path' in value &&
  typeof value.path === 'string' &&
  'where' in value &&
  Array.isArray(value.where)
