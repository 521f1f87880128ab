import type { MachineText } from '@laissez-passer/europass/machine-text'
import type { FromPages, PageSize, ToPages } from './pages-messages.ts'

/** A PDF whose pages can be drawn. */
export interface OpenPages {
  /** Of the pages that can be drawn: the first ones, where there are very many. */
  readonly sizes: readonly PageSize[]
  /** How many pages there are. */
  readonly count: number
  /**
   * Draws a page; `width` in device pixels.
   *
   * @returns null where the document was closed meanwhile
   */
  readonly draw: (page: number, width: number) => Promise<HTMLCanvasElement | null>
  /** What programs read in it; null where it was closed meanwhile. */
  readonly read: () => Promise<MachineText | null>
  readonly close: () => void
}

type Opened = Extract<FromPages, { readonly type: 'opened' }>

/** The part of a `Worker` that is used. */
export interface PagesWorker {
  postMessage(message: ToPages, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: FromPages }) => void): void
}

/**
 * Opens PDFs in a thread.
 *
 * @param worker - `pages.worker.ts`
 * @returns what opens a document, and leaves its bytes as they are; null where it can't be read
 */
export function pagesIn(worker: PagesWorker): (bytes: ArrayBuffer) => Promise<OpenPages | null> {
  let last = 0
  const opening = new Map<number, (opened: Opened | null) => void>()
  const asked = new Map<number, (answer: FromPages) => void>()
  worker.addEventListener('message', ({ data }) => {
    if ('document' in data) {
      opening.get(data.document)?.(data.type === 'opened' ? data : null)
      opening.delete(data.document)
    } else {
      asked.get(data.asked)?.(data)
      asked.delete(data.asked)
    }
  })
  const ask = (message: (number: number) => ToPages): Promise<FromPages> =>
    new Promise((resolve) => {
      last += 1
      asked.set(last, resolve)
      worker.postMessage(message(last))
    })
  return async (bytes) => {
    const document = (last += 1)
    const opened = await new Promise<Opened | null>((resolve) => {
      opening.set(document, resolve)
      const own = bytes.slice(0)
      worker.postMessage({ type: 'open', document, bytes: own }, [own])
    })
    if (!opened) return null
    return {
      sizes: opened.sizes,
      count: opened.count,
      draw: async (page, width) => {
        const drawn = await ask((number) => ({ type: 'draw', document, asked: number, page, width }))
        return drawn.type === 'drawn' ? shown(drawn.bitmap) : null
      },
      read: async () => {
        const read = await ask((number) => ({ type: 'read', document, asked: number }))
        return read.type === 'read' ? read.text : null
      },
      close: () => worker.postMessage({ type: 'close', document }),
    }
  }
}

function shown(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  return canvas
}

let opener: ReturnType<typeof pagesIn> | undefined

/** Opens a PDF in the thread of this page, which begins with the first. */
export const openPages = (bytes: ArrayBuffer): Promise<OpenPages | null> => {
  opener ??= pagesIn(new Worker(new URL('pages.worker.ts', import.meta.url), { type: 'module', name: 'pages' }))
  return opener(bytes)
}
