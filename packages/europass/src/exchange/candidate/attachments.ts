import { own } from '../../sections/candidate.ts'
import { all, find, peekText, text, type XmlElement } from '../../xml/read.ts'
import { element, leaf, type Xml } from '../../xml/write.ts'
import { base64Of, bytesOfBase64 } from '../base64.ts'
import type { Attachment } from '../draft.ts'
import { importLimits } from '../limits.ts'

/** What says that an element is a file that came along, and no picture of the person. */
const fileType = 'attachment'

/** The numbers by which a document's entries name the files that go along, by their ids. */
export const numbersOf = (attachments: readonly Attachment[]): ReadonlyMap<string, string> =>
  new Map(
    attachments.flatMap(({ id, bytes }, at) =>
      id === undefined || bytes.length === 0 ? [] : [[id, String(at + 1)] as const],
    ),
  )

/**
 * Writes files as elements of the profile: as Europass writes a photo, the base64 of a whole `data:` address.
 */
export const writeAttachments = (
  attachments: readonly Attachment[],
  numbers: ReadonlyMap<string, string> = new Map(),
): Xml =>
  attachments
    .filter(({ bytes }) => bytes.length > 0)
    .map(({ id = '', name, mimeType, bytes, description }) =>
      element('eures:Attachment', [
        leaf('oa:EmbeddedData', btoa(`data:${mimeType || 'application/octet-stream'};base64,${base64Of(bytes)}`)),
        leaf('oa:FileName', name),
        leaf('oa:FileType', fileType),
        leaf(own('Description'), description),
        leaf(own('Number'), numbers.get(id) ?? ''),
      ]),
    )
    .join('')

/** New ids for the files that a document numbers, by their numbers. */
export const fileIds = (profile: XmlElement | undefined, newId: () => string): ReadonlyMap<string, string> =>
  new Map(
    all(profile, 'Attachment')
      .map((one) => peekText(one, 'Number'))
      .filter((number) => number !== '')
      .map((number) => [number, newId()]),
  )

/**
 * The files of a profile beside its photo, and the photo where it is no picture that a CV can show. What
 * can't be decoded stays unread, to be put aside.
 *
 * @param photo - the one that was read; empty: none was
 * @param files - ids by the numbers that the document gives to its files
 */
export function readAttachments(
  profile: XmlElement | undefined,
  photo: string,
  files: ReadonlyMap<string, string> = new Map(),
): Attachment[] {
  return all(profile, 'Attachment').flatMap((one) => {
    const isPhoto = photo !== '' && find(one, 'EmbeddedData')?.wasRead === true
    const held = isPhoto ? undefined : decoded(peekText(one, 'EmbeddedData'))
    if (!held || held.bytes.length > importLimits.attachment) return []
    text(one, 'EmbeddedData')
    const [kind, instructions] = [text(one, 'FileType'), text(one, 'Instructions')]
    const name = text(one, 'FileName') || instructions || kind || 'file'
    const id = files.get(text(one, 'Number'))
    return [{ name, ...held, description: text(one, 'Description'), ...(id !== undefined && { id }) }]
  })
}

/** Base64, or the base64 of a `data:` address, or such an address. */
function decoded(embedded: string): { readonly mimeType: string; readonly bytes: Uint8Array } | undefined {
  const clean = embedded.replaceAll(/\s/g, '')
  const outer = clean.startsWith('data:') ? undefined : bytesOfBase64(clean)
  const address = outer ? textOf(outer) : clean
  const uri = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w=.-]+)*;base64,/.exec(address)
  if (!uri) return outer && outer.length > 0 ? { mimeType: '', bytes: outer } : undefined
  const bytes = bytesOfBase64(address.slice(uri[0].length))
  return bytes && bytes.length > 0 ? { mimeType: uri[1] ?? '', bytes } : undefined
}

/** The bytes as text where they begin as an address does: nothing else is asked of them. */
const textOf = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes.subarray(0, 5)) === 'data:' ? new TextDecoder().decode(bytes) : ''
