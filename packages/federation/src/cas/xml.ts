/** What XML 1.0 has no way to write, not even escaped (§2.2); half a character is none. */
// oxlint-disable-next-line no-control-regex -- control characters are what is left out
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\p{Cs}\uFFFE\uFFFF]/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Written as they are, a parser would make blanks or other line ends of them (§2.11, §3.3.3; the last two
  // of XML 1.1, whose rules some parsers follow always).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
}

/** A text as the content of an element or the value of an attribute. */
export function escapeXml(text: string): string {
  return text.replace(unwritable, '').replace(/[&<>"'\t\n\r\u0085\u2028]/g, (character) => entities[character] ?? '')
}

/**
 * An element. Nothing stands between elements: some clients take white space there for text.
 *
 * @param name - With its prefix, e.g. `cas:user`.
 * @param content - Text, which is escaped; elements, as this function made them; none of both.
 */
export function element(
  name: string,
  content: string | readonly Xml[],
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const inside = typeof content === 'string' ? escapeXml(content) : content.map(({ xml }) => xml).join('')
  return { xml: `<${name}${said.join('')}>${inside}</${name}>` }
}

/**
 * A whole document.
 *
 * @param root - Its root element.
 */
export function xmlDocument({ xml }: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${xml}`
}

/** XML that was written by {@link element}. */
export interface Xml {
  readonly xml: string
}
