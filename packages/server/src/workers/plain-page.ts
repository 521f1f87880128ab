import { spokenFor } from '@laissez-passer/i18n/languages'
import { negotiateLanguage } from '@laissez-passer/i18n/negotiate'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

/** An answer that nothing but the request is needed for. */
export interface PlainAnswer {
  readonly status: number
  /** For programs. */
  readonly reason: string
  /** Seconds after which the request may be made again. */
  readonly wait: number
  readonly title: string
  /** What stands on the page, below its title, as HTML. */
  readonly content: string
}

/** The words of plain pages in the language of whoever asks. */
export interface PlainWords {
  readonly language: string
  readonly t: Translator<keyof typeof en & string>
}

/**
 * The language of whoever asks, and its words.
 *
 * @param remembered the cookie that has it
 */
export function plainWords(request: Request, remembered?: string): PlainWords {
  const language = spokenFor(
    negotiateLanguage({
      query: new URL(request.url).searchParams.get('lang'),
      remembered: remembered === undefined ? null : cookie(request, remembered),
      acceptLanguage: request.headers.get('Accept-Language'),
    }),
  )
  return { language, t: createTranslator({ en, fr }, language) }
}

/** A plain page for people, problem details for programs; both say when to come again. */
export function plainAnswer(
  request: Request,
  language: string,
  { content, reason, status, title, wait }: PlainAnswer,
): Response {
  const nonce = crypto.randomUUID()
  const headers = {
    'Retry-After': String(wait),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'`,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  if (isForPeople(request))
    return new Response(page({ language, nonce, title, content }), {
      status,
      headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
    })
  return new Response(JSON.stringify({ reason, wait, type: 'about:blank', title, status }), {
    status,
    headers: {
      ...headers,
      'Content-Type': 'application/problem+json',
      // The phone's app is of another origin: unread, “too many wait” would be “not reached”, and sent again.
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Retry-After',
    },
  })
}

/** Whether a person looks at the answer. */
export function isForPeople(request: Request): boolean {
  return request.headers.get('Accept')?.includes('text/html') === true
}

/** As it stands in HTML, in attributes too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function cookie(request: Request, name: string): string | null {
  const pairs = (request.headers.get('Cookie') ?? '').split(/;\s*/)
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}

/**
 * Neutral, as it isn't known yet which app's Worker it is. Browsers that don't know `light-dark` show it
 * without colours.
 */
const style = `
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1.125rem/1.5 system-ui, sans-serif;
  color: light-dark(#1d1a22, #f3eee8); background: light-dark(#f4f0ea, #17141a) }
main { box-sizing: border-box; width: min(100% - 2rem, 30rem); padding: 1.75rem 2rem; overflow-wrap: anywhere;
  border-radius: 1rem; background: light-dark(#fffdfa, #221d25) }
h1 { margin: 0; font-size: 1.625rem; line-height: 1.25; text-wrap: balance }
p { margin: .75rem 0 0 }
button { margin-top: 1.25rem; padding: .625rem 1.25rem; border: 1px solid; border-radius: .625rem;
  color: inherit; background: none; font: inherit; font-weight: 600; cursor: pointer }
button:hover { text-decoration: underline }
button:focus-visible { outline: 3px solid light-dark(#1757c2, #8db8ff); outline-offset: 2px }
`

/** With nothing to load, for what would be asked isn't there. */
function page({ content, language, nonce, title }: Record<'content' | 'language' | 'nonce' | 'title', string>): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><style nonce="${nonce}">${style}</style></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>
`
}
