import { expect, test } from 'vitest'
import { pagesIn } from '../../../src/web/editor/draw-pages.ts'
import type { FromPages, ToPages } from '../../../src/web/editor/pages-messages.ts'

/** A thread that answers when told to. */
function thread() {
  const said: ToPages[] = []
  let hear: (event: { readonly data: FromPages }) => void = () => undefined
  return {
    said,
    answer: (data: FromPages): void => hear({ data }),
    worker: {
      postMessage: (message: ToPages): void => void said.push(message),
      addEventListener: (_: 'message', listener: typeof hear): void => void (hear = listener),
    },
  }
}

test('answers go to who asked, whatever their order; what is closed is nothing', async () => {
  const { answer, said, worker } = thread()
  const open = pagesIn(worker)
  const bytes = new Uint8Array([1, 2, 3]).buffer
  const first = open(bytes)
  expect(bytes.byteLength).toBe(3)
  const [{ document }] = said as [Extract<ToPages, { type: 'open' }>]
  const sizes = [{ width: 595, height: 842 }]
  answer({ type: 'opened', document, sizes, count: 900 })
  const pages = await first
  expect([pages?.sizes, pages?.count]).toEqual([sizes, 900])
  const read = pages?.read()
  const gone = pages?.draw(1, 600)
  const [, reading, drawing] = said as [
    ToPages,
    Extract<ToPages, { asked: number }>,
    Extract<ToPages, { asked: number }>,
  ]
  expect(drawing).toMatchObject({ type: 'draw', document, page: 1, width: 600 })
  answer({ type: 'closed', asked: drawing.asked })
  const text = { title: 'CV', language: 'en', pages: 1, tagged: true, blocks: [], attachments: [] }
  answer({ type: 'read', asked: reading.asked, text })
  expect(await gone).toBeNull()
  expect(await read).toEqual(text)
  pages?.close()
  expect(said.at(-1)).toEqual({ type: 'close', document })
})

test('a document that can’t be read is none', async () => {
  const { answer, said, worker } = thread()
  const opened = pagesIn(worker)(new ArrayBuffer(1))
  const [{ document }] = said as [Extract<ToPages, { type: 'open' }>]
  answer({ type: 'unreadable', document })
  expect(await opened).toBeNull()
})
