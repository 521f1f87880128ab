import { machineText, type OpenPdf } from '@laissez-passer/europass/machine-text'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
// @ts-expect-error it has no types
import * as parser from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import type { FromPages, ToPages } from './pages-messages.ts'

/**
 * The thread that reads PDFs and draws their pages: parser, fonts and text are its own. In the page's thread
 * each font of a PDF would lay out the whole page anew, several times with each letter that is typed.
 */

Object.assign(globalThis, { pdfjsWorker: parser })

/** Fonts of this thread, where browsers have such; else glyphs are drawn as shapes. */
const { fonts }: { readonly fonts?: FontFaceSet } = Object(self)

/**
 * How many pages of a document are opened, drawn and read; the file has them all. A file of ten thousand
 * pages is small, and stops a browser that makes an element of each.
 */
const most = 30

const open = new Map<number, ReturnType<typeof pdfjs.getDocument>>()

const tell = (message: FromPages, transfer: Transferable[] = []): void => self.postMessage(message, { transfer })

/** Canvases, where there is no page to make them. */
class Canvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height)
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }
  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number): void {
    canvas.width = width
    canvas.height = height
  }
  destroy({ canvas }: { canvas: OffscreenCanvas }): void {
    canvas.width = 0
    canvas.height = 0
  }
  getNoAlphaContext = (canvas: OffscreenCanvas) => canvas.getContext('2d', { alpha: false, willReadFrequently: true })
}

/** Filters are elements of a page: there is none, and our documents ask for none. */
class NoFilters {
  addFilter = (): string => 'none'
  addHCMFilter = (): string => 'none'
  addAlphaFilter = (): string => 'none'
  addLuminosityFilter = (): string => 'none'
  addKnockoutFilter = (): string => 'none'
  addHighlightHCMFilter = (): string => 'none'
  addSelectionHCMFilter = (): string => 'none'
  addSelectionFilter = (): string => 'none'
  destroy(): void {}
}

async function openDocument(document: number, bytes: ArrayBuffer): Promise<void> {
  const loading = pdfjs.getDocument({
    data: bytes,
    // Nothing else of a page is asked for.
    ownerDocument: Object({ fonts }),
    disableFontFace: !fonts,
    useSystemFonts: false,
    CanvasFactory: Canvases,
    FilterFactory: NoFilters,
    // No WebAssembly: the policy of the page forbids making code, and our documents have no pictures that ask
    // for it.
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  })
  open.set(document, loading)
  try {
    const pdf = await loading.promise
    const pages = await Promise.all(
      Array.from({ length: Math.min(pdf.numPages, most) }, (_, index) => pdf.getPage(index + 1)),
    )
    tell({
      type: 'opened',
      document,
      count: pdf.numPages,
      sizes: pages.map((page) => {
        const { width, height } = page.getViewport({ scale: 1 })
        return { width, height }
      }),
    })
  } catch (error) {
    reportError(error)
    tell({ type: 'unreadable', document })
  }
}

async function drawPage({ asked, document, page: number, width }: Extract<ToPages, { type: 'draw' }>): Promise<void> {
  const pdf = await open.get(document)?.promise
  if (!pdf) return tell({ type: 'closed', asked })
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
  const canvas = new OffscreenCanvas(Math.floor(viewport.width), Math.floor(viewport.height))
  // It is named by its type alone: what is drawn on is a canvas of the same methods.
  await page.render({ canvas: Object(canvas), viewport }).promise
  const bitmap = canvas.transferToImageBitmap()
  tell({ type: 'drawn', asked, bitmap }, [bitmap])
}

async function readText(document: number, asked: number): Promise<void> {
  const pdf = await open.get(document)?.promise
  if (!pdf) return tell({ type: 'closed', asked })
  tell({ type: 'read', asked, text: await machineText(firstPages(pdf)) })
}

/** A document as far as it is drawn: of one with very many pages no more is read. */
const firstPages = (pdf: pdfjs.PDFDocumentProxy): OpenPdf => ({
  numPages: Math.min(pdf.numPages, most),
  getPage: (number) => pdf.getPage(number),
  getMetadata: () => pdf.getMetadata(),
  getAttachments: () => pdf.getAttachments(),
})

async function answer(message: ToPages): Promise<void> {
  try {
    if (message.type === 'open') await openDocument(message.document, message.bytes)
    else if (message.type === 'draw') await drawPage(message)
    else if (message.type === 'read') await readText(message.document, message.asked)
    else {
      const closing = open.get(message.document)
      open.delete(message.document)
      await closing?.destroy()
    }
  } catch (error) {
    reportError(error)
    if ('asked' in message) tell({ type: 'closed', asked: message.asked })
  }
}

let last = Promise.resolve()
// One after the other: the pages of a document are drawn before the next one is read, however fast they come.
self.addEventListener('message', ({ data }: MessageEvent<ToPages>) => void (last = last.then(() => answer(data))))
