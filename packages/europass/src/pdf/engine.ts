/**
 * A document to typeset: Typst source, and texts it reads through `sys.inputs`, which are data and never
 * markup.
 */
export interface TypesetJob {
  readonly source: string
  readonly inputs: Readonly<Record<string, string>>
  /** What is made: a tagged PDF of a standard, or an SVG of all pages for a preview. */
  readonly output:
    | { readonly format: 'pdf'; readonly standard: PdfStandard; readonly createdAt: Date }
    | { readonly format: 'svg' }
}

/**
 * `ua-1`: accessible to assistive technology (ISO 14289-1); `a-3a`: accessible and fit for archives, with
 * attachments (ISO 19005-3).
 */
export type PdfStandard = 'ua-1' | 'a-3a'

/** The port that typesets. `./typst-node` has one for Node. */
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
