import type { RichSpan, RichText } from '../blocks.ts'
import { type List, nestLists } from '../lists.ts'

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function writeSpan({ text, bold, italic, underline, link }: RichSpan): string {
  let inner = escapeHtml(text).replaceAll('\n', '<br>')
  if (underline) inner = `<u>${inner}</u>`
  if (italic) inner = `<em>${inner}</em>`
  if (bold) inner = `<strong>${inner}</strong>`
  return link === undefined ? inner : `<a href="${escapeHtml(link)}" rel="noopener noreferrer">${inner}</a>`
}

const writeSpans = (spans: readonly RichSpan[]): string => spans.map(writeSpan).join('')

function writeList({ ordered, items }: List): string {
  const tag = ordered ? 'ol' : 'ul'
  const written = items.map(({ spans, lists }) => `<li>${writeSpans(spans)}${lists.map(writeList).join('')}</li>`)
  return `<${tag}>${written.join('')}</${tag}>`
}

/**
 * Writes a rich text as the HTML that Europass keeps in its documents: `p`, `ul`, `ol`, `li`, `strong`, `em`,
 * `u`, `a`, `br`. `readRichHtml` reads it back.
 */
export function writeRichHtml(text: RichText): string {
  return nestLists(text)
    .map((part) => (part.type === 'list' ? writeList(part) : `<p>${writeSpans(part.spans)}</p>`))
    .join('')
}
