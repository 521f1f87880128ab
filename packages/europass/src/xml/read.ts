import { scanXml, type XmlLimits, type XmlRefusal, type XmlTag } from './scan.ts'

export type { XmlLimits, XmlRefusal } from './scan.ts'

/**
 * An element that was read: names without prefixes, text with its references resolved.
 *
 * It notices when its text is asked for, so that `unread` can tell what nobody looked at.
 */
export interface XmlElement {
  readonly name: string
  /** The name as it is written, with its prefix. */
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The text directly inside, white space as it stands. */
  readonly text: string
  /** Whether somebody asked for the text, or said that it needs no reading. */
  readonly wasRead: boolean
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  readonly parts: string[]
}

function open(name: string, { written, attributes }: XmlTag): OpenElement {
  const parts: string[] = []
  let wasRead = false
  return {
    name,
    tag: written,
    attributes,
    children: [],
    parts,
    get text() {
      wasRead = true
      return parts.join('')
    },
    get wasRead() {
      return wasRead
    },
  }
}

/**
 * Reads an XML text into a tree, in one pass that ends where a limit is met.
 *
 * @param source - the document
 * @param limits - as `scanXml` has them
 * @returns the root element, or why there is none
 */
export function readXml(source: string, limits: XmlLimits): XmlElement | XmlRefusal {
  const stack: OpenElement[] = []
  let root: XmlElement | undefined
  const refused = scanXml(source, {
    ...limits,
    events: {
      open: (name, tag) => {
        const element = open(name, tag)
        stack.at(-1)?.children.push(element)
        root ??= element
        stack.push(element)
      },
      text: (part) => void stack.at(-1)?.parts.push(part),
      close: () => {
        stack.pop()
        return false
      },
    },
  })
  return refused ?? root ?? 'malformed'
}

/**
 * The topmost elements that nobody read, each with the names that lead to it.
 *
 * An element is read when its text was asked for or something inside it was. Elements without any text or
 * attribute hold nothing.
 *
 * @param root - a tree after its readers are done
 * @returns in the order of the document
 */
export function unread(root: XmlElement): { readonly element: XmlElement; readonly path: string }[] {
  const found: { element: XmlElement; path: string }[] = []
  const visit = (element: XmlElement, path: string): void => {
    if (!touched(element)) {
      if (holds(element)) found.push({ element, path })
      return
    }
    for (const child of element.children) visit(child, `${path}/${child.name}`)
  }
  visit(root, root.name)
  return found
}

const touched = (element: XmlElement): boolean => element.wasRead || element.children.some(touched)

const holds = (element: XmlElement): boolean =>
  peek(element).trim() !== '' || Object.keys(element.attributes).length > 0 || element.children.some(holds)

const peek = (element: XmlElement): string =>
  'parts' in element && Array.isArray(element.parts) ? element.parts.join('') : ''

/**
 * The text along a path of names, looked at to decide who reads it: it doesn't count as read.
 */
export function peekText(parent: XmlElement | undefined, ...path: readonly string[]): string {
  const found = find(parent, ...path)
  return found ? peek(found).trim() : ''
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
