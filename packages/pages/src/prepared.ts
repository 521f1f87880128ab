import { languageHrefOf } from './draw.tsx'
import type { PageProps } from './props/common.ts'

/** Marks a value that is another each time; what it gives back stands in the markup until it is filled in. */
export type Hole = (value: string) => string

/**
 * Which props of a page are another each time, each through `hole`; null: draw this one as it is. What the
 * component asks about a value (whether it is empty apart) or makes another text of is no hole.
 */
export type Holes<P> = (props: P, hole: Hole) => P | null

/** The same fields, each value through a function. */
export function mapValues(fields: Readonly<Record<string, string>>, hole: Hole): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, hole(value)]))
}

/** How many pages are kept: by language, service and state there are a few dozen. */
const KEPT = 300

const mark = (index: number): string => `\u{E000}${index}\u{E001}`

/** Addresses that React doesn't write: it is asked itself, then. */
const scripted = /^[\0- ]*j[\r\n\t]*a[\r\n\t]*v[\r\n\t]*a/i

/**
 * Draws a page once for each language, service and state, and from then on puts this request's values into
 * its holes, escaped as React escapes them: a fifteenth of the time. The key is all other props, so that no
 * page is ever another's; pages of somebody who is signed in are drawn each time.
 *
 * @param draw the page, by React
 * @param options `languages`: those of the switch; `holes`: what varies besides nonce and address
 */
export function prepared<P extends PageProps>(
  draw: (props: P, languageHref: (code: string) => string) => string,
  { languages, holes }: { readonly languages: readonly string[]; readonly holes: Holes<P> },
): (props: P) => string {
  /** By the address book, which is one of a provider. */
  const books = new WeakMap<object, Map<string, readonly string[]>>()
  return (props) => {
    const values: string[] = []
    const hole: Hole = (value) => (value === '' ? '' : mark(values.push(value) - 1))
    const hrefOf = languageHrefOf(props.path)
    const hrefs = new Map(languages.map((code) => [code, code === props.lang ? '' : hole(hrefOf(code))]))
    const outsideProps = values.length
    const masked = holes({ ...props, nonce: hole(props.nonce), path: hole(props.path), now: 0 }, hole)
    if (masked === null || props.person || values.some((value) => scripted.test(value))) return draw(props, hrefOf)

    const key = JSON.stringify({ ...masked, addresses: null })
    const book = books.get(props.addresses) ?? new Map<string, readonly string[]>()
    books.set(props.addresses, book)
    let pieces = book.get(key)
    if (pieces === undefined) {
      // Somebody wrote our marks into what is no hole.
      if (key.split('\u{E000}').length - 1 !== values.length - outsideProps) return draw(props, hrefOf)
      pieces = draw(masked, (code) => hrefs.get(code) ?? '').split(/\u{E000}(\d+)\u{E001}/u)
      if (book.size >= KEPT) book.clear()
      book.set(key, pieces)
    }
    // Every other piece is the number of a hole.
    return pieces.map((piece, at) => (at % 2 === 0 ? piece : escaped(values[Number(piece)] ?? ''))).join('')
  }
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}

/** As `react-dom/server` escapes texts and attributes. */
function escaped(text: string): string {
  return /["'&<>]/.test(text) ? text.replace(/["'&<>]/g, (character) => CHARACTERS[character] ?? '') : text
}
