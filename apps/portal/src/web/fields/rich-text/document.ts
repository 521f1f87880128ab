import {
  canonicalRichText,
  readLink,
  type RichBlock,
  type RichSpan,
  type RichText,
} from '@laissez-passer/europass/rich-text'
import type { Fragment, Mark, Node } from 'prosemirror-model'
import { richSchema } from './schema.ts'

const { nodes, marks } = richSchema

function marksOf({ bold, italic, underline, link }: RichSpan): Mark[] {
  return [
    ...(link === undefined ? [] : [marks.link.create({ href: link })]),
    ...(bold ? [marks.bold.create()] : []),
    ...(italic ? [marks.italic.create()] : []),
    ...(underline ? [marks.underline.create()] : []),
  ]
}

const inlineOf = (span: RichSpan): Node[] =>
  span.text
    .split('\n')
    .flatMap((text, index) => [
      ...(index > 0 ? [nodes.break.create()] : []),
      ...(text === '' ? [] : [richSchema.text(text, marksOf(span))]),
    ])

/** Blocks of the editor from those that are kept. */
export const editorBlocks = (text: RichText): Node[] =>
  text.map((block) => {
    const inline = block.spans.flatMap(inlineOf)
    return block.type === 'paragraph'
      ? nodes.paragraph.create(null, inline)
      : nodes.item.create({ ordered: block.ordered, depth: block.depth }, inline)
  })

/** What the editor begins with; an empty text is an empty paragraph. */
export const editorDocument = (text: RichText): Node =>
  nodes.doc.create(null, text.length === 0 ? [nodes.paragraph.create()] : editorBlocks(text))

/** A piece of text with its style, as it is kept. */
function spanOf(node: Node): RichSpan {
  const has = (mark: 'bold' | 'italic' | 'underline'): boolean => marks[mark].isInSet(node.marks) !== undefined
  const href: unknown = marks.link.isInSet(node.marks)?.attrs['href']
  const link = typeof href === 'string' ? readLink(href) : undefined
  return {
    text: node.isText ? (node.text ?? '') : '\n',
    ...(has('bold') && { bold: true }),
    ...(has('italic') && { italic: true }),
    ...(has('underline') && { underline: true }),
    ...(link !== undefined && { link }),
  }
}

/** What is kept of blocks of the editor, in the canonical form. */
export function keptBlocks(content: Fragment): RichText {
  const blocks: RichBlock[] = []
  content.forEach((node) => {
    const spans: RichSpan[] = []
    if (node.isInline) return void blocks.push({ type: 'paragraph', spans: [spanOf(node)] })
    node.forEach((inline) => void spans.push(spanOf(inline)))
    blocks.push(
      node.type === nodes.item
        ? { type: 'item', ordered: node.attrs['ordered'] === true, depth: Number(node.attrs['depth']), spans }
        : { type: 'paragraph', spans },
    )
  })
  return canonicalRichText(blocks)
}

/** Whether two texts in the canonical form are one. */
export const sameText = (one: RichText, other: RichText): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
