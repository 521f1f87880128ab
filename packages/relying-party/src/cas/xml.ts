import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element: its local name, its attributes, and either text or elements. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly Element[]
}

const parser = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
  htmlEntities: true,
})

const text = '#text'
const attributes = ':@'

/**
 * The document's element, or null where this is no XML, has a document type, which nothing here needs, or is
 * more than the parser takes: whoever posts it, nothing is thrown.
 */
export function readXml(xml: string): Element | null {
  if (/<!DOCTYPE/i.test(xml)) return null
  try {
    if (XMLValidator.validate(xml) !== true) return null
    const nodes: unknown = parser.parse(xml)
    return elementsOf(nodes)[0] ?? null
  } catch {
    return null
  }
}

/** The first child of that name. */
export function child(element: Element, name: string): Element | undefined {
  return element.children.find((one) => one.name === name)
}

function elementsOf(nodes: unknown): readonly Element[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown) => {
    if (typeof node !== 'object' || node === null) return []
    const entries = Object.entries(node)
    const [name, inner] = entries.find(([key]) => key !== attributes && key !== text) ?? []
    if (name === undefined) return []
    return [{ name, attributes: attributesOf(entries), text: textOf(inner), children: elementsOf(inner) }]
  })
}

function attributesOf(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, string>> {
  const [, found] = entries.find(([key]) => key === attributes) ?? []
  return typeof found === 'object' && found !== null
    ? Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value)]))
    : {}
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  return nodes
    .map((node: unknown) => (typeof node === 'object' && node !== null && text in node ? String(node[text]) : ''))
    .join('')
    .trim()
}
