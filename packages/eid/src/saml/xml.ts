import { DOMParser, XMLSerializer } from '@xmldom/xmldom'

/** Namespaces of SAML and of XML signatures and encryption. */
export const ns = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
}

/**
 * Reads XML that a stranger sent. Nothing that starts with `<!` or, after the declaration, with `<?`: no
 * document type and no entities (files read, memory filled), and no comment, CDATA section or instruction,
 * which one reader leaves out of a name and another ends it at.
 * @returns the root element, or null.
 */
export function readXml(source: string): Element | null {
  if (/<[!?]/.test(source.replace(/^\uFEFF?<\?xml\s[^<>]*\?>/, ''))) return null
  try {
    const parser = new DOMParser({
      errorHandler: (_level: string, message: string) => {
        throw new Error(message)
      },
    })
    // Absent, whatever the types say, where nothing but white space was sent.
    return parser.parseFromString(source, 'text/xml')?.documentElement ?? null
  } catch {
    return null
  }
}

/** An element as XML of its own. */
export function writeXml(element: Element): string {
  return new XMLSerializer().serializeToString(element)
}

/** An element and all below it, in order of the document. */
export function* everyElement(root: Element): Generator<Element> {
  yield root
  for (const one of childElements(root)) yield* everyElement(one)
}

/** The elements directly below another. */
export function childElements(parent: Element): readonly Element[] {
  return Array.from(parent.childNodes).filter(isElement)
}

/** The elements of a name directly below another. */
export function children(parent: Element | undefined, namespace: string, name: string): readonly Element[] {
  return parent === undefined ? [] : childElements(parent).filter((one) => is(one, namespace, name))
}

/** The only element of a name directly below another; undefined when there is none, or more than one. */
export function only(parent: Element | undefined, namespace: string, name: string): Element | undefined {
  const [first, ...others] = children(parent, namespace, name)
  return others.length === 0 ? first : undefined
}

export function is(element: Element, namespace: string, name: string): boolean {
  return element.localName === name && element.namespaceURI === namespace
}

/** What an element says, without the white space around it. */
export function textOf(element: Element | undefined): string {
  return (element?.textContent ?? '').trim()
}

/** An attribute's value; empty when it isn't there. */
export function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? ''
}

/** The element around another; undefined for the root. */
export function parentOf(element: Element): Element | undefined {
  const parent = element.parentNode
  return parent !== null && isElement(parent) ? parent : undefined
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}
