/** A run of text in one style. A line break inside a block is `\n` in `text`. */
export interface RichSpan {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  /** A whole http, https, mailto or tel address. */
  readonly link?: string
}

/** A paragraph of its own. */
export interface RichParagraph {
  readonly type: 'paragraph'
  readonly spans: readonly RichSpan[]
}

/**
 * One point of a list. Points that follow each other are one list; a deeper one belongs to that before it.
 */
export interface RichItem {
  readonly type: 'item'
  /** Whether it is numbered; else it has a bullet. */
  readonly ordered: boolean
  /** 0 is the outermost list. */
  readonly depth: number
  readonly spans: readonly RichSpan[]
}

/** One line of a rich text's structure. */
export type RichBlock = RichParagraph | RichItem

/**
 * A long text: blocks in the order they are read, lists written flat with their depth, so that no reader of
 * it recurses. `[]` is the empty one.
 */
export type RichText = readonly RichBlock[]

/** How much one rich text holds: characters of its text in UTF-16 code units, blocks, levels of lists. */
export const richLimits: {
  readonly characters: number
  readonly blocks: number
  readonly depth: number
  readonly link: number
} = { characters: 6000, blocks: 300, depth: 4, link: 2000 }

/**
 * Characters of a rich text, in UTF-16 code units; a block's end counts as one, as a line's does in a text.
 */
export function richTextLength(text: RichText): number {
  let length = Math.max(0, text.length - 1)
  for (const block of text) for (const span of block.spans) length += span.text.length
  return length
}

const sameStyle = (one: RichSpan, other: RichSpan): boolean =>
  one.bold === other.bold && one.italic === other.italic && one.underline === other.underline && one.link === other.link

/** Control characters but line ends. */
const controls = /[^\P{Cc}\n]/gu
/** Without width, and put there by a program: they part words for a search and for a machine. */
const unseen = /[\u00AD\u200B\u2060\uFEFF]/g

/** Text as documents can carry it: no control characters, no halves of characters. */
const clean = (text: string): string =>
  text
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(controls, '')
    .replaceAll(unseen, '')
    .toWellFormed()

/** Only what is set; a link is underlined as it is. */
const styled = ({ bold, italic, underline, link }: RichSpan, text: string): RichSpan => ({
  text,
  ...(bold && { bold }),
  ...(italic && { italic }),
  ...(underline && link === undefined && { underline }),
  ...(link !== undefined && { link }),
})

/** The lines of a block: one blank at most between words, none at their ends. */
function lines(block: RichBlock): RichSpan[][] {
  const all: RichSpan[][] = [[]]
  let afterBlank = true
  for (const span of block.spans) {
    for (const [index, piece] of clean(span.text).replaceAll(/ {2,}/g, ' ').split('\n').entries()) {
      if (index > 0) {
        all.push([])
        afterBlank = true
      }
      const text: string = afterBlank && piece.startsWith(' ') ? piece.slice(1) : piece
      if (text === '') continue
      afterBlank = text.endsWith(' ')
      all.at(-1)?.push(styled(span, text))
    }
  }
  return all.map((line) => trimLine(mergeSpans(line)))
}

/** Joins neighbours of one style. */
function mergeSpans(spans: readonly RichSpan[]): RichSpan[] {
  const merged: RichSpan[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && sameStyle(last, span)) merged[merged.length - 1] = { ...last, text: last.text + span.text }
    else merged.push(span)
  }
  return merged
}

function trimLine(line: RichSpan[]): RichSpan[] {
  let [from, to] = [0, line.length]
  while (from < to && line[from]?.text.trim() === '') from += 1
  while (to > from && line[to - 1]?.text.trim() === '') to -= 1
  return line.slice(from, to).map((span, index, { length }) => {
    const start = index === 0 ? span.text.trimStart() : span.text
    return { ...span, text: index === length - 1 ? start.trimEnd() : start }
  })
}

/** Lines as one run of spans; a line end has the style of what stands before it. */
const joinLines = (run: readonly RichSpan[][]): RichSpan[] =>
  mergeSpans(
    run.flatMap((line, index) =>
      line.map((span, at) =>
        index < run.length - 1 && at === line.length - 1 ? { ...span, text: `${span.text}\n` } : span,
      ),
    ),
  )

/** Runs of lines between blank ones. */
function runs(block: RichBlock): RichSpan[][][] {
  const found: RichSpan[][][] = [[]]
  for (const line of lines(block)) {
    if (line.length > 0) found.at(-1)?.push(line)
    else if (found.at(-1)?.length !== 0) found.push([])
  }
  return found.filter((run) => run.length > 0)
}

/**
 * The one form of a rich text, so that texts that look alike are equal for overrides, patches and undo:
 * neighbours of one style are one span; words are parted by one blank; lines and blocks neither start nor end
 * with white space; a blank line parts paragraphs; nothing is empty; no list begins deeper than its first
 * level or skips one.
 *
 * @param text - any blocks; points deeper than `richLimits.depth` come up to the deepest level there is
 */
export function canonicalRichText(text: RichText): RichText {
  const blocks: RichBlock[] = []
  for (const block of text) {
    const parts = runs(block)
    if (block.type === 'paragraph') for (const run of parts) blocks.push({ type: 'paragraph', spans: joinLines(run) })
    else if (parts.length > 0) {
      const before = blocks.at(-1)
      const deepest = before?.type === 'item' ? Math.min(before.depth + 1, richLimits.depth - 1) : 0
      const depth = Math.min(block.depth, deepest)
      blocks.push({ type: 'item', ordered: block.ordered, depth, spans: joinLines(parts.flat()) })
    }
  }
  return blocks
}
