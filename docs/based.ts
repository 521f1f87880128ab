/** A link of Markdown, or what it refers to. */
interface Link {
  readonly url: string
}

interface Visitor {
  setProperty(node: Link, name: 'url', value: string): void
}

/**
 * An integration of Astro: pages write links as `/guides/cas/`, and a site that lies below `base` (`/0.1`)
 * needs them there. Everything else of a page Astro puts there itself.
 */
export function based(base: string) {
  const move = (node: Link, context: Visitor): void => {
    if (/^\/(?!\/)/.test(node.url) && !node.url.startsWith(`${base}/`))
      context.setProperty(node, 'url', base + node.url)
  }
  return {
    name: 'based',
    hooks: {
      'astro:config:setup'({ config }: { config: { markdown: { processor: { options: object } } } }) {
        const { options } = config.markdown.processor
        if (base !== '' && 'mdastPlugins' in options && Array.isArray(options.mdastPlugins))
          options.mdastPlugins.push({ name: 'based', link: move, definition: move })
      },
    },
  }
}
