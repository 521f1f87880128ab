import { spokenFor } from '@laissez-passer/i18n/languages'
import { negotiateLanguage } from '@laissez-passer/i18n/negotiate'
import { createTranslator } from '@laissez-passer/i18n/translator'
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

/** In seconds: after which a request may be made again. */
const again = 5

/**
 * The answer while a Worker can't begin: its database or its files don't answer. A plain page for people,
 * problem details for programs; both say when to come again.
 *
 * @param options - `remembered`: the cookie that has the person's language
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4
 */
export function notNow(request: Request, { remembered }: { readonly remembered?: string } = {}): Response {
  const language = spokenFor(
    negotiateLanguage({
      query: new URL(request.url).searchParams.get('lang'),
      remembered: remembered === undefined ? null : cookie(request, remembered),
      acceptLanguage: request.headers.get('Accept-Language'),
    }),
  )
  const t = createTranslator({ en, fr }, language)
  const headers = {
    'Retry-After': String(again),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
  if (request.headers.get('Accept')?.includes('text/html'))
    return new Response(page({ language, title: t('notNow.title'), text: t('notNow.text') }), {
      status: 503,
      headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
    })
  const problem = { reason: 'unavailable', wait: again, type: 'about:blank', title: t('notNow.title'), status: 503 }
  return new Response(JSON.stringify(problem), {
    status: 503,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  })
}

function cookie(request: Request, name: string): string | null {
  const pairs = (request.headers.get('Cookie') ?? '').split(/;\s*/)
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}

/** Without a style sheet, which would have to be asked for: readable as it is, on phones and in the dark. */
function page({ language, text, title }: Record<'language' | 'text' | 'title', string>): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`
}
