/** An element of a page. */
interface Element {
  readonly tagName: string
}

interface Visitor {
  setProperty(node: Element, name: 'role', value: string): void
}

/**
 * An integration of Astro: “Caution”, “Experimental” and the like are notes, and no landmarks. A page of the
 * reference has many of one name, among which nobody who goes by landmarks finds their way.
 */
export function notes() {
  const plugin = {
    name: 'notes',
    element: {
      filter: ['aside'],
      visit: (node: Element, context: Visitor): void => context.setProperty(node, 'role', 'note'),
    },
  }
  return {
    name: 'notes',
    hooks: {
      'astro:config:setup'({ config }: { config: { markdown: { processor: { options: object } } } }) {
        const { options } = config.markdown.processor
        if ('hastPlugins' in options && Array.isArray(options.hastPlugins)) options.hastPlugins.push(plugin)
      },
    },
  }
}
