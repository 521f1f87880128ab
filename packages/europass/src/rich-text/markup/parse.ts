import { type Block, mergeSpans, type Span, trimSpans } from './blocks.ts'

const bullet = /^\s*[-•*]\s+(.*)$/
const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/

/**
 * Reads `**bold**`, `__italic__` and the escapes `\*`, `\_`, `\-`, `\\`; a mark that never closes is plain
 * text.
 */
function parseSpans(line: string): Span[] {
  const spans: Span[] = []
  let bold = false
  let italic = false
  let text = ''
  const flush = (): void => {
    spans.push({ text, ...(bold && { bold }), ...(italic && { italic }) })
    text = ''
  }
  for (let at = 0; at < line.length; at += 1) {
    const pair = line.slice(at, at + 2)
    const char = line[at] ?? ''
    if (char === '\\' && /[*_\\\-•\d]/.test(line[at + 1] ?? '')) {
      text += line[at + 1] ?? ''
      at += 1
    } else if (pair === '**' && (bold || closes(line, at + 2, '**'))) {
      flush()
      bold = !bold
      at += 1
    } else if (pair === '__' && (italic || closes(line, at + 2, '__'))) {
      flush()
      italic = !italic
      at += 1
    } else text += char
  }
  flush()
  return mergeSpans(spans)
}

function closes(line: string, from: number, mark: string): boolean {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1
    else if (line.startsWith(mark, at)) return true
  }
  return false
}

/**
 * Reads the light markup of a long text: paragraphs parted by an empty line, `- ` and `1. ` lists,
 * `**bold**`, `__italic__`.
 *
 * Any text is valid; what isn't markup is text.
 *
 * @param source - what a person typed
 * @returns its blocks, none for an empty text
 */
export function parseRichText(source: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  let items: Span[][] = []
  let ordered = false
  const endParagraph = (): void => {
    const spans = trimSpans(parseSpans(paragraph.join('\n')))
    if (spans.length > 0) blocks.push({ type: 'paragraph', spans })
    paragraph = []
  }
  const endList = (): void => {
    if (items.length > 0) blocks.push({ type: 'list', ordered, items })
    items = []
  }
  for (const line of source.replaceAll(/\r\n?/g, '\n').split('\n')) {
    const point = bullet.exec(line)
    const number = point ? null : numbered.exec(line)
    const item = point?.[1] ?? number?.[1]
    if (item !== undefined) {
      endParagraph()
      if (items.length > 0 && ordered !== Boolean(number)) endList()
      ordered = Boolean(number)
      const spans = trimSpans(parseSpans(item))
      if (spans.length > 0) items.push(spans)
    } else if (line.trim() === '') {
      endParagraph()
      endList()
    } else {
      endList()
      paragraph.push(line)
    }
  }
  endParagraph()
  endList()
  return blocks
}
