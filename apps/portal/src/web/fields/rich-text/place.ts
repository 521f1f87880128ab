import type { Node } from 'prosemirror-model'

/**
 * Where a cursor stands, by what is written before it: blanks may be joined or dropped on the way from one
 * view to the other, letters aren't.
 */
export interface WrittenPlace {
  /** Characters before it that are no white space. */
  readonly letters: number
  /** Whether a blank was typed right before it. */
  readonly blank: boolean
}

/** Where the cursor of an element that is edited by the browser stands; `null` where it doesn't. */
export function writtenPlace(element: HTMLElement): WrittenPlace | null {
  const selection = document.getSelection()
  if (!selection?.focusNode || !element.contains(selection.focusNode)) return null
  const range = document.createRange()
  range.selectNodeContents(element)
  range.setEnd(selection.focusNode, selection.focusOffset)
  const before = range.toString()
  return { letters: before.replaceAll(/\s/g, '').length, blank: /[^\S\n]$/.test(before) }
}

/** The same place in the editor's document, and whether a blank that was dropped belongs there. */
export function placeOf(doc: Node, { letters, blank }: WrittenPlace): { place: number; blank: boolean } {
  let [left, place, next] = [letters, letters === 0 ? 1 : doc.content.size, '']
  doc.descendants((node, at) => {
    if (!node.isText || left === 0) return left > 0
    const text = node.text ?? ''
    for (const [index, sign] of text.split('').entries()) {
      if (/\s/.test(sign)) continue
      left -= 1
      if (left > 0) continue
      place = at + index + 1
      next = text[index + 1] ?? ''
      break
    }
    return true
  })
  if (/^[^\S\n]$/.test(next) && blank) return { place: place + 1, blank: false }
  return { place, blank: blank && letters > 0 }
}
