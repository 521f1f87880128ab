import { accepts, checkOptions, checkTogether, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import { inLanguage } from '../cv/index.ts'
import { prepareLetter } from '../letter/prepare.ts'
import type { Letter } from '../letter/schema.ts'
import type { Profile } from '../profile/index.ts'
import { documentSetting } from '../templates/job.ts'
import { resolveDesign } from '../templates/resolve.ts'
import { type TypesetEngine, typeset } from '../typst/index.ts'
import { europassWords, type OwnWords } from '../words/index.ts'
import { writePassportLetter } from './skills-passport/write-letter.ts'

/** What a letter can be written as. */
export type LetterFormat = 'skills-passport' | 'pdf'

/** A letter and the profile of whoever writes it. */
export interface LetterSource {
  readonly profile: Profile
  readonly letter: Letter
}

/** How it is written. */
export interface ExportLetterOptions {
  readonly format: LetterFormat
  /** What typesets a PDF; needed for that alone. */
  readonly engine?: TypesetEngine
  /** Sentences of one's own, for a document whose labels are in a language that isn't ours. */
  readonly ownWords?: OwnWords
  /** The time written into the file. */
  readonly now: Date
}

const needsEngine = 'format pdf needs an engine, such as typstNode()'

const rules: OptionRules<ExportLetterOptions> = {
  format: accepts.oneOf('skills-passport', 'pdf'),
  engine: optional(takes.engine),
  ownWords: optional(takes.object('sentences by their keys')),
  now: takes.day,
}

/**
 * Writes a letter as Europass XML, which `importDocument` reads back, or as a PDF with that XML inside.
 *
 * @param source - drafts too; what isn't finished is left out
 * @throws LaissezPasserError `invalid-settings` where an option is invalid: a PDF without an engine; and
 * `TypesetError` of the engine
 */
export async function exportLetter(
  { profile, letter }: LetterSource,
  options: ExportLetterOptions,
): Promise<Uint8Array> {
  checkOptions('exportLetter', options, rules)
  const { engine, format, now } = options
  checkTogether('exportLetter', [format !== 'pdf' || engine !== undefined || needsEngine])
  const { personal } = inLanguage(profile, letter.language).document
  const xml = writePassportLetter({ letter, personal }, now)
  if (format === 'skills-passport') return new TextEncoder().encode(xml)
  if (!engine) throw new TypeError(needsEngine)
  const { template } = letter
  const words = await europassWords(letter.labels, options.ownWords)
  const design = resolveDesign(letter.design, { template, logoText: words('design.logo.alt') })
  const view = prepareLetter(letter, { personal, words, design })
  return (await typeset(documentSetting([{ kind: 'letter', template, view }], { xml }), engine, { now })).bytes
}
