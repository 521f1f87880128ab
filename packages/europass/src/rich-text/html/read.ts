import { canonicalRichText, type RichBlock, type RichSpan, type RichText } from '../blocks.ts'
import { readLink } from '../links.ts'
import { decodeReferences } from './references.ts'
import { openElements } from './open-elements.ts'
import { declarations, type Look, styledLook } from './style.ts'
import { htmlTokens } from './tokens.ts'

const bold = new Set(['strong', 'b', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th'])
const italic = new Set(['em', 'i', 'cite', 'dfn'])
const underline = new Set(['u', 'ins'])
/** What holds no text of a document. */
const mute = new Set('head template svg math object audio video canvas select datalist button xml del'.split(' '))
const empty = new Set('br hr img input meta link col area base wbr embed source track param'.split(' '))
const blocks = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 ul ol menu li dl dt dd pre blockquote section article header footer main aside nav ' +
    'address figure figcaption table tr form fieldset hr center body html'
  ).split(' '),
)

/** The same text again where it isn't a link that we keep. */
const linkOf = (look: Look, href: string | undefined): string | undefined =>
  href === undefined ? look.link : readLink(decodeReferences(href))

function lookOf(look: Look, { name, attributes }: { name: string; attributes: ReadonlyMap<string, string> }): Look {
  const own: Look = {
    bold: look.bold || bold.has(name),
    italic: look.italic || italic.has(name),
    underline: look.underline || underline.has(name),
    link: name === 'a' ? linkOf(look, attributes.get('href')) : look.link,
    mute: look.mute || mute.has(name) || attributes.has('hidden'),
  }
  const style = attributes.get('style')
  return style === undefined ? own : styledLook(own, declarations(decodeReferences(style)))
}

/**
 * Text between tags. Editors write `&nbsp;` for blanks that they want to keep; those are blanks, else no line
 * would break, but before French punctuation and within numbers. A no-break space that is written as itself
 * was meant.
 */
function readText(source: string, keepLines: boolean): string {
  const blanks = keepLines ? source.replaceAll(/\r\n?/g, '\n') : source.replaceAll(/[ \t\r\n\f]+/g, ' ')
  const text = blanks
    .replaceAll(/&nbsp;(?=[:;!?»%€])|(?<=\d)&nbsp;(?=\d)|(?<=«|&laquo;)&nbsp;/g, '\u00A0')
    .replaceAll(/&nbsp;|&#160;|&#xA0;/gi, ' ')
  return decodeReferences(text)
}

const spanOf = (text: string, look: Look): RichSpan => ({
  text,
  ...(look.bold && { bold: true }),
  ...(look.italic && { italic: true }),
  ...(look.underline && { underline: true }),
  ...(look.link !== undefined && { link: look.link }),
})

/**
 * Reads HTML, of Europass documents and of clipboards: Word's, LibreOffice's, Google Docs', Quill's, web
 * pages'. Never throws. Nothing survives but paragraphs, lists, bold, italic, underline, line breaks, and
 * links to http, https, mailto and tel; headings become bold paragraphs, cells are parted by a blank. The
 * time it takes grows with the length of the text, whatever is nested or left open in it.
 *
 * @param html - HTML, after the XML level was unescaped where there was one
 * @returns its text in the canonical form, of any length: what keeps it checks or shortens it
 */
export function readRichHtml(html: string): RichText {
  const found: RichBlock[] = []
  const elements = openElements()
  let spans: RichSpan[] = []
  /** The point that was written last, while its element is open: more blocks in it are lines of it. */
  let point: { readonly id: number; readonly spans: RichSpan[] } | undefined
  let blank = true

  const flush = (): void => {
    const [run, nothing] = [spans, blank]
    spans = []
    blank = true
    if (nothing) return
    const item = elements.item()
    if (item && point?.id === item.id) {
      point.spans.push({ text: '\n' })
      for (const span of run) point.spans.push(span)
      return
    }
    point = item && { id: item.id, spans: run }
    found.push(
      item ? { type: 'item', ordered: item.ordered, depth: item.depth, spans: run } : { type: 'paragraph', spans: run },
    )
  }
  const add = (text: string, look: Look): void => {
    if (blank && text.trim() !== '') blank = false
    spans.push(spanOf(text, look))
  }

  for (const token of htmlTokens(html)) {
    if (token.type === 'text') {
      const look = elements.look()
      if (look.mute) elements.marker(token.text)
      else add(readText(token.text, elements.inside('pre')), look)
    } else if (token.type === 'close') {
      if (blocks.has(token.name)) flush()
      if (token.name === 'td' || token.name === 'th') add(' ', elements.look())
      elements.close(token.name)
    } else if (token.name === 'br') {
      if (!elements.look().mute) add('\n', elements.look())
    } else {
      if (blocks.has(token.name)) flush()
      if (empty.has(token.name)) continue
      elements.open(token.name, token.attributes, (look) => lookOf(look, token))
    }
  }
  flush()
  return canonicalRichText(found)
}
