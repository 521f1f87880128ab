/**
 * A document to typeset: Typst source, and texts it reads through `sys.inputs`, which are data and never
 * markup.
 */
export interface TypesetJob {
  readonly source: string
  readonly inputs: Readonly<Record<string, string>>
  /** Pictures that the source names, by their paths: `/picture-0.jpg`. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** Files of fonts it needs, as paths in npm packages; the engine may have more. */
  readonly fonts: readonly string[]
  /** What is made: a tagged PDF, or an SVG of all pages as one picture. */
  readonly output:
    | {
        readonly format: 'pdf'
        readonly createdAt: Date
        /** Typst's own check: what doesn't keep it is refused. None unless told; not every engine can. */
        readonly check?: PdfStandard
      }
    | { readonly format: 'svg' }
}

/**
 * `ua-1`: accessible to assistive technology (ISO 14289-1); `a-3a`: accessible and fit for archives, with
 * attachments (ISO 19005-3).
 */
export type PdfStandard = 'ua-1' | 'a-3a'

/** The port that typesets. `./typst-node` has one for Node, `./typst-web` one for browsers. */
export interface TypesetEngine {
  /**
   * @returns the finished document
   * @throws `TypesetError` when the document can't be made
   */
  typeset(job: TypesetJob): Promise<Uint8Array>
}

/** Why a document could not be typeset: `busy` and `timeout` may pass by waiting, `failed` won't. */
export class TypesetError extends Error {
  readonly code: 'busy' | 'timeout' | 'failed' | 'closed'
  constructor(code: TypesetError['code'], message: string) {
    super(message)
    this.name = 'TypesetError'
    this.code = code
  }
}
