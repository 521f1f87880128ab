import { escaped, isForPeople, plainAnswer, plainWords } from './plain-page.ts'

/** In bytes: as much as a form of ours may have. */
const largest = 16_384
/** In milliseconds: whose form hasn't come by then gets a page without it. */
const patience = 1000
/** What is typed to prove something stands on no page. */
const secret = /pass|pin|code|answer|secret|credential/i

/**
 * The answer to a request that was turned away because too many wait; nothing was done for it. Whoever sent a
 * form from a page of ours can send it once more by a button: what they typed is still in it, except for
 * passwords, PINs and codes.
 *
 * @param options - `origin`: ours; what another site made a browser send is never offered again;
 * `remembered`: the cookie that has the person's language; `seconds`: after which it may be sent again
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4
 */
export async function tooMany(
  request: Request,
  { origin, remembered, seconds }: { readonly origin: string; readonly remembered: string; readonly seconds: number },
): Promise<Response> {
  const { language, t } = plainWords(request, remembered)
  const typed = isForPeople(request) ? await typedIn(request, origin) : null
  const { pathname, search } = new URL(request.url)
  // Two slashes at the beginning would be another server's name.
  const address = pathname.replace(/^\/+/, '/') + search
  const form =
    typed &&
    `<form method="post" action="${escaped(address)}">${typed.kept
      .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
      .join('')}${typed.left ? `<p>${t('tooMany.typed')}</p>` : ''}<button>${t('tooMany.again')}</button></form>`
  return plainAnswer(request, language, {
    status: 503,
    reason: 'busy',
    wait: seconds,
    title: t('tooMany.title'),
    content: `<p>${t('tooMany.text', { seconds })}</p>${form ?? ''}`,
  })
}

/** The fields of a form that one of our pages sent, and whether some are left out; null: there is none. */
async function typedIn(
  request: Request,
  origin: string,
): Promise<{ readonly kept: readonly (readonly [string, string])[]; readonly left: boolean } | null> {
  const { headers, method } = request
  const site = headers.get('Sec-Fetch-Site')
  const ours = headers.get('Origin') === origin && (site === null || site === 'same-origin')
  const isForm = headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded') === true
  if (method !== 'POST' || !ours || !isForm || !(Number(headers.get('Content-Length') ?? largest + 1) <= largest))
    return null
  const body = await Promise.race([
    request.text().catch(() => null),
    new Promise<null>((resolve) => setTimeout(resolve, patience, null)),
  ])
  if (body === null) return null
  const fields = [...new URLSearchParams(body)]
  const kept = fields.filter(([name]) => !secret.test(name))
  return { kept, left: kept.length < fields.length }
}
