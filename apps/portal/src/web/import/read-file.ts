import type { ImportOutcome } from '@laissez-passer/europass/exchange'
import type { ReadMessage } from './reader-worker.ts'

/** Milliseconds that reading one file may take; none of a person's takes one of these seconds. */
const patience = 15_000

const damaged: ImportOutcome = { ok: false, refusal: { code: 'malformed', params: {} } }

/**
 * Reads a file in a thread of its own: the page stays usable, and a file that keeps a reader busy is given
 * up.
 *
 * @param file - as it was chosen or dropped; nothing of it leaves the browser
 * @param language - of what is written, where the file doesn't say it
 */
export async function readFile(file: File, language: string): Promise<ImportOutcome> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<ImportOutcome>((resolve) => {
      setTimeout(() => resolve(damaged), patience)
      worker.addEventListener('message', ({ data }: MessageEvent<ReadMessage | object>) => {
        if ('outcome' in data) resolve(data.outcome)
      })
      worker.addEventListener('error', () => resolve(damaged))
      worker.postMessage({ bytes, language }, [bytes.buffer])
    })
  } finally {
    worker.terminate()
  }
}
