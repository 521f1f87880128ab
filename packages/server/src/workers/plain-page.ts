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
  const headers = {
    'Retry-After': String(wait),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  if (isForPeople(request))
    return new Response(page({ language, title, content }), {
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

/** Without a style sheet, which would have to be asked for: readable as it is, on phones and in the dark. */
function page({ content, language, title }: Record<'content' | 'language' | 'title', string>): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>
`
}
