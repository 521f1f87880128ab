import engineAddress from '@myriaddreamin/typst-ts-web-compiler/wasm?url'
import { browserEngine } from './browser-engine.ts'
import { isKept } from './kept-fetch.ts'
import { serverDraws } from './server-draws.ts'

/** The engine of this page. */
export const engine = browserEngine({
  start: () => new Worker(new URL('typst.worker.ts', import.meta.url), { type: 'module', name: 'typst' }),
})

/** Whether the engine is waited for: it lies in this browser, from a page before, or nobody else draws. */
export const engineIsKept = async (): Promise<boolean> => !serverDraws() || isKept(engineAddress)
