import { accepts, checkOptions, checkTogether, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import { type FontName, fontNames } from '../templates/fonts.ts'
import { declareConformance } from './conformance.ts'
import type { PdfStandard, TypesetEngine, TypesetJob } from './engine.ts'
import { onPaper, withoutPaper } from './pages-as-picture.ts'
import { type MissingCharacter, printable } from './printable.ts'

/** What is set: a template's source, and the view it reads. */
export interface Setting {
  /** Typst: shared parts and the template. */
  readonly source: string
  /** What the template reads as JSON from `sys.inputs.view`. */
  readonly view: object
  readonly font: FontName
  /** Pictures that the view names, by their paths. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** What a PDF carries. */
  readonly attachments?: readonly Attachment[]
}

/** A file in a PDF. */
export interface Attachment {
  /** What it is called, without a folder. */
  readonly name: string
  /** A text; as UTF-8 it is what is attached. */
  readonly content: string
  readonly mediaType: string
  /** What it is, for whoever finds it. */
  readonly description: string
}

/** How it is set. */
export interface TypesetOptions {
  /** The time written into a PDF. */
  readonly now: Date
  /** `svg`: all pages as one picture, without the attachment. `pdf` unless told. */
  readonly format?: 'pdf' | 'svg'
  /** Typst's own check, for tests: a document that doesn't keep the standard is refused. */
  readonly check?: PdfStandard
  /** Files of fonts that can't be had now, without a connection for example. */
  readonly without?: ReadonlySet<string>
}

const rules: OptionRules<TypesetOptions> = {
  now: takes.day,
  format: optional(accepts.oneOf('pdf', 'svg')),
  check: optional(accepts.oneOf('ua-1', 'a-3a')),
  without: optional({ takes: (given) => given instanceof Set, accepted: 'a set of fonts’ files' }),
}

/** A finished document. */
export interface Typeset {
  readonly bytes: Uint8Array
  /** Characters that no font has: a replacement sign stands for them. */
  readonly missing: readonly MissingCharacter[]
}

/**
 * Typesets a document, whatever is written in it.
 *
 * The PDF is tagged, has its text in reading order, embeds its fonts and says that it keeps PDF/UA-1 and
 * PDF/A-3a. Texts are data to the engine: nothing a person types is read as markup. Nothing invisible is set,
 * and a character that no font has is a replacement sign and a line in `missing`.
 *
 * @param setting - what is set
 * @param engine - `typstNode()` or `typstWeb()`
 * @param options - `now`, `format`, `check`
 * @throws LaissezPasserError `invalid-settings` where an option is invalid; `TypesetError` of the engine
 */
export async function typeset(setting: Setting, engine: TypesetEngine, options: TypesetOptions): Promise<Typeset> {
  const { job, missing } = typesetJob(setting, options)
  const bytes = await engine.typeset(job)
  return { bytes: job.output.format === 'pdf' ? declareConformance(bytes) : onPaper(bytes), missing }
}

/** The engine's part of `typeset`. */
export function typesetJob(
  { attachments = [], files, font, source, view }: Setting,
  options: TypesetOptions,
): { readonly job: TypesetJob; readonly missing: readonly MissingCharacter[] } {
  checkOptions('typeset', options, rules)
  const { check, format = 'pdf', now, without } = options
  checkTogether('typeset', [
    fontNames.includes(font) || `the setting’s font must be one of ${fontNames.join(', ')}`,
    format === 'pdf' || check === undefined || 'check is of a PDF, and format is svg',
  ])
  const { document, fonts, missing } = printable(view, { font, besides: source, ...(without && { without }) })
  return {
    missing,
    job: {
      source: format === 'pdf' ? source : `${withoutPaper}${source}`,
      inputs: {
        view: JSON.stringify(document),
        fonts: JSON.stringify(fonts.families),
        attachments: JSON.stringify(format === 'pdf' ? attachments : []),
      },
      fonts: fonts.files,
      ...(files && { files }),
      output: format === 'pdf' ? { format, createdAt: now, ...(check && { check }) } : { format },
    },
  }
}
