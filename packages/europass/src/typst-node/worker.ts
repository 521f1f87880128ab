import type * as fs from 'node:fs'
import type * as module from 'node:module'
import type * as os from 'node:os'
import type * as path from 'node:path'
import type * as process from 'node:process'
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
export function work(load: <T>(module: string) => T, setup: WorkerSetup, port: Port): void {
  const { createRequire } = load<typeof module>('node:module')
  const { NodeCompiler }: { NodeCompiler: { create(options: object): Compiler } } = createRequire(setup.base)(
    '@myriaddreamin/typst-ts-node-compiler',
  )
  const remembered = 5
  // Nothing is read from this folder: it is what the paths of files begin at.
  const workspace = '/laissez-passer'
  const fonts: Uint8Array[] = []
  let compiler: Compiler | undefined
  // The compiler would take the machine's fonts too, and set other pages on each. It finds none where
  // fontconfig names a folder that isn't there.
  const alone = (make: () => Compiler): Compiler => {
    const { env } = load<typeof process>('node:process')
    const { mkdtempSync, rmSync, writeFileSync } = load<typeof fs>('node:fs')
    const before = env['FONTCONFIG_FILE']
    const folder = mkdtempSync(load<typeof path>('node:path').join(load<typeof os>('node:os').tmpdir(), 'no-fonts-'))
    env['FONTCONFIG_FILE'] = `${folder}/fonts.conf`
    writeFileSync(`${folder}/fonts.conf`, `<?xml version="1.0"?><fontconfig><dir>${folder}/none</dir></fontconfig>`)
    try {
      return make()
    } finally {
      if (before === undefined) delete env['FONTCONFIG_FILE']
      else env['FONTCONFIG_FILE'] = before
      rmSync(folder, { recursive: true })
    }
  }
  const explain = (error: unknown): string => {
    // What Typst says of a document that it can't set stands in the code.
    if (error instanceof Error) return error.message || ('code' in error ? String(error.code) : error.name)
    const found = compiler?.fetchDiagnostics(error) ?? []
    return found.map((one) => one.message ?? 'unknown').join('; ')
  }
  port.on('message', ({ id, job, fonts: more }) => {
    try {
      if (!compiler || more.length > 0) {
        fonts.push(...more)
        compiler = alone(() =>
          NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts.map((one) => Buffer.from(one)) }] }),
        )
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
