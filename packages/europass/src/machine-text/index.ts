/** What a program reads of a PDF: its text in reading order, by the tags, and what is attached. @module */

import { type LinePiece, readingOrder } from './reading-order.ts'

/** The part of a pdf.js document that is read. */
export interface OpenPdf {
  readonly numPages: number
  getPage(number: number): Promise<OpenPage>
  getMetadata(): Promise<{ readonly info: object }>
  getAttachments(): Promise<Iterable<readonly [string, { readonly filename: string }]> | null>
}

/** The part of a pdf.js page that is read. */
export interface OpenPage {
  getTextContent(options: { readonly includeMarkedContent: true }): Promise<{ readonly items: readonly object[] }>
  getStructTree(): Promise<unknown>
}

/** One thing a program tells apart. */
export type MachineBlock = Block & {
  /** From 1. */
  readonly page: number
}
type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph' | 'item' | 'figure'; readonly text: string }
  | { readonly kind: 'row'; readonly cells: readonly { readonly header: boolean; readonly text: string }[] }

/** What a program reads of a PDF. */
export interface MachineText {
  /** '' where the document doesn't say. */
  readonly title: string
  readonly language: string
  readonly pages: number
  /** Whether there are tags; without them the blocks are the lines as they are drawn. */
  readonly tagged: boolean
  readonly blocks: readonly MachineBlock[]
  /** Names of attached files. */
  readonly attachments: readonly string[]
}

/**
 * Reads a PDF as a program for applications does: by its tags, else line by line.
 *
 * @param pdf - opened by pdf.js: `await getDocument(…).promise`
 * @see https://www.iso.org/standard/51502.html ISO 32000-1, 14.7 and 14.8
 */
export async function machineText(pdf: OpenPdf): Promise<MachineText> {
  const blocks: MachineBlock[] = []
  let tagged = false
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const tree = nodeOf(await page.getStructTree())
    const { all, marked } = readItems((await page.getTextContent({ includeMarkedContent: true })).items)
    const found = tree ? blocksOf(tree, marked) : linesOf(all).map((text): Block => ({ kind: 'paragraph', text }))
    blocks.push(...found.map((block) => ({ ...block, page: number })))
    tagged ||= tree !== null
  }
  const { info } = await pdf.getMetadata()
  return {
    title: textOf(info, 'Title'),
    language: textOf(info, 'Language'),
    pages: pdf.numPages,
    tagged,
    blocks: blocks.filter((block) => (block.kind === 'row' ? block.cells.length > 0 : block.text !== '')),
    attachments: [...((await pdf.getAttachments()) ?? [])].map(([, { filename }]) => filename),
  }
}

/** The same as plain text: a line a block, cells with tabs between them. */
export const plainText = ({ blocks }: MachineText): string =>
  blocks.map((block) => (block.kind === 'row' ? block.cells.map(({ text }) => text).join('\t') : block.text)).join('\n')

interface TagNode {
  readonly role: string
  readonly alt: string
  /** The marked text it holds itself. */
  readonly id: string | null
  readonly children: readonly TagNode[]
}

function nodeOf(value: unknown): TagNode | null {
  if (typeof value !== 'object' || value === null) return null
  const children = 'children' in value && Array.isArray(value.children) ? value.children : []
  return {
    role: textOf(value, 'role'),
    alt: textOf(value, 'alt'),
    id: textOf(value, 'type') === 'content' ? textOf(value, 'id') : null,
    children: children.map(nodeOf).filter((child) => child !== null),
  }
}

type Marked = ReadonlyMap<string, readonly LinePiece[]>

const lineEnd: LinePiece = { str: '\n', dir: '', x: 0, width: 0 }

