import { isPhoto, limits } from '../fields/index.ts'
import type { Notes } from './notes.ts'

/**
 * A photo as a profile keeps it: a data URI of a JPEG or PNG, told by its bytes.
 *
 * @param source - base64, or a data URI of it
 * @returns empty, with a note, for another kind of picture and for one that is too large
 */
export function readPhoto(source: string, { at, from, notes }: { at: string; from: string; notes: Notes }): string {
  const base64 = source.replace(/^data:[^,]{0,100},/, '').replaceAll(/\s+/g, '')
  if (base64 === '') return ''
  const type = base64.startsWith('/9j/') ? 'jpeg' : base64.startsWith('iVBORw0KGgo') ? 'png' : ''
  const photo = `data:image/${type};base64,${base64}`
  if (photo.length <= limits.photo && isPhoto(photo)) return photo
  notes.lost('picture', { at, source: from, params: { size: Math.round((base64.length * 3) / 4) } })
  return ''
}
