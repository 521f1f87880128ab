import { browserEngine } from './browser-engine.ts'

/** The engine of this page. */
export const engine = browserEngine({
  start: () => new Worker(new URL('typst.worker.ts', import.meta.url), { type: 'module', name: 'typst' }),
})
