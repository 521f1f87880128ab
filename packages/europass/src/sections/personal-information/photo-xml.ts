import type { Notes } from '../../exchange/notes.ts'
import { all, peekText, text, type XmlElement } from '../../xml/read.ts'
import { element, leaf, type Xml } from '../../xml/write.ts'

/** Writes a photo: Europass keeps the base64 of a whole `data:` address. */
export const writePhoto = (photo: string): Xml =>
  photo === ''
    ? ''
    : element('eures:Attachment', [
        leaf('oa:EmbeddedData', btoa(photo)),
        leaf('oa:FileType', 'photo'),
        leaf('hr:Instructions', 'ProfilePicture'),
      ])

/** How pictures of two kinds begin, in base64. */
const kinds = [
  ['/9j/', 'image/jpeg'],
  ['iVBORw0KGgo', 'image/png'],
] as const

/**
 * Reads the photo of a profile: a `data:` address in base64, as Europass has it, plain, or the picture
 * itself.
 *
 * @returns a data URI of a JPEG or PNG; empty where there is none, or none that is kept, which is told
 */
export function readPhoto(profile: XmlElement | undefined, notes: Notes): string {
  const attachment = all(profile, 'Attachment').find(isPhoto)
  if (attachment === undefined) return ''
  text(attachment, 'FileType')
  text(attachment, 'Instructions')
  const embedded = text(attachment, 'EmbeddedData').replaceAll(/\s/g, '')
  if (embedded === '') return ''
  const photo = pictureOf(embedded) ?? pictureOf(decoded(embedded))
  if (photo === undefined) notes.lost('picture', { at: 'personal/photo' })
  return photo ?? ''
}

/** What says that it is a photo, or what says nothing. Another attachment stays unread, and is kept. */
function isPhoto(attachment: XmlElement): boolean {
  const said = `${peekText(attachment, 'FileType')} ${peekText(attachment, 'Instructions')}`
  return said.trim() === '' || /photo|picture/i.test(said)
}

function pictureOf(value: string): string | undefined {
  const uri = /^data:image\/(jpe?g|png);base64,([A-Za-z\d+/]+={0,2})$/.exec(value)
  if (uri) return `data:image/${uri[1] === 'png' ? 'png' : 'jpeg'};base64,${uri[2]}`
  const kind = kinds.find(([start]) => value.startsWith(start))
  return kind && /^[A-Za-z\d+/]+={0,2}$/.test(value) ? `data:${kind[1]};base64,${value}` : undefined
}

function decoded(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}
