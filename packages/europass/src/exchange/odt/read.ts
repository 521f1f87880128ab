import { blocksOfXml, type TextGrammar } from '../document-text.ts'
import { RefusedFile } from '../refusal.ts'
import { textOfBytes } from '../text-of-bytes.ts'
import type { TextBlock } from '../text/blocks.ts'
import type { ZipEntry } from '../zip/read.ts'

const grammar: TextGrammar = {
  blocks: new Map([
    ['h', 'heading'],
    ['p', 'paragraph'],
  ]),
  lists: new Set(['list-item']),
  // What is said about the text, was deleted from it, or describes a picture in it.
  skipped: new Set(['annotation', 'tracked-changes', 'note-citation', 'automatic-styles', 'font-face-decls', 'desc']),
  // Any number of blanks is one: how many `s` says isn't read.
  spaces: new Map([
    ['s', ' '],
    ['tab', '\t'],
    ['line-break', '\n'],
  ]),
}

/**
 * The paragraphs of an OpenDocument text, with headings and points told from the rest.
 *
 * @param entries - the document's archive
 * @see https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/OpenDocument-v1.3-os-part3-schema.html 5
 */
export function readOdt(entries: readonly ZipEntry[]): TextBlock[] {
  const content = entries.find(({ name }) => name === 'content.xml')
  if (!content) throw new RefusedFile('malformed')
  return blocksOfXml(textOfBytes(content.bytes()), grammar)
}

/** Whether an archive is an OpenDocument text, or a template of one. */
export function isOdt(entries: readonly ZipEntry[]): boolean {
  const kind = entries.find(({ name }) => name === 'mimetype')
  return kind !== undefined && /^application\/vnd\.oasis\.opendocument\.text\b/.test(textOfBytes(kind.bytes()))
}
