/** A serialised element, or nothing. */
export type Xml = string

// XML 1.0 has no way to write these at all.
// oxlint-disable-next-line no-control-regex
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const escapeXml = (text: string): string =>
  text
    .replaceAll(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // A reader would turn a bare carriage return into a line feed.
    .replaceAll('\r', '&#13;')

/**
 * Writes an element.
 *
 * @param tag - its name, and attributes where it has some: `['hr:ID', { schemeID: '1' }]`
 * @param children - elements already written; empty ones vanish
 */
export function element(
  tag: string | [name: string, attributes: Readonly<Record<string, string>>],
  children: readonly Xml[] = [],
): Xml {
  const [name, attributes] = typeof tag === 'string' ? [tag, {}] : tag
  const head = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(value).replaceAll(/[\n\t]/g, ' ')}"`,
  )
  const body = children.join('')
  return body === '' ? `<${name}${head.join('')}/>` : `<${name}${head.join('')}>${body}</${name}>`
}

/** Writes an element that holds text, or nothing where the text is empty. */
export function leaf(tag: string | [name: string, attributes: Readonly<Record<string, string>>], text: string): Xml {
  return text === '' ? '' : element(tag, [escapeXml(text)])
}

/** Writes an element, or nothing where all its children are empty. */
export function branch(tag: string, children: readonly Xml[]): Xml {
  return children.some((child) => child !== '') ? element(tag, children) : ''
}
