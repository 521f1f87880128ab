import { canonicalRichText, type RichBlock, richLimits, type RichText } from './blocks.ts'
import { parseRichText } from './markup/parse.ts'

const textOf = (block: RichBlock): string => block.spans.map((span) => span.text).join('')

/** Numbers of the points of numbered lists; each deeper list, and each after something else, begins at 1. */
function numbered(text: RichText): (number | undefined)[] {
  const counts: { ordered: boolean; count: number }[] = []
  return text.map((block) => {
    if (block.type === 'paragraph') {
      counts.length = 0
      return undefined
    }
    counts.length = Math.min(counts.length, block.depth + 1)
    const level = counts[block.depth]
    const count = level && level.ordered === block.ordered ? level.count + 1 : 1
    counts[block.depth] = { ordered: block.ordered, count }
    return block.ordered ? count : undefined
  })
}

/**
 * A rich text as plain text: paragraphs parted by a blank line, points as `• ` and `1. `, two blanks deeper a
 * level. Where a link leads is left out, but where nothing else says it.
 *
 * @param text - in the canonical form
 */
export function writePlainText(text: RichText): string {
  const numbers = numbered(text)
  let written = ''
  for (const [index, block] of text.entries()) {
    const before = text[index - 1]
    if (before) written += before.type === 'item' && block.type === 'item' ? '\n' : '\n\n'
    if (block.type === 'paragraph') written += textOf(block)
    else {
      const indent = '  '.repeat(block.depth)
      const mark = numbers[index] === undefined ? '• ' : `${numbers[index]}. `
      written += indent + mark + textOf(block).replaceAll('\n', `\n${indent}${' '.repeat(mark.length)}`)
    }
  }
  return written
}

const point = /^([ \t]*)(?:([-–—•*·▪◦‣○●■])|\(?(\d{1,3})[.)])[ \t]+(?=\S)/u
const columns = (indent: string): number => indent.replaceAll('\t', '    ').length

/**
 * Reads plain text: blank lines part paragraphs, lines that begin with a bullet or a number are points, an
 * indented line goes on with the point before it. Links, bold and the like aren't guessed.
 *
 * @param text - any text, of any length
 */
export function readPlainText(text: string): RichText {
  const blocks: RichBlock[] = []
  /** Where the text of the open levels begins, outermost first. */
  let indents: number[] = []
  let lines: string[] = []
  let open: { ordered: boolean; depth: number } | undefined
  const end = (): void => {
    const spans = [{ text: lines.join('\n') }]
    if (lines.length > 0) blocks.push(open ? { type: 'item', ...open, spans } : { type: 'paragraph', spans })
    lines = []
    open = undefined
  }
  for (const line of text.split(/\r\n?|[\n\u2028\u2029]/)) {
    const found = point.exec(line)
    if (line.trim() === '') {
      end()
      indents = []
    } else if (found) {
      end()
      const indent = columns(found[1] ?? '')
      indents = indents.filter((one) => one < indent).slice(0, richLimits.depth - 1)
      open = { ordered: found[3] !== undefined, depth: indents.length }
      indents.push(indent)
      lines.push(line.slice(found[0].length))
    } else {
      if (open && !/^[ \t]/.test(line)) {
        end()
        indents = []
      }
      lines.push(line)
    }
  }
  end()
  return canonicalRichText(blocks)
}

/**
 * Blocks of what was kept in the light markup of typed stars, which documents had before.
 *
 * @param source - as documents of the first schema keep it
 */
export function richTextOfMarkup(source: string): RichText {
  return canonicalRichText(
    parseRichText(source).flatMap((block): RichBlock[] => {
      const spansOf = (spans: readonly { text: string; bold?: boolean; italic?: boolean }[]) =>
        spans.map(({ text, bold, italic }) => ({
          text,
          ...(bold && { bold: true as const }),
          ...(italic && { italic: true as const }),
        }))
      return block.type === 'paragraph'
        ? [{ type: 'paragraph', spans: spansOf(block.spans) }]
        : block.items.map((spans) => ({ type: 'item', ordered: block.ordered, depth: 0, spans: spansOf(spans) }))
    }),
  )
}
