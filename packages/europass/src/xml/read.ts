import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element that was read: names without prefixes, text with its references resolved. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

/** Why a text isn't XML we read. */
export type XmlRefusal = 'too-large' | 'doctype' | 'malformed'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
  maxNestedTags: 50,
  // References are resolved here, so that only those of XML itself exist.
  processEntities: false,
})

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolve(text: string): string {
  return text.replaceAll(
    /&(?:#x([\dA-Fa-f]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex: string, decimal: string, name: string) => {
      if (name) return predefined[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10)
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
    },
  )
}

/** What the parser gives for one node: `{ tag: children, ':@': attributes }` or `{ '#text': text }`. */
type ParsedNode = Readonly<Record<string, unknown>>

function convert(node: ParsedNode): XmlElement | undefined {
  const name = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'))
  if (name === undefined) return undefined
  const inside = node[name] as readonly ParsedNode[]
  const attributes = Object.entries((node[':@'] ?? {}) as Record<string, string>).map(
    ([key, value]): [string, string] => [key, resolve(value)],
  )
  return {
    name,
    attributes: Object.fromEntries(attributes),
    children: inside.map(convert).filter((child) => child !== undefined),
    text: inside.map(textIn).join(''),
  }
}

function textIn(node: ParsedNode): string {
  if (typeof node['#text'] === 'string') return resolve(node['#text'])
  const cdata = node['#cdata'] as readonly ParsedNode[] | undefined
  return cdata ? cdata.map((part) => (typeof part['#text'] === 'string' ? part['#text'] : '')).join('') : ''
}

/**
 * Reads an XML text into a tree.
 *
 * A document type declaration is refused before anything is parsed: with it, entities could expand without
 * end or name files.
 *
 * @param source - the document
 * @param options - `maxLength` in UTF-16 code units
 * @returns the root element, or why there is none
 */
export function readXml(source: string, options: { maxLength: number }): XmlElement | XmlRefusal {
  if (source.length > options.maxLength) return 'too-large'
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(source)) return 'doctype'
  const text = source.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  if (XMLValidator.validate(text) !== true) return 'malformed'
  try {
    const nodes: readonly ParsedNode[] = parser.parse(text)
    return nodes.map(convert).find((node) => node !== undefined) ?? 'malformed'
  } catch {
    return 'malformed'
  }
}

/** The elements of a name directly under others. */
export function all(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return parent?.children.filter((child) => child.name === name) ?? []
}

/** The first element along a path of names. */
export function find(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (from, name) => from?.children.find((child) => child.name === name),
    parent,
  )
}

/** The text along a path of names, without white space around it; empty where there is none. */
export function text(parent: XmlElement | undefined, ...path: readonly string[]): string {
  return find(parent, ...path)?.text.trim() ?? ''
}
