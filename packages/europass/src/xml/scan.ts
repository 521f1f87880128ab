import { SaxesParser } from 'saxes'

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

/** What happens in a text, in its order. Names have no prefix. */
export interface XmlEvents {
  open(name: string, tag: XmlTag): void
  text(part: string): void
  /** Asked after each element: `true` ends the reading, nothing more is wanted. */
  close(name: string): boolean
}

/** The beginning of an element. */
export interface XmlTag {
  /** The name as it is written, with its prefix. */
  readonly written: string
  /** By their names without prefix. */
  readonly attributes: Readonly<Record<string, string>>
}

/** Ends the reading of a text, refused or read far enough; never leaves this file. */
class Ended extends Error {
  readonly reason: XmlRefusal | undefined
  constructor(reason?: XmlRefusal) {
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

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads an XML text in one pass that ends where a limit is met, or where nothing more is wanted.
 *
 * A document type declaration is refused: nothing in it is ever expanded or fetched. Entities are those of
 * XML and a few of HTML. Characters that XML can't carry vanish.
 *
 * @param source - the document
 * @param options - `maxLength` in UTF-16 code units; 50 levels and 100,000 elements unless told
 * @returns why it isn't read to its end, or nothing
 */
export function scanXml(source: string, options: XmlLimits & { readonly events: XmlEvents }): XmlRefusal | undefined {
  if (source.length > options.maxLength) return 'too-large'
  try {
    parse(withoutUnwritable(source.replace(/^\uFEFF?\s*/, '')), options)
    return undefined
  } catch (error) {
    return error instanceof Ended ? error.reason : 'malformed'
  }
}

function parse(
  source: string,
  { maxDepth = 50, maxElements = 100_000, events }: XmlLimits & { readonly events: XmlEvents },
): void {
  const parser = new SaxesParser({ position: false, xmlns: false })
  Object.assign(parser.ENTITIES, htmlEntities)
  let depth = 0
  let count = 0
  let forgiven = 0
  parser.on('error', (error) => {
    forgiven += 1
    if (forgiven > mostForgiven || !forgivable.test(error.message)) throw new Ended('malformed')
  })
  // With one, entities could expand without end or name files.
  parser.on('doctype', () => {
    throw new Ended('doctype')
  })
  parser.on('opentag', ({ name, attributes }) => {
    count += 1
    if (count > maxElements) throw new Ended('too-many-elements')
    if (depth >= maxDepth) throw new Ended('too-deep')
    depth += 1
    const named = Object.entries(attributes).map(([key, value]) => [localName(key), value])
    events.open(localName(name), { written: name, attributes: Object.fromEntries(named) })
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    if (events.close(localName(name))) throw new Ended()
  })
  parser.on('text', (part) => events.text(part))
  parser.on('cdata', (part) => events.text(part))
  parser.write(source).close()
}
