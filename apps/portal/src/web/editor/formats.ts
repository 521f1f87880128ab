import type { ExportFormat, LetterFormat } from '@laissez-passer/europass/exchange'
import type { Layers } from '../editing/layers.ts'
import { printedSentences } from '../words/own-words.ts'
import { fileName } from './printed.ts'

/** What a CV or a letter can be kept as beside a PDF. */
export type OtherFormat = Exclude<ExportFormat | LetterFormat, 'pdf'>

/** The formats of what is edited, the most wanted first; none where the profile itself is edited. */
export function otherFormats({ cv, letter }: Pick<Layers, 'cv' | 'letter'>): readonly OtherFormat[] {
  if (letter) return ['skills-passport']
  return cv ? ['docx', 'candidate', 'json-resume', 'html', 'text'] : []
}

/** A file for the browser to keep. */
interface MadeFile {
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * Makes a file of what is edited, in this browser: nothing is sent for it.
 *
 * @param layers - of a CV or a letter; what isn't finished is left out
 * @param options - `now`: the time that the file tells
 * @returns null where the documents have no such format
 */
export async function madeIn(
  format: OtherFormat,
  { layers, now }: { readonly layers: Layers; readonly now: Date },
): Promise<MadeFile | null> {
  const { profile, cv, letter } = layers
  const { exportDocument, exportFormats, exportLetter } = await import('@laissez-passer/europass/exchange')
  if (format === 'skills-passport') {
    if (!letter) return null
    const bytes = await exportLetter({ profile, letter }, { format, now })
    const { extension, mimeType } = exportFormats.candidate
    return { name: await fileName(layers, extension), mimeType, bytes: new Uint8Array(bytes) }
  }
  if (!cv) return null
  const ownWords = await printedSentences(cv.labels)
  const bytes = await exportDocument({ profile, cv }, { format, ownWords, now })
  const { extension, mimeType } = exportFormats[format]
  return { name: await fileName(layers, extension), mimeType, bytes: new Uint8Array(bytes) }
}
