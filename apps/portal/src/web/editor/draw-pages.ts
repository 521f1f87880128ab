import * as pdfjs from 'pdfjs-dist'
// The bundler turns the file into an address.
// oxlint-disable-next-line import/default
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

pdfjs.GlobalWorkerOptions.workerSrc = worker

/** A page of a PDF, drawn, and its text for those who don't see the drawing. */
export interface DrawnPage {
  readonly canvas: HTMLCanvasElement
  readonly text: string
}

/**
 * Draws the pages of a PDF.
 *
 * @param bytes - the document; left as it is
 * @param width - of a page in CSS pixels
 */
export async function drawPages(bytes: ArrayBuffer, width: number): Promise<DrawnPage[]> {
  // No WebAssembly: the policy of the page forbids making code, and our documents have no pictures that need
  // it.
  const loading = pdfjs.getDocument({ data: bytes.slice(0), useWasm: false, verbosity: 0 })
  try {
    const document = await loading.promise
    return await Promise.all(
      Array.from({ length: document.numPages }, (_, index) => drawPage(document, index + 1, width)),
    )
  } finally {
    await loading.destroy()
  }
}

async function drawPage(document: pdfjs.PDFDocumentProxy, number: number, width: number): Promise<DrawnPage> {
  const page = await document.getPage(number)
  const density = Math.min(window.devicePixelRatio || 1, 2)
  const scale = (width / page.getViewport({ scale: 1 }).width) * density
  const viewport = page.getViewport({ scale })
  const canvas = window.document.createElement('canvas')
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport }).promise
  const { items } = await page.getTextContent()
  return { canvas, text: items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('') }
}
