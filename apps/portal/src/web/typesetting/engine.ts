import engineAddress from '@myriaddreamin/typst-ts-web-compiler/wasm?url'
import { browserEngine } from './browser-engine.ts'
import { isKept } from './kept-fetch.ts'

/** The engine of this page. */
export const engine = browserEngine({
  start: () => new Worker(new URL('typst.worker.ts', import.meta.url), { type: 'module', name: 'typst' }),
})

/** Whether the engine lies in this browser, from a page before. */
export const engineIsKept = (): Promise<boolean> => isKept(engineAddress)
