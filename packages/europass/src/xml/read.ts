import { SaxesParser, type SaxesTagPlain } from 'saxes'

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

/** Why a text isn't XML we read. */
export type XmlRefusal = 'too-large' | 'doctype' | 'malformed' | 'too-deep' | 'too-many-elements'

/** Bounds that hold while a text is read, not afterwards. */
export interface XmlLimits {
  /** In UTF-16 code units. */
  readonly maxLength: number
  /** Elements inside each other. */
  readonly maxDepth?: number
  readonly maxElements?: number
}

/** Ends the reading of a text; never leaves this file. */
class Refused extends Error {
  readonly reason: XmlRefusal
  constructor(reason: XmlRefusal) {
    super(reason)
    this.reason = reason
  }
}

/** Names that HTML has and XML hasn't: people's editors write them nevertheless. */
const htmlEntities: Readonly<Record<string, string>> = {
  nbsp: '\u00A0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  bull: '•',
  euro: '€',
  copy: '©',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
}

/** Characters that XML can't carry cost nothing but themselves, as long as they are few. */
const forgivable =
  /^(?:disallowed character|malformed character entity|undefined entity|text data outside of root node)\.$|^the string "]]>"/
const mostForgiven = 1000

// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Without characters that XML can't carry and references to them, such as a word processor's `&#11;`. */
const withoutUnwritable = (source: string): string =>
  source
    .replaceAll(control, '')
    .replaceAll(/&#(?:x([\dA-Fa-f]{1,6})|(\d{1,7}));/g, (whole, hex: string, decimal: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10)
      if (code === 9 || code === 10 || code === 13) return whole
      return code < 32 || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff) ? '' : whole
    })

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  readonly parts: string[]
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function open(tag: SaxesTagPlain): OpenElement {
  const parts: string[] = []
  let wasRead = false
  return {
    name: localName(tag.name),
    tag: tag.name,
    attributes: Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [localName(name), value])),
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

function parse(source: string, { maxDepth = 50, maxElements = 100_000 }: XmlLimits): XmlElement | undefined {
  const parser = new SaxesParser({ position: false, xmlns: false })
  Object.assign(parser.ENTITIES, htmlEntities)
  const stack: OpenElement[] = []
  let root: XmlElement | undefined
  let count = 0
  let forgiven = 0
  parser.on('error', (error) => {
    forgiven += 1
    if (forgiven > mostForgiven || !forgivable.test(error.message)) throw new Refused('malformed')
  })
  // With one, entities could expand without end or name files.
  parser.on('doctype', () => {
    throw new Refused('doctype')
  })
  parser.on('opentag', (tag) => {
    count += 1
    if (count > maxElements) throw new Refused('too-many-elements')
    if (stack.length >= maxDepth) throw new Refused('too-deep')
    const element = open(tag)
    stack.at(-1)?.children.push(element)
    root ??= element
    stack.push(element)
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  const text = (part: string): void => {
    stack.at(-1)?.parts.push(part)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(source).close()
  return root
}

/**
 * Reads an XML text into a tree, in one pass that ends where a limit is met.
 *
 * A document type declaration is refused: nothing in it is ever expanded or fetched. Entities are those of
 * XML and a few of HTML. Characters that XML can't carry vanish.
 *
 * @param source - the document
 * @param limits - `maxLength` in UTF-16 code units; 50 levels and 100,000 elements unless told
 * @returns the root element, or why there is none
 */
export function readXml(source: string, limits: XmlLimits): XmlElement | XmlRefusal {
  if (source.length > limits.maxLength) return 'too-large'
  try {
    return parse(withoutUnwritable(source.replace(/^\uFEFF?\s*/, '')), limits) ?? 'malformed'
  } catch (error) {
    return error instanceof Refused ? error.reason : 'malformed'
  }
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
