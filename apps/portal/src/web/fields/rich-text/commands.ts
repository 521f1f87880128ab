import { richLimits } from '@laissez-passer/europass/rich-text'
import {
  chainCommands,
  deleteSelection,
  joinBackward,
  selectNodeBackward,
  splitBlockAs,
  toggleMark,
} from 'prosemirror-commands'
import type { Node } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { richSchema } from './schema.ts'

const { nodes, marks } = richSchema

/** Where the blocks that the selection touches stand. */
function selectedBlocks({ doc, selection }: EditorState): { node: Node; place: number; before: Node | undefined }[] {
  const found: { node: Node; place: number; before: Node | undefined }[] = []
  doc.forEach((node, place, index) => {
    if (place < selection.to && place + node.nodeSize > selection.from)
      found.push({ node, place, before: doc.maybeChild(index - 1) ?? undefined })
  })
  return found
}

const isPoint = (node: Node | undefined, ordered?: boolean): boolean =>
  node?.type === nodes.item && (ordered === undefined || node.attrs['ordered'] === ordered)
const depthOf = (node: Node | undefined): number => (isPoint(node) ? Number(node?.attrs['depth']) : -1)

/** Makes points of the selected blocks, or paragraphs where all of them are such points. */
export const toggleList =
  (ordered: boolean): Command =>
  (state, dispatch) => {
    const blocks = selectedBlocks(state)
    const back = blocks.every(({ node }) => isPoint(node, ordered))
    if (!dispatch) return true
    const { tr } = state
    for (const { node, place } of blocks) {
      if (back) tr.setNodeMarkup(place, nodes.paragraph)
      else tr.setNodeMarkup(place, nodes.item, { ordered, depth: Math.max(0, depthOf(node)) })
    }
    dispatch(tr.scrollIntoView())
    return true
  }

/**
 * Moves the selected points a level deeper (1) or up (-1); none gets deeper than one below that before it.
 */
export const indent =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const { tr } = state
    for (const { node, place } of selectedBlocks(state)) {
      if (!isPoint(node)) continue
      const before = tr.doc.resolve(place).nodeBefore ?? undefined
      const deepest = Math.min(richLimits.depth - 1, depthOf(before) + 1)
      const depth = Math.max(0, Math.min(depthOf(node) + by, deepest))
      if (depth !== depthOf(node)) tr.setNodeMarkup(place, nodes.item, { ...node.attrs, depth })
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** The point that the cursor stands in, if it stands at its start or it is empty. */
function pointAt({ selection }: EditorState, empty: boolean): { node: Node; place: number } | undefined {
  const { $from } = selection
  if (!selection.empty || !isPoint($from.parent) || $from.parentOffset > 0) return undefined
  return empty && $from.parent.content.size > 0 ? undefined : { node: $from.parent, place: $from.before() }
}

const leaveList =
  (when: 'empty' | 'start'): Command =>
  (state, dispatch) => {
    const point = pointAt(state, when === 'empty')
    if (!point) return false
    const depth = depthOf(point.node)
    const { tr } = state
    if (depth > 0) tr.setNodeMarkup(point.place, nodes.item, { ...point.node.attrs, depth: depth - 1 })
    else tr.setNodeMarkup(point.place, nodes.paragraph)
    dispatch?.(tr.scrollIntoView())
    return true
  }

const newBlock = splitBlockAs((node) => (isPoint(node) ? { type: nodes.item, attrs: node.attrs } : null))

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.break.create(), true).scrollIntoView())
  return true
}

/** What typing a blank after `-`, `*` or `1.` at the start of a paragraph does: it is a list. */
export function listTyped(state: EditorState, place: { from: number; to: number; text: string }): Transaction | null {
  const { $from } = state.selection
  if (place.text !== ' ' || !state.selection.empty || $from.parent.type !== nodes.paragraph) return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\n')
  const ordered = /^\d[.)]$/.test(before)
  if (!ordered && !/^[-*•]$/.test(before)) return null
  return state.tr.setNodeMarkup($from.before(), nodes.item, { ordered, depth: 0 }).delete($from.start(), $from.pos)
}

/** Whether a style holds for all that is selected, or for what is typed next. */
export function hasMark(state: EditorState, name: 'bold' | 'italic' | 'underline'): boolean {
  const { from, to, empty, $from } = state.selection
  if (empty) return marks[name].isInSet(state.storedMarks ?? $from.marks()) !== undefined
  let all = true
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !marks[name].isInSet(node.marks)) all = false
  })
  return all
}

/** The link that the cursor stands in or that is selected: where it is, and where it leads. */
export function linkAt(state: EditorState): { from: number; to: number; href: string } | undefined {
  const { $from, from, to } = state.selection
  const runs: { from: number; to: number; href: string }[] = []
  $from.parent.forEach((node, offset) => {
    const href: unknown = marks.link.isInSet(node.marks)?.attrs['href']
    if (typeof href !== 'string') return
    const [start, last] = [$from.start() + offset, runs.at(-1)]
    if (last?.to === start && last.href === href) last.to = start + node.nodeSize
    else runs.push({ from: start, to: start + node.nodeSize, href })
  })
  return runs.find((run) => run.from <= from && run.to >= to)
}

/** Lets a text lead somewhere: what is selected, the link that the cursor stands in, or a new text. */
export function setLink(state: EditorState, { href, text }: { href: string; text: string }): Transaction {
  const { from, to } = linkAt(state) ?? state.selection
  const { tr } = state
  const link = marks.link.create({ href })
  if (state.doc.textBetween(from, to) !== text) {
    const styles = state.doc
      .resolve(from)
      .marks()
      .filter((mark) => mark.type !== marks.link)
    tr.replaceWith(from, to, richSchema.text(text, styles))
  }
  return tr
    .removeMark(from, from + text.length, marks.link)
    .addMark(from, from + text.length, link)
    .scrollIntoView()
}

/** Takes the link away, and leaves its text. */
export function removeLink(state: EditorState): Transaction {
  const { from, to } = linkAt(state) ?? state.selection
  return state.tr.removeMark(from, to, marks.link)
}

/** The styles that are turned on and off. */
export const toggles: Readonly<Record<'bold' | 'italic' | 'underline', Command>> = {
  bold: toggleMark(marks.bold),
  italic: toggleMark(marks.italic),
  underline: toggleMark(marks.underline),
}

/** What keys do. Tab isn't among them: it leads out of the text, as out of any field. */
export const richKeys: Readonly<Record<string, Command>> = {
  'Mod-b': toggles.bold,
  'Mod-i': toggles.italic,
  'Mod-u': toggles.underline,
  'Mod-]': indent(1),
  'Mod-[': indent(-1),
  'Alt-Shift-ArrowRight': indent(1),
  'Alt-Shift-ArrowLeft': indent(-1),
  'Mod-Shift-7': toggleList(true),
  'Mod-Shift-8': toggleList(false),
  Enter: chainCommands(leaveList('empty'), newBlock),
  'Shift-Enter': lineBreak,
  'Mod-Enter': lineBreak,
  Backspace: chainCommands(deleteSelection, leaveList('start'), joinBackward, selectNodeBackward),
}
