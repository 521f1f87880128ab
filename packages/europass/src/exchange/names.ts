import type { Notes } from './notes.ts'

/**
 * A whole name in two parts: the last word is the family's, unless a comma says otherwise.
 *
 * @param name - as one text
 */
export function readWholeName(
  name: string,
  { source, notes }: { source: string; notes: Notes },
): { givenName: string; familyName: string } {
  const whole = name.trim().replaceAll(/\s+/g, ' ')
  const comma = whole.split(', ')
  if (comma.length === 2) return { givenName: comma[1] ?? '', familyName: comma[0] ?? '' }
  const at = whole.lastIndexOf(' ')
  if (at === -1) return { givenName: whole, familyName: '' }
  // Two words leave no doubt in most of Europe; more do.
  if (whole.indexOf(' ') !== at)
    notes.changed('name-split', { at: 'personal/givenName', source, params: { value: whole } })
  return { givenName: whole.slice(0, at), familyName: whole.slice(at + 1) }
}
