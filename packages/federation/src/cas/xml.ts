/** What XML 1.0 has no way to write, not even escaped (§2.2). */
// oxlint-disable-next-line no-control-regex -- control characters are what is left out
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as the content of an element or the value of an attribute. */
export function escapeXml(text: string): string {
  return text.replace(unwritable, '').replace(/[&<>"']/g, (character) => entities[character] ?? '')
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

/** XML that was written by {@link element}. */
export interface Xml {
  readonly xml: string
}
