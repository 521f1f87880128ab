import { scanXml } from '../xml/scan.ts'
import { importLimits } from './limits.ts'
import { RefusedFile } from './refusal.ts'
import type { TextBlock } from './text/blocks.ts'

type Kind = TextBlock['kind']

/** Which elements of a document's XML are its text. Names have no prefix, and a file may have any. */
export interface TextGrammar {
  /** What an element inside another that is `kind` makes of it: a block begins, or its kind is told. */
  readonly blocks: ReadonlyMap<string, Kind>
  /** Elements whose paragraphs are points. */
  readonly lists: ReadonlySet<string>
  /** Elements that hold nothing that is read. */
  readonly skipped: ReadonlySet<string>
  /** Elements that stand for white space. */
  readonly spaces: ReadonlyMap<string, string>
  /** The only elements whose text is read; every block's, unless told. */
  readonly texts?: ReadonlySet<string>
  /** What an element in a block says of it. */
  readonly kindOf?: (name: string, attributes: Readonly<Record<string, string>>) => Kind | undefined
}

/** Levels and elements of a word processor's document; it has more of both than data have. */
const limits = { maxLength: importLimits.text, maxElements: 500_000, maxDepth: 200 }

/**
 * The text of a word processor's document as blocks, in reading order, those of tables row by row. No tree
 * is built, and reading ends with the last block that is offered.
 *
 * @param source - its XML
 * @throws RefusedFile for what isn't XML, or is too much of it
 */
export function blocksOfXml(source: string, grammar: TextGrammar): TextBlock[] {
  const { blocks, kindOf, lists, skipped, spaces, texts } = grammar
  const found: TextBlock[] = []
  let block: { kind: Kind; parts: string[] } | undefined
  // How deep in each of these the reader is; a block in a block, such as a frame's, is part of it.
  const depth = { skipped: 0, lists: 0, blocks: 0, texts: 0 }
  const refused = scanXml(source, {
    ...limits,
    events: {
      open: (name, { attributes }) => {
        if (depth.skipped > 0 || skipped.has(name)) {
          depth.skipped += 1
          return
        }
        if (lists.has(name)) depth.lists += 1
        if (texts?.has(name)) depth.texts += 1
        const kind = blocks.get(name)
        if (kind !== undefined) {
          depth.blocks += 1
          block ??= { kind: depth.lists > 0 && kind === 'paragraph' ? 'item' : kind, parts: [] }
        }
        const told = kindOf?.(name, attributes)
        if (block && told !== undefined && block.kind === 'paragraph') block.kind = told
        block?.parts.push(spaces.get(name) ?? '')
      },
      text: (part) => {
        if (depth.skipped === 0 && (!texts || depth.texts > 0)) block?.parts.push(part)
      },
      close: (name) => {
        if (depth.skipped > 0) {
          depth.skipped -= 1
          return false
        }
        if (lists.has(name)) depth.lists -= 1
        if (texts?.has(name)) depth.texts -= 1
        if (!blocks.has(name)) return false
        depth.blocks -= 1
        if (depth.blocks > 0 || !block) {
          block?.parts.push('\n')
          return false
        }
        const text = block.parts
          .join('')
          .replaceAll(/[ \t]+/g, ' ')
          .trim()
        if (text !== '') found.push({ kind: block.kind, text })
        block = undefined
        return found.length >= importLimits.blocks
      },
    },
  })
  if (refused === 'too-large') throw new RefusedFile('archive-too-large', { max: importLimits.zipFile / 1_000_000 })
  if (refused !== undefined) throw new RefusedFile(refused)
  return found
}
