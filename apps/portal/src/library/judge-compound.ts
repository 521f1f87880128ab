import { type Judgement, refused, taken } from './judgement.ts'

/**
 * Judges a compound file, in which Office kept documents until 2007 and installers of Windows still are, by
 * the names in its directory.
 *
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb
 */
export function judgeCompound(bytes: Uint8Array): Judgement {
  const has = (name: string): boolean => contains(bytes, name)
  if (has('_VBA_PROJECT')) return refused('macros')
  if (has('WordDocument')) return taken('application/msword')
  if (has('Workbook')) return taken('application/vnd.ms-excel')
  if (has('PowerPoint Document')) return taken('application/vnd.ms-powerpoint')
  return refused('unknown')
}

/** Entries of the directory stand at multiples of this, and begin with their names. */
const step = 128

/** Whether an entry of a directory has this name, in UTF-16. */
function contains(bytes: Uint8Array, name: string): boolean {
  const wanted = Uint8Array.from([...name, '\0'].flatMap((letter) => [letter.charCodeAt(0), 0]))
  for (let at = 512; at + wanted.length <= bytes.length; at += step)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  return false
}
