import { type Block, mergeSpans, type Span, trimSpans } from './blocks.ts'

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')

const spanToHtml = ({ text, bold, italic }: Span): string => {
  const inner = italic ? `<em>${escapeHtml(text)}</em>` : escapeHtml(text)
  return bold ? `<strong>${inner}</strong>` : inner
}

/**
 * Writes blocks as the HTML that Europass keeps in its documents: `p`, `ul`, `ol`, `li`, `strong`, `em`,
 * `br`.
 */
export function richTextToHtml(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'paragraph') return `<p>${block.spans.map(spanToHtml).join('')}</p>`
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${item.map(spanToHtml).join('')}</li>`).join('')}</${tag}>`
    })
    .join('')
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  bull: '•',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
}

function decodeEntity(whole: string, body: string): string {
  if (!body.startsWith('#')) return named[body] ?? whole
  const code =
    body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
  return Number.isInteger(code) && code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
    ? String.fromCodePoint(code)
    : whole
}

const decode = (text: string): string => text.replaceAll(/&(#?\w{1,32});/g, decodeEntity)

/** One tag or one stretch of text. A `<` that opens no tag is text. */
const token = /<!--[\s\S]*?-->|<\/?([a-zA-Z][a-zA-Z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g
const silent = new Set(['script', 'style', 'head', 'title'])

/**
 * Reads the HTML of Europass documents. Never fails: tags it doesn't know vanish and leave their text;
 * scripts and styles vanish whole.
 *
 * @param html - HTML after the XML level was unescaped
 * @returns plain blocks; nothing of the source's markup or addresses survives
 */
export function htmlToRichText(html: string): Block[] {
  const blocks: Block[] = []
  let spans: Span[] = []
  let list: { ordered: boolean; items: Span[][] } | undefined
  let [bold, italic, mute] = [0, 0, 0]
  const flush = (): void => {
    const run = trimSpans(mergeSpans(spans))
    spans = []
    if (run.length === 0) return
    if (list) list.items.push(run)
    else blocks.push({ type: 'paragraph', spans: run })
  }
  const endList = (): void => {
    flush()
    if (list && list.items.length > 0) blocks.push({ type: 'list', ordered: list.ordered, items: list.items })
    list = undefined
  }
  for (const match of html.matchAll(token)) {
    const tag = match[1]?.toLowerCase()
    const open = !match[0].startsWith('</')
    if (tag === undefined) {
      if (match[0].startsWith('<!--') || mute > 0) continue
      // Line ends in the source of HTML are spaces.
      const text = decode(match[0].replaceAll(/[ \t\r\n]+/g, ' '))
      spans.push({ text, ...(bold > 0 && { bold: true }), ...(italic > 0 && { italic: true }) })
    } else if (silent.has(tag)) mute = Math.max(0, mute + (open ? 1 : -1))
    else if (tag === 'strong' || tag === 'b') bold = Math.max(0, bold + (open ? 1 : -1))
    else if (tag === 'em' || tag === 'i') italic = Math.max(0, italic + (open ? 1 : -1))
    else if (tag === 'br')
      spans.push({ text: list ? ' ' : '\n', ...(bold > 0 && { bold: true }), ...(italic > 0 && { italic: true }) })
    else if (tag === 'ul' || tag === 'ol') {
      endList()
      if (open) list = { ordered: tag === 'ol', items: [] }
    } else if (/^(?:p|div|li|h[1-6]|tr|table|blockquote)$/.test(tag)) flush()
  }
  endList()
  return blocks
}
