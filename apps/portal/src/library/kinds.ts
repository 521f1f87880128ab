/** What a file is to somebody who looks for it. */
export type FileKind =
  | 'pdf'
  | 'picture'
  | 'document'
  | 'spreadsheet'
  | 'slides'
  | 'text'
  | 'data'
  | 'credential'
  | 'other'

interface Type {
  readonly kind: FileKind
  /** Without a dot; the first one is given to a file that has none of them. */
  readonly extensions: readonly [string, ...string[]]
}

const office = 'application/vnd.openxmlformats-officedocument.'
const open = 'application/vnd.oasis.opendocument.'

/** The types that a library takes, by their names. */
export const fileTypes = {
  'application/pdf': { kind: 'pdf', extensions: ['pdf'] },
  'image/jpeg': { kind: 'picture', extensions: ['jpg', 'jpeg', 'jfif'] },
  'image/png': { kind: 'picture', extensions: ['png'] },
  'image/gif': { kind: 'picture', extensions: ['gif'] },
  'image/webp': { kind: 'picture', extensions: ['webp'] },
  'image/avif': { kind: 'picture', extensions: ['avif'] },
  'image/heic': { kind: 'picture', extensions: ['heic', 'heif'] },
  'image/tiff': { kind: 'picture', extensions: ['tif', 'tiff'] },
  'image/bmp': { kind: 'picture', extensions: ['bmp'] },
  [`${office}wordprocessingml.document`]: { kind: 'document', extensions: ['docx', 'dotx'] },
  [`${office}spreadsheetml.sheet`]: { kind: 'spreadsheet', extensions: ['xlsx', 'xltx'] },
  [`${office}presentationml.presentation`]: { kind: 'slides', extensions: ['pptx', 'ppsx', 'potx'] },
  [`${open}text`]: { kind: 'document', extensions: ['odt', 'ott'] },
  [`${open}spreadsheet`]: { kind: 'spreadsheet', extensions: ['ods', 'ots'] },
  [`${open}presentation`]: { kind: 'slides', extensions: ['odp', 'otp'] },
  'application/msword': { kind: 'document', extensions: ['doc', 'dot'] },
  'application/vnd.ms-excel': { kind: 'spreadsheet', extensions: ['xls', 'xlt'] },
  'application/vnd.ms-powerpoint': { kind: 'slides', extensions: ['ppt', 'pps', 'pot'] },
  'application/rtf': { kind: 'document', extensions: ['rtf'] },
  'text/plain': { kind: 'text', extensions: ['txt', 'csv', 'tsv', 'md', 'text', 'log', 'tex', 'bib', 'ics', 'vcf'] },
  'application/xml': { kind: 'data', extensions: ['xml'] },
  'application/json': { kind: 'data', extensions: ['json', 'jsonld', 'geojson'] },
  'application/ld+json': { kind: 'credential', extensions: ['jsonld', 'json'] },
  'application/jose+json': { kind: 'credential', extensions: ['jsonld', 'json', 'jws'] },
  'application/jose': { kind: 'credential', extensions: ['jwt', 'jws', 'txt'] },
} satisfies Readonly<Record<string, Type>>

/** A type that a library takes. */
export type FileType = keyof typeof fileTypes

const typeOf = (mediaType: string): Type | undefined =>
  Object.hasOwn(fileTypes, mediaType) ? new Map<string, Type>(Object.entries(fileTypes)).get(mediaType) : undefined

/** What a file of a type is to people; `other` for one from before types were judged. */
export const kindOf = (mediaType: string): FileKind => typeOf(mediaType)?.kind ?? 'other'

/** The endings that files of a type have, the usual one first; none for a type that isn't known. */
export const extensionsOf = (mediaType: string): readonly string[] => typeOf(mediaType)?.extensions ?? []

/** What file pickers offer: all endings of all types. What a file is, its bytes say. */
export const offeredFiles: string = [...new Set(Object.values(fileTypes).flatMap(({ extensions }) => extensions))]
  .map((extension) => `.${extension}`)
  .join(',')
