/** A tag of a document, with its attributes. */
export interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

/**
 * The start tags of a document, in order. Enough of a parser for what React writes: quoted attributes, no
 * comments, no CDATA.
 *
 * @throws Error when elements aren't closed in the order in which they were opened
 */
export function tagsOf(html: string): readonly Tag[] {
  const void_ = new Set(['meta', 'link', 'input', 'img', 'br', 'hr'])
  const open: string[] = []
  const tags: Tag[] = []
  for (const [whole, closing, name = '', rest = ''] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi,
  )) {
    if (closing === '/') {
      const last = open.pop()
      if (last !== name) throw new Error(`</${name}> closes <${last}>`)
      continue
    }
    tags.push({ name, attributes: attributesOf(rest) })
    if (!void_.has(name) && !whole.endsWith('/>')) open.push(name)
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(' ')}`)
  return tags
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      decode(value),
    ]),
  )
}

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
}
