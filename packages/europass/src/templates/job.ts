import type { Setting } from '../typst/typeset.ts'
import type { CvView, LetterView, PictureView } from '../view/index.ts'
import type { TemplateName } from './names.ts'
import { fontNames, fonts } from './fonts.ts'
import { typstSource } from './sources.ts'

/** One document of a file: what is set, and by which template. */
export type PrintedDocument =
  | { readonly kind: 'cv'; readonly template: TemplateName; readonly view: CvView }
  | { readonly kind: 'letter'; readonly template: TemplateName; readonly view: LetterView }

/**
 * What is set for one file of documents: a CV, a letter, a letter and the CV that goes with
 * it.
 *
 * Texts are data to the engine: nothing a person types is read as markup. Pictures travel as files beside the
 * texts, so that an engine that keeps them is sent texts alone while a person types.
 *
 * @param documents - in the order in which they are read; the first one's family sets all of them
 * @param options - `xml` is attached as `attachment.xml`; nothing is, unless told
 */
export function documentSetting(documents: readonly PrintedDocument[], { xml = '' }: { xml?: string } = {}): Setting {
  const files: Record<string, Uint8Array> = {}
  const filed = (picture: PictureView | null): { file: string; alt: string } | null => {
    if (!picture) return null
    const [, kind = '', data = ''] = /^data:image\/(jpeg|png);base64,(.+)$/.exec(picture.data) ?? []
    if (data === '') return null
    const file = `/picture-${Object.keys(files).length}.${kind === 'png' ? 'png' : 'jpg'}`
    files[file] = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    return { file, alt: picture.alt }
  }
  const parts = documents.map(({ kind, view }) => ({
    ...view,
    design: { ...view.design, logo: filed(view.design.logo) },
    ...(kind === 'cv' ? { photo: filed(view.photo) } : { photo: null, facts: [], signature: filed(view.signature) }),
  }))
  const [first] = documents
  return {
    source: typstSource(documents),
    view: { title: first?.view.title ?? '', author: first?.view.name ?? '', parts },
    font: fontNames.find((name) => fonts[name].family === first?.view.design.font) ?? 'open-sans',
    files,
    xml,
  }
}
