import { canonicalRichText, type RichBlock, richLimits, type RichSpan, type RichText } from './blocks.ts'

/** As many characters as fit, never half of one that takes two. */
const cut = (text: string, room: number): string => {
  const piece = text.slice(0, room)
  return piece.isWellFormed() ? piece : piece.slice(0, -1)
}

/**
 * As much of a rich text as a document keeps, from its beginning.
 *
 * @param text - in the canonical form
 * @returns the same text where it fits; what was left out is for the caller to say
 */
export function shortenRichText(text: RichText): RichText {
  let room = richLimits.characters
  const blocks: RichBlock[] = []
  for (const block of text.slice(0, richLimits.blocks)) {
    if (blocks.length > 0) room -= 1
    const spans: RichSpan[] = []
    for (const span of block.spans) {
      if (room <= 0) break
      const piece = cut(span.text, room)
      room -= piece.length
      spans.push({ ...span, text: piece })
      if (piece.length < span.text.length) room = 0
    }
    if (spans.length === block.spans.length && spans.at(-1)?.text === block.spans.at(-1)?.text) blocks.push(block)
    else blocks.push({ ...block, spans })
    if (room <= 0) break
  }
  const fits = blocks.length === text.length && blocks.every((block, index) => block === text[index])
  return fits ? text : canonicalRichText(blocks)
}