/** Pieces of text by the mark they stand in, and all of them. */
function readItems(items: readonly object[]): { readonly all: readonly LinePiece[]; readonly marked: Marked } {
  const marked = new Map<string, LinePiece[]>()
  const all: LinePiece[] = []
  const open: string[] = []
  for (const item of items) {
    if (!('str' in item)) {
      if (textOf(item, 'type') === 'endMarkedContent') open.pop()
      else open.push(textOf(item, 'id'))
      continue
    }
    const mark = open.findLast((id) => id !== '') ?? ''
    const inside = marked.get(mark) ?? []
    marked.set(mark, inside)
    const ends = 'hasEOL' in item && item.hasEOL === true
    for (const piece of [pieceOf(item), ...(ends ? [lineEnd] : [])]) {
      inside.push(piece)
      all.push(piece)
    }
  }
  return { all, marked }
}

function pieceOf(item: object): LinePiece {
  const transform = 'transform' in item && Array.isArray(item.transform) ? item.transform : []
  const width = 'width' in item && typeof item.width === 'number' ? item.width : 0
  return { str: textOf(item, 'str'), dir: textOf(item, 'dir'), x: Number(transform[4] ?? 0), width }
}

/** Lines as they are read. */
function linesOf(pieces: readonly LinePiece[]): string[] {
  const lines: LinePiece[][] = [[]]
  for (const piece of pieces) {
    if (piece === lineEnd) lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines.map((line) => tidy(readingOrder(line)))
}

function blocksOf(node: TagNode, marked: Marked): Block[] {
  const { role } = node
  const level = /^H([1-6])$/.exec(role)?.[1]
  if (level !== undefined) return [{ kind: 'heading', level: Number(level), text: within(node, marked) }]
  if ((role === 'P' || role === 'Caption') && !node.children.some(isBlock))
    return [{ kind: 'paragraph', text: within(node, marked) }]
  if (role === 'LI') {
    const inner = node.children.flatMap((child) => (child.role === 'LBody' ? nested(child) : []))
    const own = { ...node, children: node.children.map((child) => without(child, inner)) }
    return [{ kind: 'item', text: within(own, marked) }, ...inner.flatMap((child) => blocksOf(child, marked))]
  }
  if (role === 'TR') {
    const cells = node.children.map((cell) => ({ header: cell.role === 'TH', text: within(cell, marked) }))
    return [{ kind: 'row', cells }]
  }
  if (role === 'Figure') return [{ kind: 'figure', text: node.alt }]
  // Groups hold blocks; text between these is a paragraph of its own.
  const blocks: Block[] = []
  let loose: TagNode[] = []
  const settle = (): void => {
    const text = tidy(loose.map((one) => within(one, marked)).join(' '))
    if (text !== '') blocks.push({ kind: 'paragraph', text })
    loose = []
  }
  for (const child of node.children) {
    if ((inline.has(child.role) && !isBlock(child)) || child.id !== null) loose.push(child)
    else {
      settle()
      blocks.push(...blocksOf(child, marked))
    }
  }
  settle()
  return blocks
}

/** What is set in the middle of a paragraph may be a heading all the same. */
const isBlock = ({ children, role }: TagNode): boolean =>
  /^(?:H[1-6]|L|Table|Figure)$/.test(role) || (inline.has(role) && children.some(isBlock))
const inline = new Set(['Span', 'Link', 'Strong', 'Em', 'Code', 'Quote', 'Lbl'])
const nested = (body: TagNode): readonly TagNode[] => body.children.filter(({ role }) => role === 'L')
const without = (node: TagNode, gone: readonly TagNode[]): TagNode => ({
  ...node,
  children: node.children.filter((child) => !gone.includes(child)),
})

/** All text in an element, on one line. */
const within = (node: TagNode, marked: Marked): string => tidy(linesOf(piecesIn(node, marked)).join(' '))

function piecesIn(node: TagNode, marked: Marked): readonly LinePiece[] {
  if (node.role === 'Figure') return [{ ...lineEnd, str: node.alt }]
  if (node.id !== null) return marked.get(node.id) ?? []
  return node.children.flatMap((child) => piecesIn(child, marked))
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function textOf(value: object, name: string): string {
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1]
  return typeof found === 'string' ? found : ''
}
