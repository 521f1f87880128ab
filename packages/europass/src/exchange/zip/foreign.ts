import type { ForeignKind } from '../refusal.ts'
import { textOfBytes } from '../text-of-bytes.ts'
import type { ZipEntry } from './read.ts'

const parts: readonly (readonly [RegExp, ForeignKind])[] = [
  [/^(?:Index\/Document\.iwa|Index\.zip|index\.xml(?:\.gz)?)$/, 'pages'],
  [/^xl\/workbook\.xml$/, 'spreadsheet'],
  [/^ppt\/presentation\.xml$/, 'slides'],
]
const documents: readonly (readonly [RegExp, ForeignKind])[] = [
  [/\.spreadsheet\b/, 'spreadsheet'],
  [/\.presentation\b/, 'slides'],
]

/** Which of the kinds that aren't read an archive is, where it is one. */
export function foreignKindOf(entries: readonly ZipEntry[]): ForeignKind | undefined {
  const part = parts.find(([name]) => entries.some((entry) => name.test(entry.name)))
  if (part) return part[1]
  const kind = entries.find(({ name }) => name === 'mimetype')
  const said = kind ? textOfBytes(kind.bytes()) : ''
  return documents.find(([name]) => name.test(said))?.[1]
}
