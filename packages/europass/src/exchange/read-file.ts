import { isObject } from '../patch/json.ts'
import { readXml } from '../xml/read.ts'
import { candidateVersion, readCandidateDocument } from './candidate/document.ts'
import { isDocx, readDocx } from './docx/read.ts'
import { type Attachment, type DocumentDraft, emptyDraft, type Reading } from './draft.ts'
import { containerOf, type FormatName } from './format.ts'
import { isJsonResume, jsonResumeVersion, readJsonResumeDocument } from './json-resume/document.ts'
import { parseJson } from './json.ts'
import { importLimits } from './limits.ts'
import { isLinkedinFile, type LinkedinFile, linkedinFileOf } from './linkedin/files.ts'
import { readLinkedin } from './linkedin/index.ts'
import { isOdt, readOdt } from './odt/read.ts'
import type { ReadPdf } from './pdf/read.ts'
import { reactiveResumeVersion, readReactiveResume } from './reactive-resume/index.ts'
import { foreign, RefusedFile } from './refusal.ts'
import { readRtf, rtfBytes } from './rtf/read.ts'
import { passportVersion, readSkillsPassport } from './skills-passport/index.ts'
import { blocksOfText, type TextBlock } from './text/blocks.ts'
import { textOfBytes } from './text-of-bytes.ts'
import { foreignKindOf } from './zip/foreign.ts'
import { readZip, type ZipEntry } from './zip/read.ts'

/** What was read, before it is settled. */
interface Found {
  readonly format: FormatName
  readonly version: string
  readonly fromPdf?: boolean
  readonly draft: DocumentDraft
  readonly text?: readonly TextBlock[]
}

/**
 * Reads a file by what its bytes say it is.
 *
 * @throws RefusedFile when nothing can be read of it
 */
export async function readFile(bytes: Uint8Array, reading: Reading): Promise<Found> {
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
