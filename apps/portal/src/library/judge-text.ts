import { credentialForm } from '@laissez-passer/europass/credentials/glance'
import { type Judgement, refused, taken } from './judgement.ts'

/** Control characters that no text has; a form feed and an escape some have. */
// oxlint-disable-next-line no-control-regex
const notText = /[\0-\u0008\u000E-\u001A\u001C-\u001F]/

/** Elements that browsers run programs in, wherever a page begins. */
const page = /^\s*(?:<!doctype\s+html|<(?:html|head|body|script|svg|iframe|object|embed|meta|title|style|base|link)\b)/i

/**
 * In XML, wherever it stands: elements of pages and drawings, whose scripts browsers run in a file of any
 * name; style sheets that come along and make a page of it (those of an address stay away: Europass' own XML
 * names one); declarations by which both may be said otherwise.
 *
 * @see https://www.w3.org/TR/xml-stylesheet/
 */
const active =
  /\bxmlns(?::[^\s=]+)?\s*=\s*["']\s*http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1999\/XSL)|<\?xml-stylesheet\b(?![^>]*\bhref\s*=\s*["']https?:)|<!(?:ENTITY|ATTLIST)\b/

/** Text with the signs that references of XML give by number. */
const withSigns = (text: string): string =>
  text.replaceAll(/&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/g, (whole, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })

/**
 * Judges what isn't binary: text in Unicode or an older encoding, XML, JSON, and credentials among it.
 *
 * @param bytes - the whole file
 */
export function judgeText(bytes: Uint8Array): Judgement {
  const text = decoded(bytes)
  if (notText.test(text)) return refused('unknown')
  const start = text.trimStart().slice(0, 4000)
  if (page.test(withoutProlog(start))) return refused('web-page')
  if (/^<(?:\?xml\s|!--|!DOCTYPE\s|[A-Za-z_])/.test(start))
    return active.test(withSigns(text)) ? refused('web-page') : taken('application/xml')
  const form = credentialForm(bytes)
  if (form !== null) return taken(credentials[form])
  return /^[{[]/.test(start) ? judgeJson(text) : taken('text/plain')
}

/** What comes before the first element of XML. */
const withoutProlog = (start: string): string => start.replace(/^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->)+/, '')

function decoded(bytes: Uint8Array): string {
  const [one, other] = bytes
  if (one === 0xff && other === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (one === 0xfe && other === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Every byte is a letter there: what controls nothing is text.
    return new TextDecoder('latin1').decode(bytes)
  }
}

/** How credentials are kept, by their form. What one is, is for whoever verifies them to say. */
const credentials = {
  compact: 'application/jose',
  json: 'application/jose+json',
  plain: 'application/ld+json',
} as const

function judgeJson(text: string): Judgement {
  try {
    JSON.parse(text)
    return taken('application/json')
  } catch {
    return taken('text/plain')
  }
}
