import { XMLParser, XMLValidator } from 'fast-xml-parser'

/**
 * An element as it was read: names without prefixes, `xmlns` among the attributes, text without white space
 * around it.
 */
export interface Element {
  readonly name: string
  /** Prefix of the name; empty when there is none. */
  readonly prefix: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 40,
  processEntities: true,
})

type Node = Readonly<Record<string, unknown>>

/**
 * Reads XML. A document type is refused before anything is parsed: it could name files, or entities that
 * expand without end.
 * @returns the root element, or why there is none.
 */
export function readElement(source: string): Element | 'doctype' | 'malformed' {
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(source)) return 'doctype'
  const text = source.replace(/^\uFEFF/, '')
  if (XMLValidator.validate(text) !== true) return 'malformed'
  try {
    const nodes: readonly Node[] = parser.parse(text)
    return nodes.map(convert).find((node) => node !== null) ?? 'malformed'
  } catch {
    return 'malformed'
  }
}

/** The first element along a path of names. */
export function child(parent: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((from, name) => from?.children.find((one) => one.name === name), parent)
}

/** The elements of a name directly under another. */
export function children(parent: Element | undefined, name: string): readonly Element[] {
  return parent?.children.filter((one) => one.name === name) ?? []
}

function convert(node: Node): Element | null {
  const tag = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'))
  if (tag === undefined) return null
  const inside = node[tag] as readonly Node[]
  const colon = tag.indexOf(':')
  return {
    name: tag.slice(colon + 1),
    prefix: tag.slice(0, Math.max(0, colon)),
    attributes: (node[':@'] ?? {}) as Readonly<Record<string, string>>,
    children: inside.map(convert).filter((one) => one !== null),
    text: inside
      .map((one) => one['#text'])
      .join('')
      .trim(),
  }
}
