/** A piece of text that a person sorts by hand: nothing is guessed of what it means. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'item'
  readonly text: string
}

/**
 * Plain text as blocks: blank lines part paragraphs, lines with a bullet are items.
 *
 * @param text - any text
 * @param most - how many blocks are made at most
 */
export function blocksOfText(text: string, most: number): TextBlock[] {
  const blocks: TextBlock[] = []
  let lines: string[] = []
  const end = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n') })
    lines = []
  }
  for (const line of text.split(/\r\n?|\n|\f/)) {
    if (blocks.length >= most) return blocks
    const item = /^\s{0,12}[-•*‣▪◦●–]\s+(\S.*)$/u.exec(line)?.[1]
    if (item !== undefined) {
      end()
      blocks.push({ kind: 'item', text: item.trimEnd() })
    } else if (line.trim() === '') end()
    else lines.push(line.trim())
  }
  end()
  return blocks
}
