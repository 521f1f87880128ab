import * as pdfjs from 'pdfjs-dist'
// The bundler turns the files into addresses.
// oxlint-disable-next-line import/default
import renderer from 'pdfjs-dist/build/pdf.renderer.min.mjs?url'
// oxlint-disable-next-line import/default
import parser from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

pdfjs.GlobalWorkerOptions.workerSrc = parser
// Pages are drawn in a thread of their own: typing doesn't wait for them. Two, since the next document begins
// while the one before is drawn to its end.
pdfjs.GlobalWorkerOptions.rendererPorts = [1, 2].map(() => new Worker(renderer, { type: 'module' }))
/** One parser for all documents: starting it takes longer than reading a page. */
const worker = pdfjs.PDFWorker.create({})

/** A PDF whose pages can be drawn. */
export interface OpenPages {
  readonly pdf: pdfjs.PDFDocumentProxy
  /** Of the pages, in points. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
  /** Draws a page; `width` in device pixels. */
  readonly draw: (page: number, width: number) => Promise<HTMLCanvasElement>
  readonly close: () => void
}

/**
 * Opens a PDF to draw its pages.
 *
 * @param bytes - the document; left as it is
 */
export async function openPages(bytes: ArrayBuffer): Promise<OpenPages> {
  // No WebAssembly: the policy of the page forbids making code, and our documents have no pictures that need
  // it.
  const loading = pdfjs.getDocument({ data: bytes.slice(0), worker, useWasm: false, verbosity: 0 })
  const pdf = await loading.promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)))
  return {
    pdf,
    sizes: pages.map((page) => page.getViewport({ scale: 1 })),
    draw: async (number, width) => {
      const page = await pdf.getPage(number)
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
      const canvas = document.createElement('canvas')
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      await page.render({ canvas, viewport }).promise
      return canvas
    },
    close: () => void loading.destroy(),
  }
}
