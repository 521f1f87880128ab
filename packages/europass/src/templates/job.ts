import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import type { SheetBlock, SheetView } from '../sheet/view.ts'
import type { Attachment, Setting } from '../typst/typeset.ts'
import type { CvView, LetterView, PictureView } from '../view/index.ts'
import type { TemplateName } from './names.ts'
import { fontNames, fonts } from './fonts.ts'
import { typstSource } from './sources.ts'

/** One document of a file: what is set, and by which template. A sheet has one of its own. */
export type PrintedDocument =
  | { readonly kind: 'cv'; readonly template: TemplateName; readonly view: CvView }
  | { readonly kind: 'letter'; readonly template: TemplateName; readonly view: LetterView }
  | { readonly kind: 'sheet'; readonly view: SheetView }

/** What a file carries besides its pages. */
export interface Carried {
  /** Europass XML, attached as `attachment.xml`; '' is none. */
  readonly xml?: string
  /** Other files, such as the credential that a sheet shows. */
  readonly attachments?: readonly Attachment[]
}

const rules: OptionRules<Carried> = {
  xml: optional({ takes: (given) => typeof given === 'string', accepted: 'a text' }),
  attachments: optional(accepts.list(takes.object('an attachment'))),
}

/** A picture by the name of its file, as the source reads it. */
interface Filed {
  readonly file: string
  readonly alt: string
}

/**
 * What is set for one file of documents: a CV, a letter, a letter and the CV that goes with
 * it, a sheet.
 *
 * Texts are data to the engine: nothing a person types is read as markup. Pictures travel as files beside the
 * texts, so that an engine that keeps them is sent texts alone while a person types.
 *
 * @param documents - in the order in which they are read; the first one's family sets all of them
 * @param options - what is attached; nothing is, unless told
 */
export function documentSetting(documents: readonly PrintedDocument[], options: Carried = {}): Setting {
  checkOptions('documentSetting', options, rules)
  const { xml = '', attachments = [] } = options
  const files: Record<string, Uint8Array> = {}
  const filed = (picture: PictureView | null): Filed | null => {
    if (!picture) return null
    const [, kind = '', data = ''] = /^data:image\/(jpeg|png);base64,(.+)$/.exec(picture.data) ?? []
    if (data === '') return null
    const file = `/picture-${Object.keys(files).length}.${kind === 'png' ? 'png' : 'jpg'}`
    files[file] = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    return { file, alt: picture.alt }
  }
  const [first] = documents
  return {
    source: typstSource(documents),
    view: {
      title: first?.view.title ?? '',
      author: first?.view.name ?? '',
      parts: documents.map((document) => partOf(document, filed)),
    },
    font: fontNames.find((name) => fonts[name].family === first?.view.design.font) ?? 'open-sans',
    files,
    attachments: xml === '' ? attachments : [europassXml(xml), ...attachments],
  }
}

const europassXml = (content: string): Attachment => ({
  name: 'attachment.xml',
  mediaType: 'text/xml',
  description: 'Europass XML',
  content,
})

/** A view as its source reads it: with files for pictures, and with what shared parts ask of any. */
function partOf(document: PrintedDocument, filed: (picture: PictureView | null) => Filed | null): object {
  const { view } = document
  const design = { ...view.design, logo: filed(view.design.logo) }
  if (document.kind === 'cv') return { ...view, design, photo: filed(document.view.photo) }
  if (document.kind === 'letter')
    return { ...view, design, photo: null, facts: [], signature: filed(document.view.signature) }
  const { issuer, blocks } = document.view
  return {
    ...view,
    design,
    contacts: [],
    issuer: issuer && { ...issuer, logo: filed(issuer.logo) },
    blocks: blocks.flatMap((block) => blockOf(block, filed)),
  }
}

/** A block with files for pictures; none where its picture can't be read. */
function blockOf(block: SheetBlock, filed: (picture: PictureView | null) => Filed | null): object[] {
  if (block.kind === 'signature') return [{ ...block, picture: filed(block.picture), stamp: filed(block.stamp) }]
  if (block.kind !== 'picture') return [block]
  const picture = filed(block.picture)
  return picture ? [{ ...block, picture }] : []
}
