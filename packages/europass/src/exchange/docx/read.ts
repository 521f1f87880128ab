import { blocksOfXml, type TextGrammar } from '../document-text.ts'
import { RefusedFile } from '../refusal.ts'
import { textOfBytes } from '../text-of-bytes.ts'
import type { TextBlock } from '../text/blocks.ts'
import type { ZipEntry } from '../zip/read.ts'

const headings = /^(?:heading|title|titre|titolo|überschrift|kop|título)/i

const grammar: TextGrammar = {
  blocks: new Map([['p', 'paragraph']]),
  lists: new Set(),
  skipped: new Set(['tabs', 'sectPr', 'Fallback']),
  spaces: new Map([
    ['tab', '\t'],
    ['br', '\n'],
    ['cr', '\n'],
  ]),
  // What was deleted while changes were tracked stands in others.
  texts: new Set(['t']),
  kindOf: (name, { val = '' }) => {
    if (name === 'outlineLvl' || (name === 'pStyle' && headings.test(val))) return 'heading'
    return name === 'numPr' || (name === 'pStyle' && /^list/i.test(val)) ? 'item' : undefined
  },
}

/** Word for the web numbers it. */
const mainPart = /^word\/document\d*\.xml$/

/**
 * The paragraphs of a Word document, with headings and points told from the rest.
 *
 * @param entries - the document's archive
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/ Part 1, 17.3
 */
export function readDocx(entries: readonly ZipEntry[]): TextBlock[] {
  const main = entries.find(({ name }) => mainPart.test(name))
  if (!main) throw new RefusedFile('malformed')
  return blocksOfXml(textOfBytes(main.bytes()), grammar)
}

/** Whether an archive is a Word document. */
export const isDocx = (entries: readonly ZipEntry[]): boolean => entries.some(({ name }) => mainPart.test(name))
