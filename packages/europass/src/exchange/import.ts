import {
  accepts,
  checkArgument,
  checkOptions,
  optional,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/password/options'
import { isLanguage, spokenFor } from '@laissez-passer/i18n/languages'
import { type Cv, cvDraftSchema } from '../cv/schema.ts'
import { isObject } from '../patch/json.ts'
import { type Letter, letterDraftSchema } from '../letter/schema.ts'
import { fileNameOf } from '../fields/file-name.ts'
import { type Profile, profileDraftSchema, withFiles } from '../profile/index.ts'
import { sectionNames } from '../sections/index.ts'
import { templateNames } from '../templates/names.ts'
import { readXml } from '../xml/read.ts'
import { candidateVersion, readCandidateDocument } from './candidate/document.ts'
import { isDocx, readDocx } from './docx/read.ts'
import {
  type Attachment,
  type CvDraft,
  type DocumentDraft,
  emptyDraft,
  type LetterDraft,
  type Reading,
} from './draft.ts'
import { containerOf, type FormatName } from './format.ts'
import { isJsonResume, jsonResumeVersion, readJsonResumeDocument } from './json-resume/document.ts'
import { parseJson } from './json.ts'
import { importLimits } from './limits.ts'
import { isLinkedinFile, type LinkedinFile, linkedinFileOf } from './linkedin/files.ts'
import { readLinkedin } from './linkedin/index.ts'
import { type NotePlace, type Notes, takeNotes } from './notes.ts'
import { reactiveResumeVersion, readReactiveResume } from './reactive-resume/index.ts'
import { isOdt, readOdt } from './odt/read.ts'
import type { ReadPdf } from './pdf/read.ts'
import { foreign, type Refusal, RefusedFile } from './refusal.ts'
import { type Report, reportOf } from './report.ts'
import { readRtf, rtfBytes } from './rtf/read.ts'
import { settle } from './settle.ts'
import { passportVersion, readSkillsPassport } from './skills-passport/index.ts'
import { blocksOfText, type TextBlock } from './text/blocks.ts'
import { textOfBytes } from './text-of-bytes.ts'
import { foreignKindOf } from './zip/foreign.ts'
import { readZip, type ZipEntry } from './zip/read.ts'

/** What came out of a file: drafts, within all limits, to be checked before they are called finished. */
export interface ImportedDocument {
  readonly profile: Profile
  readonly cvs: readonly Cv[]
  readonly letters: readonly Letter[]
  readonly attachments: readonly Attachment[]
}

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

/** What was read, before it is settled. */
const rules: OptionRules<ImportOptions> = {
  newId: optional(accepts.made),
  language: optional(accepts.text('a language, such as en')),
}

interface Found {
  readonly format: FormatName
  readonly version: string
  readonly fromPdf?: boolean
  readonly draft: DocumentDraft
  readonly text?: readonly TextBlock[]
}

const file: OptionRule = {
  // By its name: of another realm, as in a test's DOM, it is an instance of another class.
  takes: (given) => ArrayBuffer.isView(given) && Object.prototype.toString.call(given) === '[object Uint8Array]',
  accepted: 'the bytes of a file, a Uint8Array',
}

/**
 * Reads a CV from whatever holds one: Europass XML of today and before 2020, JSON Resume, Reactive Resume,
 * LinkedIn's archive, a PDF with any of these inside. What a file is, its bytes say. Of any other PDF, of
 * Word, OpenDocument, Rich Text or plain text, the text.
 *
 * Never throws for what a file holds. One bad entry costs that entry; what is too long is shortened; every
 * field that doesn't stand as it stood is noted. Limits hold while a file is read.
 *
 * @param bytes - the file: of an `ArrayBuffer`, `new Uint8Array(buffer)`
 * @throws LaissezPasserError `invalid-settings` when these are no bytes, or an option can't be
 */
export async function importDocument(bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportOutcome> {
  checkArgument('importDocument', bytes, file)
  checkOptions('importDocument', options, rules)
  const notes = takeNotes()
  const reading: Reading = { newId: options.newId ?? (() => crypto.randomUUID()), notes }
  try {
    const found = await read(bytes, reading)
    const document = settled(found.draft, { ...reading, language: options.language ?? 'en' })
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

async function read(bytes: Uint8Array, reading: Reading): Promise<Found> {
  if (bytes.length === 0) throw new RefusedFile('empty')
  if (bytes.length > importLimits.file) throw new RefusedFile('too-large', { max: importLimits.file / 1_000_000 })
  let decoded: string | undefined
  const text = (): string => (decoded ??= textOfBytes(bytes))
  const container = containerOf(bytes, text)
  switch (container) {
    case 'pdf':
      return await readFromPdf(bytes, reading)
    case 'zip':
      return readFromZip(readZip(bytes), reading)
    case 'xml':
      return readFromXml(text(), reading)
    case 'json':
      return readFromJson(text(), reading)
    case 'text':
      return readFromText(text(), reading)
    case 'rtf':
      return textFound('rtf', readRtf(rtfBytes(bytes, text)))
    case 'picture':
    case 'oldWord':
      throw foreign(container)
    case 'binary':
      throw new RefusedFile('unknown-format')
  }
}

function readFromXml(text: string, reading: Reading): Found {
  if (/^\s*(?:<!doctype html|<html)/i.test(text.slice(0, 300))) throw foreign('webPage')
  const root = readXml(text, {
    maxLength: importLimits.text,
    maxDepth: importLimits.xmlDepth,
    maxElements: importLimits.xmlElements,
  })
  if (root === 'too-large') throw new RefusedFile('too-large', { max: importLimits.text / 1_000_000 })
  if (typeof root === 'string') throw new RefusedFile(root)
  if (root.name === 'Candidate')
    return { format: 'candidate', version: candidateVersion(root), draft: readCandidateDocument(root, reading) }
  if (root.name === 'SkillsPassport' || root.name === 'learnerinfo') {
    const version = passportVersion(root)
    return { format: 'skills-passport', version, draft: readSkillsPassport(root, reading) }
  }
  throw new RefusedFile('unknown-format')
}

function readFromJson(text: string, reading: Reading): Found {
  if (text.length > importLimits.text) throw new RefusedFile('too-large', { max: importLimits.text / 1_000_000 })
  const json = parseJson(text.trim())
  if (!isObject(json)) throw new RefusedFile('unknown-format')
  // Version 5 wraps what it exports by its interface in another object.
  const { data } = json
  const inner = isObject(data) && reactiveResumeVersion(json) === undefined ? data : json
  const version = reactiveResumeVersion(inner)
  if (version) return { format: 'reactive-resume', version, draft: readReactiveResume(inner, reading) }
  if (isJsonResume(json))
    return { format: 'json-resume', version: jsonResumeVersion(json), draft: readJsonResumeDocument(json, reading) }
  throw new RefusedFile('unknown-format')
}

function readFromZip(entries: readonly ZipEntry[], reading: Reading): Found {
  if (isDocx(entries)) return textFound('docx', readDocx(entries))
  if (isOdt(entries)) return textFound('odt', readOdt(entries))
  const other = foreignKindOf(entries)
  if (other) throw foreign(other)
  const files = new Map<LinkedinFile, string>()
  for (const { name, bytes } of entries) {
    const file = (name.split('/').at(-1) ?? '').toLowerCase()
    if (isLinkedinFile(file) && !files.has(file)) files.set(file, textOfBytes(bytes()))
  }
  if (files.size === 0) throw new RefusedFile('archive-without-documents')
  return { format: 'linkedin', version: '', draft: readLinkedin(files, reading) }
}

function readFromText(text: string, reading: Reading): Found {
  const file = linkedinFileOf(text)
  if (file) return { format: 'linkedin', version: '', draft: readLinkedin(new Map([[file, text]]), reading) }
  return textFound('text', blocksOfText(text, importLimits.blocks))
}

async function readFromPdf(bytes: Uint8Array, reading: Reading): Promise<Found> {
  const { readPdf } = await import('./pdf/read.ts')
  const pdf = await readPdf(bytes)
  try {
    const files: ReadPdf['attachments'][number][] = []
    let whole: Found | undefined
    for (const file of pdf.attachments) {
      const found = whole && whole.draft.letters.length > 0 ? undefined : readAttached(file.bytes, reading)
      if (found && !whole) whole = found
      // A letter goes with its CV in one file.
      else if (whole && found && found.draft.letters.length > 0) whole = withLetters(whole, found.draft.letters)
      else files.push(file)
    }
    if (whole) return { ...besides(whole, files), fromPdf: true }
    return besides(textFound('pdf', await textOf(pdf)), files)
  } finally {
    await pdf.close()
  }
}

/** The same with letters that lie beside it. */
const withLetters = (found: Found, letters: DocumentDraft['letters']): Found => ({
  ...found,
  draft: { ...found.draft, letters },
})

/** The same with the files that lie in a PDF beside what was read. */
function besides(found: Found, files: ReadPdf['attachments']): Found {
  const more = files
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= importLimits.attachment)
    .map(({ name, bytes }): Attachment => ({ name, bytes, mimeType: '', description: '' }))
  return { ...found, draft: { ...found.draft, attachments: [...found.draft.attachments, ...more] } }
}

/** The text of a PDF; whatever its reader stumbles over is a fault of the file. */
async function textOf(pdf: ReadPdf): Promise<readonly TextBlock[]> {
  try {
    return await pdf.text()
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('malformed')
  }
}

/** What is attached to a PDF and is itself a document; anything else is left alone. */
function readAttached(bytes: Uint8Array, reading: Reading): Found | undefined {
  if (bytes.length === 0 || bytes.length > importLimits.file) return undefined
  const text = textOfBytes(bytes)
  try {
    const container = containerOf(bytes, () => text)
    return container === 'xml'
      ? readFromXml(text, reading)
      : container === 'json'
        ? readFromJson(text, reading)
        : undefined
  } catch (error) {
    if (error instanceof RefusedFile) return undefined
    throw error
  }
}

/** A file whose text is all that it has. */
function textFound(format: FormatName, text: readonly TextBlock[]): Found {
  if (text.length === 0) throw new RefusedFile('nothing-inside')
  return { format, version: '', draft: emptyDraft(), text }
}

function settled(draft: DocumentDraft, { language, ...reading }: Reading & { language: string }): ImportedDocument {
  const { profile, cv, letters, attachments } = draft
  const tag = profile.language === '' ? language : profile.language
  const whole = settle(profileDraftSchema, { ...profile, language: tag }, reading.notes)
  if (whole === undefined) throw new RefusedFile('malformed')
  const cvs = cv === undefined ? [] : [settledCv(cv, { ...reading, language: tag })]
  return {
    profile: withFiles(whole, (id) => attachments.some((one) => one.id === id)),
    cvs: cvs.filter((one) => one !== undefined),
    letters: letters
      .map((letter) => settledLetter(letter, { ...reading, language: letter.language || tag }))
      .filter((letter) => letter !== undefined),
    attachments: attachments.map((one) => ({ ...one, name: fileNameOf(one.name) })),
  }
}

function settledLetter(letter: LetterDraft, { language, notes }: Reading & { language: string }): Letter | undefined {
  const place = (of: NotePlace): NotePlace => ({ ...of, at: `letters/${letter.id}/${of.at ?? ''}` })
  const told: Notes = {
    changed: (code, of) => notes.changed(code, place(of)),
    lost: (code, of) => notes.lost(code, place(of)),
  }
  return settle(letterDraftSchema, { ...letter, language, labels: spokenFor(language) }, told)
}

function settledCv(cv: CvDraft, { language, newId, notes }: Reading & { language: string }): Cv | undefined {
  const { headline, personalHidden = [], hidesOthers = false, pageNumbers = true } = cv
  const listed = new Set(cv.sections.map(({ name }) => name))
  const others = sectionNames.filter((name) => hidesOthers && !listed.has(name)).map((name) => ({ name, shown: false }))
  const labels = isLanguage(cv.labels) ? cv.labels : spokenFor(cv.labels || language)
  const template = templateNames.find((one) => one === cv.template)
  const draft = {
    id: newId(),
    language,
    labels,
    headline,
    personalHidden,
    ...(template && { template }),
    design: { pageNumbers },
    sections: [...cv.sections, ...others],
  }
  return settle(cvDraftSchema, draft, notes)
}
