import { importLimits } from '../limits.ts'
import { RefusedFile } from '../refusal.ts'
import type { TextBlock } from '../text/blocks.ts'
import { drawsTooMuch } from './content-streams.ts'

/** What of a PDF is read: files attached to it, and its text. */
export interface ReadPdf {
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Asked for only where no attachment is a document. */
  text(): Promise<TextBlock[]>
  close(): Promise<void>
}

/** A CV has one or two. */
const mostAttachments = 20

/** Bytes of a file whose table of objects may be lost: it is then searched for them, byte by byte. */
const mendable = 2_000_000

/** Whether a PDF says at its end where its objects are listed, and a list begins there. */
function hasTable(bytes: Uint8Array): boolean {
  const text = (from: number, to: number): string => new TextDecoder('latin1').decode(bytes.subarray(from, to))
  const listed = Number(
    /startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/.exec(text(Math.max(0, bytes.length - 2048), bytes.length))?.[1],
  )
  // Places are counted from where the format begins, which something may precede.
  const begin = Math.max(0, text(0, 1024).indexOf('%PDF-'))
  return [listed, listed + begin].some((at) => /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(text(at, at + 64)))
}

/** Loaded when a PDF comes: it is larger than all the rest. */
async function loadPdfjs() {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // Its worker runs here: an import is short, and workers are started differently everywhere.
  // @ts-expect-error it has no types
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  Object.assign(globalThis, { pdfjsWorker: worker })
  return pdfjs
}

/**
 * Opens a PDF.
 *
 * @param bytes - the file; taken over by the reader
 * @throws RefusedFile for one that is damaged or encrypted
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  if (bytes.length > mendable && !hasTable(bytes)) throw new RefusedFile('malformed')
  const pdfjs = await loadPdfjs()
  const loading = pdfjs.getDocument({
    // A copy of its own: pdf.js takes the buffer over, and wants no Node buffer.
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  loading.onPassword = () => {
    throw new RefusedFile('encrypted')
  }
  const document = await loading.promise.catch((error: unknown) => {
    throw isNamed(error, 'PasswordException') || error instanceof RefusedFile
      ? new RefusedFile('encrypted')
      : new RefusedFile('malformed')
  })
  const listed = await document.getAttachments().catch(() => null)
  const attachments: { name: string; bytes: Uint8Array }[] = []
  for (const [id, { filename }] of [...(listed ?? [])].slice(0, mostAttachments)) {
    const content: unknown = await document.getAttachmentContent(id).catch(() => null)
    if (content instanceof Uint8Array) attachments.push({ name: filename, bytes: content })
  }
  return {
    attachments,
    text: async () => {
      if (drawsTooMuch(bytes)) throw new RefusedFile('too-many-elements')
      const blocks: TextBlock[] = []
      for (let number = 1; number <= Math.min(document.numPages, importLimits.pdfPages); number += 1) {
        const page = await document.getPage(number)
        const { items } = await page.getTextContent()
        blocks.push(...paragraphsOf(items.flatMap((item) => ('str' in item ? [item] : []))))
        page.cleanup()
        if (blocks.length >= importLimits.blocks) break
      }
      return blocks.slice(0, importLimits.blocks)
    },
    close: () => loading.destroy(),
  }
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name

/** A run of text on a page. */
interface TextPiece {
  readonly str: string
  readonly hasEOL: boolean
  readonly height: number
  /** The matrix of its text: the last two are where it stands. */
  readonly transform: ArrayLike<number>
}

/** Paragraphs from lines: a gap larger than a line and a half parts two, and so does a bullet. */
function paragraphsOf(pieces: readonly TextPiece[]): TextBlock[] {
  const blocks: TextBlock[] = []
  let lines: string[] = []
  let line = ''
  let last: { y: number; height: number } | undefined
  const end = (): void => {
    const text = lines.join('\n').trim()
    const item = /^[-•*‣▪◦●–]\s*(?=\S)/u.exec(text)
    if (text !== '')
      blocks.push(item ? { kind: 'item', text: text.slice(item[0].length) } : { kind: 'paragraph', text })
    lines = []
  }
  for (const { str, hasEOL, height, transform } of pieces) {
    const y = transform[5] ?? 0
    if (line === '' && last && str.trim() !== '' && (Math.abs(last.y - y) > last.height * 1.7 || /^[•‣▪◦●]/u.test(str)))
      end()
    line += str
    if (str.trim() !== '') last = { y, height: height || 10 }
    if (hasEOL) {
      if (line.trim() !== '') lines.push(line.trim().replaceAll(/\s{2,}/g, ' '))
      line = ''
    }
  }
  if (line.trim() !== '') lines.push(line.trim())
  end()
  return blocks
}
