/** A piece of HTML. Attributes are those that rich text reads, `name` in lower case. */
export type HtmlToken =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly type: 'close'; readonly name: string }

/** Elements whose content is no markup, and that hold nothing to read. */
const raw = new Set(['script', 'style', 'title', 'iframe', 'noembed', 'noframes', 'noscript', 'textarea', 'xmp'])
const wanted = new Set(['href', 'style', 'class', 'hidden', 'type', 'aria-level', 'data-aria-level', 'data-list'])

const foreign = /^(?:svg|math)$|:/

const markup = /<(?:[a-zA-Z]|\/[a-zA-Z]|[!?]|\/)/g
const tagName = /[a-zA-Z][^\s/>]*/y
const blank = /[\s/]*/y
const attributeName = /=?[^\s/>=]*/y
const equals = /\s*=\s*/y
const bare = /[^\s>]*/y

/** What stands at a place; a pattern that matches the empty text always stands somewhere. */
function at(pattern: RegExp, html: string, place: number): string {
  pattern.lastIndex = place
  return pattern.exec(html)?.[0] ?? ''
}

interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Where what follows it begins. */
  readonly end: number
}

/** A tag whose name begins at a place; `undefined` where the text ends before it does. */
function readTag(html: string, start: number): Tag | undefined {
  const name = at(tagName, html, start)
  const attributes = new Map<string, string>()
  let place = start + name.length
  for (;;) {
    place += at(blank, html, place).length
    if (place >= html.length) return undefined
    if (html[place] === '>') return { name: name.toLowerCase(), attributes, end: place + 1 }
    const attribute = at(attributeName, html, place)
    place += attribute.length
    const sign = at(equals, html, place)
    let value = ''
    if (sign !== '') {
      place += sign.length
      const quote = html[place]
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, place + 1)
        if (close < 0) return undefined
        value = html.slice(place + 1, close)
        place = close + 1
      } else {
        value = at(bare, html, place)
        place += value.length
      }
    }
    const key = attribute.length < 20 ? attribute.toLowerCase() : ''
    if (wanted.has(key) && !attributes.has(key)) attributes.set(key, value)
  }
}

/** Where the content of a raw element ends: before its closing tag, or with the text. */
function rawEnd(html: string, name: string, from: number): number {
  const close = new RegExp(String.raw`</${name}(?=[\s/>])`, 'gi')
  close.lastIndex = from
  return close.exec(html)?.index ?? html.length
}

/**
 * Reads HTML piece by piece, as browsers part it: comments, declarations, and the content of scripts and
 * styles are left out; a `<` that opens no tag is text, and so is a tag that never ends. Never throws. Each
 * character is looked at a fixed number of times, whatever the text is.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function* htmlTokens(html: string): Generator<HtmlToken, void> {
  let place = 0
  while (place < html.length) {
    markup.lastIndex = place
    const start = markup.exec(html)?.index ?? html.length
    if (start > place) yield { type: 'text', text: html.slice(place, start) }
    if (start === html.length) return
    const closing = html[start + 1] === '/'
    const letter = /[a-zA-Z]/.test(html[start + (closing ? 2 : 1)] ?? '')
    if (!letter) {
      // A comment, a declaration, Word's `<![if …]>`, or what browsers take for a comment.
      const comment = html.startsWith('<!--', start)
      const end = comment ? html.indexOf('-->', start + 2) : html.indexOf('>', start)
      if (end < 0) return
      place = end + (comment ? 3 : 1)
      continue
    }
    const tag = readTag(html, start + (closing ? 2 : 1))
    if (tag === undefined) {
      yield { type: 'text', text: html.slice(start) }
      return
    }
    place = tag.end
    if (closing) yield { type: 'close', name: tag.name }
    else if (raw.has(tag.name)) place = rawEnd(html, tag.name, place)
    else {
      yield { type: 'open', name: tag.name, attributes: tag.attributes }
      // Only elements that aren't HTML's own end with `/>`.
      if (foreign.test(tag.name) && html[tag.end - 2] === '/') yield { type: 'close', name: tag.name }
    }
  }
}
