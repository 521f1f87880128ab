import { accepts, checkOptions, checkTogether, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import { type Cv, type ResolvedCv, resolveCv } from '../cv/index.ts'
import type { Profile } from '../profile/index.ts'
import { documentSetting } from '../templates/job.ts'
import { resolveDesign } from '../templates/resolve.ts'
import { type TypesetEngine, typeset } from '../typst/index.ts'
import type { CvView } from '../view/index.ts'
import { prepareCv, type PrepareOptions } from '../view/prepare.ts'
import { europassWords, type OwnWords } from '../words/index.ts'
import type { Attachment } from './draft.ts'
import { writeCandidate } from './candidate/write.ts'
import { writeDocx } from './docx/write.ts'
import { writeHtml } from './html/write.ts'
import { writeJsonResume } from './json-resume/write.ts'
import { writeText } from './text/write.ts'

/** What a CV can be written as. */
export type ExportFormat = 'pdf' | 'candidate' | 'json-resume' | 'docx' | 'html' | 'text'

/** The formats, with what files of them are called. */
export const exportFormats: Readonly<Record<ExportFormat, { readonly mimeType: string; readonly extension: string }>> =
  {
    pdf: { mimeType: 'application/pdf', extension: 'pdf' },
    candidate: { mimeType: 'application/xml', extension: 'xml' },
    'json-resume': { mimeType: 'application/json', extension: 'json' },
    docx: { mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
    html: { mimeType: 'text/html', extension: 'html' },
    text: { mimeType: 'text/plain', extension: 'txt' },
  }

/** A CV and the profile it is made of. */
export interface ExportSource {
  readonly profile: Profile
  readonly cv: Cv
  /** Files that go along where the format has a place for them; only Europass XML has. */
  readonly attachments?: readonly Attachment[]
}

/** How it is written. */
export interface ExportOptions {
  readonly format: ExportFormat
  /** What typesets a PDF; needed for that alone. */
  readonly engine?: TypesetEngine
  /** Sentences of one's own, for a document whose labels are in a language that isn't ours. */
  readonly ownWords?: OwnWords
  /** The time written into a PDF. */
  readonly now: Date
}

const needsEngine = 'format pdf needs an engine, such as typstNode()'

const rules: OptionRules<ExportOptions> = {
  format: accepts.oneOf(...Object.keys(exportFormats)),
  engine: optional(takes.engine),
  ownWords: optional(takes.object('sentences by their keys')),
  now: takes.day,
}

/**
 * Writes a CV in another format. It holds what the CV shows.
 *
 * @param source - drafts too; what isn't finished is left out
 * @throws LaissezPasserError `invalid-settings` where an option is invalid: a PDF without an engine; and
 * `TypesetError` of the engine
 */
export async function exportDocument(source: ExportSource, options: ExportOptions): Promise<Uint8Array> {
  checkOptions('exportDocument', options, rules)
  const { format, engine, now } = options
  checkTogether('exportDocument', [format !== 'pdf' || engine !== undefined || needsEngine])
  const resolved = resolveCv(source.profile, source.cv)
  const { kept } = resolved
  const words = await europassWords(source.cv.labels, options.ownWords)
  switch (format) {
    case 'candidate':
      return bytes(writeCandidate(resolved, { kept, attachments: source.attachments ?? [] }))
    case 'json-resume':
      return bytes(`${JSON.stringify(writeJsonResume(resolved, { words, kept }), null, 2)}\n`)
    case 'html':
      return bytes(writeHtml(viewOf(resolved, words), colonOf(words)))
    case 'text':
      return bytes(writeText(viewOf(resolved, words), colonOf(words)))
    case 'docx':
      return writeDocx(viewOf(resolved, words), colonOf(words))
    case 'pdf': {
      if (!engine) throw new TypeError(needsEngine)
      const { template } = source.cv
      const setting = documentSetting([{ kind: 'cv', template, view: viewOf(resolved, words) }], {
        // What nobody sees in a PDF says no more than its pages.
        xml: writeCandidate(resolved),
      })
      return (await typeset(setting, engine, { now })).bytes
    }
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

type Words = PrepareOptions['words']

function viewOf(resolved: ResolvedCv, words: Words): CvView {
  const { cv } = resolved
  const design = resolveDesign(cv.design, { template: cv.template, logoText: '' })
  return prepareCv(resolved, { words, design })
}

/** What stands between a label and its value in the language of labels: French puts a space before it. */
const colonOf = (words: Words): string => words('cv.list', { label: '-', value: '-' }).slice(1, -1)
