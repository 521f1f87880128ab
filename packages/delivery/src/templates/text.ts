import type { Block, Letter } from './letter.ts'

/**
 * A letter as plain text: paragraphs with an empty line between them, links on lines of their own.
 *
 * @param letter what to say
 */
export function toText({ blocks, signature, footer }: Letter): string {
  return `${[...blocks.map(blockText), signature, `-- \n${footer}`].join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return block.text
    case 'facts':
      return block.rows.map(({ line }) => line).join('\n')
    case 'link':
      return block.href
  }
}
