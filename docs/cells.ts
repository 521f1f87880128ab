/** An element of a page, its text and what it stands in. */
interface Element {
  readonly type: 'element'
  readonly tagName: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly children: readonly (Element | Text)[]
}
interface Text {
  readonly type: 'text'
  readonly value: string
}

interface Visitor {
  textContent(node: Element): string
  parent(node: Element): Element | undefined
  setProperty(node: Element, name: 'className', value: string[]): void
}

/** `4786 /s`, `4.44 (3.43–4.59)`: read at one glance. */
const figures = /^[−~≈<>]? ?\d[\d.,\s]*(\/?[a-zµ%]{1,3})?( \([\d.,–]+\))?$/i

/** How a cell is set, by what it says: on one line, or no narrower than a few words. */
export const cellClass = (text: string): 'figures' | 'prose' | null =>
  figures.test(text) ? 'figures' : text.length > 30 ? 'prose' : null

/** Code that stays on one line. */
const isShort = (text: string): boolean => text.length <= 28

/** Where code in a cell may be broken: nowhere if it is short, else after the slashes of a path. */
export const partsOfCode = (text: string): readonly string[] =>
  isShort(text) ? [text] : (text.match(/(?:[a-z]+:\/\/)?[^/]*\/+|[^/]+$/g) ?? [text])

function isInCell(node: Element, context: Visitor): boolean {
  const around = context.parent(node)
  return around !== undefined && (around.tagName === 'td' || isInCell(around, context))
}

/**
 * An integration of Astro: a browser shares a table's width out by its longest words, so that figures are
 * broken in two, sentences stand a word a line and paths push the last column out of sight.
 */
export function cells() {
  const cell = {
    filter: ['td'],
    visit(node: Element, context: Visitor): void {
      const name = cellClass(context.textContent(node).trim())
      if (name !== null) context.setProperty(node, 'className', [name])
    },
  }
  const code = {
    filter: ['code'],
    visit(node: Element, context: Visitor): Element | undefined {
      if (!isInCell(node, context)) return
      const text = context.textContent(node)
      if (isShort(text)) return void context.setProperty(node, 'className', ['whole'])
      const parts = partsOfCode(text)
      if (parts.length === 1) return
      const breaks = { type: 'element', tagName: 'wbr', properties: {}, children: [] } as const
      const children = parts.flatMap((value, at) => [...(at > 0 ? [breaks] : []), { type: 'text', value } as const])
      return { ...node, children }
    },
  }
  const plugin = { name: 'cells', element: [cell, code] }
  return {
    name: 'cells',
    hooks: {
      'astro:config:setup'({ config }: { config: { markdown: { processor: { options: object } } } }) {
        const { options } = config.markdown.processor
        if ('hastPlugins' in options && Array.isArray(options.hastPlugins)) options.hastPlugins.push(plugin)
      },
    },
  }
}
