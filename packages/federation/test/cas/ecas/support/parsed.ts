import { DOMParser } from '@xmldom/xmldom'

/** An element as another parser than ours reads it. */
export interface Parsed {
  readonly name: string
  readonly namespace: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Parsed[]
  readonly text: string
}

/** Reads a document; whatever the parser complains about is thrown. */
export function parsed(xml: string): Parsed {
  const complain = (message: string) => {
    throw new Error(message)
  }
  const parser = new DOMParser({ errorHandler: { warning: complain, error: complain, fatalError: complain } })
  return read(parser.parseFromString(xml, 'text/xml').documentElement)
}

/** The element at a path of names below another. */
export function at(root: Parsed, ...path: readonly string[]): Parsed {
  return path.reduce((from, name) => {
    const found = from.children.find((each) => each.name === name)
    if (found === undefined) throw new Error(`no ${name} in ${from.name}`)
    return found
  }, root)
}

function read(element: Element): Parsed {
  const children: Parsed[] = []
  for (let node = element.firstChild; node !== null; node = node.nextSibling)
    if (isElement(node)) children.push(read(node))
  return {
    name: element.nodeName,
    namespace: element.namespaceURI,
    attributes: Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
    children,
    text: element.textContent ?? '',
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}
