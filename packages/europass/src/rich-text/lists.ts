import type { RichItem, RichParagraph, RichSpan, RichText } from './blocks.ts'

/** A list as a tree, for what is written as one: HTML, Typst. */
export interface List {
  readonly type: 'list'
  readonly ordered: boolean
  readonly items: readonly ListPoint[]
}

/** A point with the lists beneath it; there are two where bullets follow numbers. */
export interface ListPoint {
  readonly spans: readonly RichSpan[]
  readonly lists: readonly List[]
}

/** The lists that a run of points makes; `depth` is that of the outermost ones. */
function listsOf(items: readonly RichItem[], depth: number): List[] {
  const lists: { ordered: boolean; items: { spans: readonly RichSpan[]; beneath: RichItem[] }[] }[] = []
  for (const item of items) {
    const last = lists.at(-1)
    const point = last?.items.at(-1)
    if (point && item.depth > depth) point.beneath.push(item)
    else if (last && last.ordered === item.ordered) last.items.push({ spans: item.spans, beneath: [] })
    else lists.push({ ordered: item.ordered, items: [{ spans: item.spans, beneath: [] }] })
  }
  return lists.map(({ ordered, items: points }) => ({
    type: 'list',
    ordered,
    items: points.map(({ spans, beneath }) => ({ spans, lists: listsOf(beneath, depth + 1) })),
  }))
}

/**
 * A rich text with its lists as trees.
 *
 * @param text - in the canonical form
 */
export function nestLists(text: RichText): (RichParagraph | List)[] {
  const parts: (RichParagraph | List)[] = []
  let items: RichItem[] = []
  const end = (): void => {
    for (const list of listsOf(items, 0)) parts.push(list)
    items = []
  }
  for (const block of text) {
    if (block.type === 'item') items.push(block)
    else {
      end()
      parts.push(block)
    }
  }
  end()
  return parts
}
