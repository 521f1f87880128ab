import { find, readXml, type XmlElement } from '../../xml/read.ts'
import { importLimits } from '../limits.ts'
import { RefusedFile } from '../refusal.ts'
import { textOfBytes } from '../text-of-bytes.ts'
import type { TextBlock } from '../text/blocks.ts'
import type { ZipEntry } from '../zip/read.ts'

/**
 * The paragraphs of a Word document, with headings and points told from the rest.
 *
 * @param entries - the document's archive
 * @returns blocks in reading order, those of tables row by row
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/ Part 1, 17.3
 */
export function readDocx(entries: readonly ZipEntry[]): TextBlock[] {
  const main = entries.find(({ name }) => name === 'word/document.xml')
  if (!main) throw new RefusedFile('malformed')
  const root = readXml(textOfBytes(main.bytes()), { maxLength: importLimits.text, maxElements: 500_000, maxDepth: 200 })
  if (typeof root === 'string') throw new RefusedFile(root === 'too-large' ? 'archive-too-large' : root, { max: 16 })
  const blocks: TextBlock[] = []
  for (const paragraph of paragraphsIn(find(root, 'body'))) {
    if (blocks.length >= importLimits.blocks) break
    const text = runs(paragraph)
      .replaceAll(/[ \t]+/g, ' ')
      .trim()
    if (text !== '') blocks.push({ kind: kindOf(paragraph), text })
  }
  return blocks
}

/** Paragraphs wherever they stand: in the body, in cells of tables, in frames. */
function paragraphsIn(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).flatMap((child) =>
    child.name === 'p' ? [child] : child.name === 'sectPr' ? [] : paragraphsIn(child),
  )
}

function kindOf(paragraph: XmlElement): TextBlock['kind'] {
  const properties = find(paragraph, 'pPr')
  const style = find(properties, 'pStyle')?.attributes['val'] ?? ''
  if (find(properties, 'outlineLvl') || /^(?:heading|title|titre|titolo|überschrift|kop|título)/i.test(style))
    return 'heading'
  return find(properties, 'numPr') || /^list/i.test(style) ? 'item' : 'paragraph'
}

/** The text of a paragraph; what was deleted while changes were tracked isn't in `t`. */
function runs(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.name === 't') return child.text
      if (child.name === 'tab') return '\t'
      if (child.name === 'br' || child.name === 'cr') return '\n'
      return child.name === 'pPr' || child.name === 'Fallback' ? '' : runs(child)
    })
    .join('')
}

/** Whether an archive is a Word document. */
export const isDocx = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ name }) => name === 'word/document.xml')
