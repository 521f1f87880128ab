import { declarations, type Look, plainLook } from './style.ts'

/** A point of a list, or a paragraph that Word means as one. */
interface Item {
  readonly id: number
  readonly ordered: boolean
  readonly depth: number
}

interface Element {
  readonly name: string
  readonly look: Look
  readonly item: { id: number; ordered: boolean; depth: number } | undefined
}

/** Deeper elements are counted, not kept: a text that is nested so is no document. */
const deepest = 500

const isList = (name: string): boolean => name === 'ul' || name === 'ol' || name === 'menu'

/** The level that Word writes in a paragraph's style, from 0; `undefined` where it is no point. */
function wordLevel(style: string | undefined): number | undefined {
  if (style === undefined || !style.includes('mso-list')) return undefined
  const level = /\blevel(\d{1,2})\b/.exec(declarations(style).get('mso-list') ?? '')?.[1]
  return level === undefined ? undefined : Math.max(0, Number(level) - 1)
}

interface OpenElements {
  readonly look: () => Look
  readonly inside: (name: string) => boolean
  /** The point whose text stands here. */
  readonly item: () => Item | undefined
  /** Text that isn't read: before a point of Word's it says whether it is numbered. */
  readonly marker: (text: string) => void
  readonly open: (name: string, attributes: ReadonlyMap<string, string>, look: (of: Look) => Look) => void
  readonly close: (name: string) => void
}

/** The elements that are open at a place of an HTML text. Each step takes the same time however many are. */
export function openElements(): OpenElements {
  const stack: Element[] = []
  /** Where the open elements of a name stand in the stack. */
  const places = new Map<string, number[]>()
  const uncounted = new Map<string, number>()
  const lists: number[] = []
  const items: number[] = []
  let ids = 0

  const top = (): Element | undefined => stack.at(-1)
  const popTo = (place: number): void => {
    while (stack.length > place) {
      const element = stack.pop()
      if (!element) return
      places.get(element.name)?.pop()
      if (lists.at(-1) === stack.length) lists.pop()
      if (items.at(-1) === stack.length) items.pop()
    }
  }
  const push = (element: Element): void => {
    const known = places.get(element.name)
    if (known) known.push(stack.length)
    else places.set(element.name, [stack.length])
    if (isList(element.name)) lists.push(stack.length)
    if (element.item) items.push(stack.length)
    stack.push(element)
  }
  const lastOf = (name: string): number => places.get(name)?.at(-1) ?? -1

  function itemOf(name: string, attributes: ReadonlyMap<string, string>): Element['item'] {
    if (name === 'li') {
      const list = stack[lists.at(-1) ?? -1]
      const kind = attributes.get('data-list')
      const level = Number(attributes.get('aria-level') ?? attributes.get('data-aria-level'))
      const indent = Number(/\bql-indent-(\d)\b/.exec(attributes.get('class') ?? '')?.[1] ?? 0)
      const nested = Math.max(0, lists.length - 1)
      return {
        id: (ids += 1),
        ordered: kind === undefined ? list?.name === 'ol' : kind === 'ordered',
        depth: level >= 1 && level < 20 ? Math.max(nested, level - 1) : nested + indent,
      }
    }
    const depth = name === 'p' ? wordLevel(attributes.get('style')) : undefined
    return depth === undefined ? undefined : { id: (ids += 1), ordered: false, depth }
  }

  return {
    look: () => top()?.look ?? plainLook,
    inside: (name) => lastOf(name) >= 0,
    item() {
      const place = items.at(-1) ?? -1
      return place > (lists.at(-1) ?? -1) ? stack[place]?.item : undefined
    },
    marker(text) {
      const item = stack[items.at(-1) ?? -1]
      if (item?.name === 'p' && item.item && /^\s*\(?(?:\d+|[a-z]{1,4}|[A-Z]{1,4})[.)]/.test(text.slice(0, 20)))
        item.item.ordered = true
    },
    open(name, attributes, look) {
      // A new block ends a paragraph, a new point the one before it.
      const [paragraph, list, item] = [lastOf('p'), lists.at(-1) ?? -1, lastOf('li')]
      if (/^(?:p|div|ul|ol|h[1-6]|table)$/.test(name) && paragraph > Math.max(list, item)) popTo(paragraph)
      if (name === 'li' && item > list) popTo(item)
      if (stack.length >= deepest) uncounted.set(name, (uncounted.get(name) ?? 0) + 1)
      else push({ name, look: look(top()?.look ?? plainLook), item: itemOf(name, attributes) })
    },
    close(name) {
      const more = uncounted.get(name) ?? 0
      if (more > 0) uncounted.set(name, more - 1)
      else if (lastOf(name) >= 0) popTo(lastOf(name))
    },
  }
}
