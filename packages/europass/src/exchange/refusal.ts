/** Why a file isn't imported at all. Words for people are looked up by `exchange.refusal.<code>`. */
export type RefusalCode =
  | 'empty'
  /** `max` in megabytes. */
  | 'too-large'
  /** None of the formats that are read. */
  | 'unknown-format'
  /** A kind that is known and not read: `kind` is one of `ForeignKind`. */
  | 'foreign'
  /** XML with a document type declaration. */
  | 'doctype'
  /** It begins like its format and isn't it. */
  | 'malformed'
  | 'too-deep'
  | 'too-many-elements'
  /** An archive that inflates to more than it may. */
  | 'archive-too-large'
  /** An archive without anything that is read. */
  | 'archive-without-documents'
  /** A PDF or document that asks for a password. */
  | 'encrypted'
  /** Nothing is in it: no text, no data. */
  | 'nothing-inside'

/** Kinds of files that people take for a CV, and what to do with them is known. */
export type ForeignKind = 'oldWord' | 'pages' | 'picture' | 'spreadsheet' | 'slides' | 'webPage'

/** A refusal with what its words need. */
export interface Refusal {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string | number>>
}

/** Carries a refusal out of a reader; never leaves `exchange`. */
export class RefusedFile extends Error {
  readonly refusal: Refusal
  constructor(code: RefusalCode, params: Refusal['params'] = {}) {
    super(code)
    this.refusal = { code, params }
  }
}

/** Refuses a file of a kind that isn't read, by its name. */
export const foreign = (kind: ForeignKind): RefusedFile => new RefusedFile('foreign', { kind })
