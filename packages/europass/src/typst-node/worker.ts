import type * as module from 'node:module'
import type { TypesetJob } from '../typst/engine.ts'

/** What the worker is started with. */
export interface WorkerSetup {
  /** The file name that `require` resolves from. */
  readonly base: string
}

/** A job on its way to the worker. */
export interface WorkerRequest {
  readonly id: number
  readonly job: TypesetJob
  /** Fonts it hasn't got yet: TTF or OTF. */
  readonly fonts: readonly Uint8Array[]
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
  mapShadow(path: string, content: Uint8Array): void
  resetShadow(): void
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
  const { NodeCompiler }: { NodeCompiler: { create(options: object): Compiler } } = createRequire(setup.base)(
    '@myriaddreamin/typst-ts-node-compiler',
  )
  const remembered = 5
  // Nothing is read from this folder: it is what the paths of files begin at.
  const workspace = '/laissez-passer'
  const fonts: Uint8Array[] = []
  let compiler: Compiler | undefined
  const explain = (error: unknown): string => {
    if (error instanceof Error) return error.message
    const found = compiler?.fetchDiagnostics(error) ?? []
    return found.map((one) => one.message ?? 'unknown').join('; ')
  }
  port.on('message', ({ id, job, fonts: more }) => {
    try {
      if (!compiler || more.length > 0) {
        fonts.push(...more)
        compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts.map((one) => Buffer.from(one)) }] })
      }
      for (const [path, bytes] of Object.entries(job.files ?? {}))
        compiler.mapShadow(`${workspace}${path}`, Buffer.from(bytes))
      const document = { mainFileContent: job.source, inputs: job.inputs }
      const { output } = job
      const bytes =
        output.format === 'svg'
          ? new TextEncoder().encode(compiler.plainSvg(document))
          : compiler.pdf(document, {
              ...(output.check && { pdfStandard: output.check }),
              pdfTags: true,
              creationTimestamp: Math.floor(output.createdAt.getTime() / 1000),
            })
      port.postMessage({ id, bytes: new Uint8Array(bytes) })
    } catch (error) {
      port.postMessage({ id, error: explain(error) })
    } finally {
      // The compiler remembers every document it ever set unless told to forget; what the last few had in
      // common, the templates foremost, is set faster when it is remembered.
      compiler?.evictCache(remembered)
      if (job.files) compiler?.resetShadow()
    }
  })
}
