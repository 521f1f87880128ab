import { documentSetting } from '@laissez-passer/europass/templates'
import { type Setting, type Typeset, typeset } from '@laissez-passer/europass/typst'
import { type TypstWeb, typstWeb } from '@laissez-passer/europass/typst-web'
import engineAddress from '@myriaddreamin/typst-ts-web-compiler/wasm?url'
import { fontAddress, isFontAddress } from './font-addresses.ts'
import { forgetOthers, keptFetch, madeOfKept } from './kept-fetch.ts'
import type { Drawable, FromWorker, ToWorker } from './messages.ts'

/** The page's other thread: it has the engine, and nothing of a document leaves it but the PDF. */

let engine: Promise<TypstWeb> | undefined
/** Fonts that couldn't be fetched a moment ago: documents are set without them meanwhile. */
const unread = new Set<string>()

const tell = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, { transfer })

async function start(compiled: WebAssembly.Module | null): Promise<TypstWeb> {
  const module = compiled ?? (await madeOfKept(engineAddress, (file) => WebAssembly.compileStreaming(file)))
  const started = await typstWeb({
    wasm: module,
    readFont: async (file) => {
      try {
        return new Uint8Array(await (await keptFetch(fontAddress(file))).arrayBuffer())
      } catch (error) {
        unread.add(file)
        setTimeout(() => unread.delete(file), 15_000)
        throw error
      }
    },
  })
  tell({ type: 'ready', engine: module })
  if (!compiled) void forgetOthers((address) => address === engineAddress || isFontAddress(address))
  return started
}

const settingOf = ({ documents, ...carried }: Drawable): Setting => documentSetting(documents, carried)

async function set(setting: Setting, typst: TypstWeb): Promise<Typeset> {
  for (;;) {
    const before = unread.size
    try {
      return await typeset(setting, typst, { now: new Date(), without: unread })
    } catch (error) {
      // Each time with a font less, until it can be set with those there are.
      if (unread.size === before) throw error
    }
  }
}

async function draw(id: number, document: Drawable): Promise<void> {
  const typst = await engine
  if (!typst) return
  try {
    const { bytes, missing } = await set(settingOf(document), typst)
    const buffer = new ArrayBuffer(bytes.length)
    new Uint8Array(buffer).set(bytes)
    tell({ type: 'drawn', id, bytes: buffer, missing, memory: typst.memory() }, [buffer])
  } catch (error) {
    tell({ type: 'refused', id, reason: String(error) })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'draw') return void draw(data.id, data.document)
  engine = start(data.engine)
  engine.catch((error: unknown) => tell({ type: 'failed', reason: String(error) }))
})
