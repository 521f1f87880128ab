import {
  accepts,
  checkArgument,
  checkOptions,
  optional,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/password/options'
import type { Reading } from './draft.ts'
import { takeNotes } from './notes.ts'
import { readFile } from './read-file.ts'
import { type Refusal, RefusedFile } from './refusal.ts'
import { type Report, reportOf } from './report.ts'
import { type ImportedDocument, settledDocument } from './settled-document.ts'
import type { TextBlock } from './text/blocks.ts'

/** The outcome of an import. */
export type ImportOutcome =
  | {
      readonly ok: true
      readonly document: ImportedDocument
      /** Text of a file without data, to be sorted by hand; the document is empty then. */
      readonly text: readonly TextBlock[]
      readonly report: Report
    }
  | { readonly ok: false; readonly refusal: Refusal }

/** What an import can be told. */
export interface ImportOptions {
  /** Makes the ids of documents and entries; random UUIDs unless given. */
  readonly newId?: () => string
  /** The language of what is written, where the file doesn't say it; English unless given. */
  readonly language?: string
}

const rules: OptionRules<ImportOptions> = {
  newId: optional(accepts.made),
  language: optional(accepts.text('a language, such as en')),
}

const file: OptionRule = {
  // Not by `instanceof`: in another realm, such as a test's DOM, Uint8Array is another class.
  takes: (given) => ArrayBuffer.isView(given) && Object.prototype.toString.call(given) === '[object Uint8Array]',
  accepted: 'the bytes of a file, a Uint8Array',
}

/**
 * Reads a CV from whatever holds one: Europass XML of today and before 2020, JSON Resume, Reactive Resume,
 * LinkedIn's archive, a PDF with any of these inside. The format is recognised by the bytes, not by a name.
 * From any other PDF, and from Word, OpenDocument, Rich Text and plain text, only the text is read.
 *
 * Never throws for what a file holds. One bad entry costs that entry; what is too long is shortened; the
 * report names every field that was changed or lost. Limits hold while a file is read.
 *
 * @param bytes - the file; from an `ArrayBuffer`, `new Uint8Array(buffer)`
 * @throws LaissezPasserError `invalid-settings` when this is no `Uint8Array`, or an option isn't accepted
 */
export async function importDocument(bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportOutcome> {
  checkArgument('importDocument', bytes, file)
  checkOptions('importDocument', options, rules)
  const notes = takeNotes()
  const reading: Reading = { newId: options.newId ?? (() => crypto.randomUUID()), notes }
  try {
    const found = await readFile(bytes, reading)
    const document = settledDocument(found.draft, { ...reading, language: options.language ?? 'en' })
    const { format, version, fromPdf = false } = found
    return {
      ok: true,
      document,
      text: found.text ?? [],
      report: reportOf({ format, version, fromPdf, notes: notes.all, profile: document.profile }),
    }
  } catch (error) {
    if (error instanceof RefusedFile) return { ok: false, refusal: error.refusal }
    throw error
  }
}
