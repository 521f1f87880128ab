import type * as fs from 'node:fs'
import type * as module from 'node:module'
import type { TypesetJob } from '../pdf/engine.ts'

/** What the worker is started with: paths, so that fonts are read once, there. */
export interface WorkerSetup {
  /** The file name that `require` resolves from. */
  readonly base: string
  readonly fonts: readonly string[]
}

/** A job on its way to the worker. */
export interface WorkerRequest {
  readonly id: number
  readonly job: TypesetJob
}

/** The worker's answer: the document, or why there is none. */
export type WorkerReply =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: string }

/** The part of the compiler's interface that is used. */
interface Compiler {
  pdf(document: object, options: object): Uint8Array
  plainSvg(document: object): string
  evictCache(age: number): void
  fetchDiagnostics(error: unknown): readonly { message?: string }[]
}
interface Port {
  on(event: 'message', listener: (request: WorkerRequest) => void): void
  postMessage(reply: WorkerReply): void
}

/**
 * The worker's whole program. It is sent as text, so that bundlers need not know of a second file; it may
 * therefore use nothing from around it but its argument.
 */
export function work(load: (module: string) => never, setup: WorkerSetup, port: Port): void {
  const { createRequire }: typeof module = load('node:module')
  const { readFileSync }: typeof fs = load('node:fs')
  const { NodeCompiler }: { NodeCompiler: { create(options: object): Compiler } } = createRequire(setup.base)(
    '@myriaddreamin/typst-ts-node-compiler',
  )
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: setup.fonts.map((path) => readFileSync(path)) }] })
  const explain = (error: unknown): string => {
    if (error instanceof Error) return error.message
    const found = compiler.fetchDiagnostics(error)
    return found.map((one) => one.message ?? 'unknown').join('; ')
  }
  port.on('message', ({ id, job }) => {
    try {
      const document = { mainFileContent: job.source, inputs: job.inputs }
      const { output } = job
      const bytes =
        output.format === 'svg'
          ? new TextEncoder().encode(compiler.plainSvg(document))
          : compiler.pdf(document, {
              pdfStandard: output.standard,
              pdfTags: true,
              creationTimestamp: Math.floor(output.createdAt.getTime() / 1000),
            })
      port.postMessage({ id, bytes: new Uint8Array(bytes) })
    } catch (error) {
      port.postMessage({ id, error: explain(error) })
    } finally {
      // The compiler remembers every document it ever set unless told to forget.
      compiler.evictCache(0)
    }
  })
}
