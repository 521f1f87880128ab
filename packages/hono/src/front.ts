import { addresses, withQuery } from '@laissez-passer/core/addresses'
import type { Level } from '@laissez-passer/core/ports'
import { plainAuthorize, plainLogin, type PlainService, type PlainServices } from '@laissez-passer/federation/plain'
import { type Language, isLanguage } from '@laissez-passer/i18n/languages'
import { cookieOfLanguage, languageOf, saysSomebody } from './cookies.ts'
import { chosenLanguage, menuOf } from './middleware/reader.ts'

/**
 * All that whoever isn't known is shown first, and by what it is decided: a provider says it
 * (`Provider.firstPages`), and what stands before the provider answers by it. Plain JSON, no secrets: which
 * services there are, and where they lie.
 */
export interface FirstPages {
  readonly base: string
  /** In which pages are written, in the order of the switch. */
  readonly languages: readonly Language[]
  readonly services: PlainServices
  /** Of every answer. */
  readonly headers: readonly (readonly [string, string])[]
  /** `Content-Security-Policy` of a page, with a hole for its nonce, and of what is none. */
  readonly policies: { readonly page: string; readonly none: string }
  /** Markup with holes, by language and by what is asked of the sign-in. */
  readonly pages: Readonly<Record<string, { readonly nobody: string } & { readonly [L in Level]?: string }>>
}

/** What stands in the markup for what is another each time. */
export const holes = {
  nonce: '\u{E100}nonce\u{E101}',
  continueTo: '/\u{E100}to\u{E101}',
  service: '\u{E100}service\u{E101}',
} as const

/** The same within an address. */
const inAddress = encodeURIComponent(holes.continueTo)

const hole = new RegExp([...Object.values(holes), inAddress].join('|'), 'gu')

/** What a destination may be long: longer ones, and what the provider notes in them, are its own to judge. */
const longest = 6000

/** Ends of the addresses that a sign-in begins at, wherever a provider's base is. */
const beginnings = Object.values(
  (({ signIn, oauth2: { authorize } }) => ({ signIn, authorize }))(addresses('/base')),
).map((path) => path.slice('/base'.length))

/**
 * Whether a request may be the beginning of a sign-in by somebody of whom nothing is known: cheap, and right
 * whenever it says no.
 */
export function mayBeFirst({ headers, method, url }: Request): boolean {
  const { pathname } = new URL(url)
  return (
    method === 'GET' && beginnings.some((end) => pathname.endsWith(end)) && !saysSomebody(headers.get('Cookie') ?? '')
  )
}

/**
 * Answers the beginning of a sign-in as the provider would: the first page, for nobody's service or for the
 * one that sent the browser, and the way there from an authorization request. It needs no provider, so that a
 * Worker of a few bytes can stand before one.
 *
 * @param first - What the provider said, the same object each time.
 * @param request - One that {@link mayBeFirst}.
 * @returns the answer; null where the provider itself has to look
 */
export function answerFirst(first: FirstPages, request: Request): Response | null {
  const { oauth2, signIn } = addressesOf(first)
  const { pathname, searchParams: query } = new URL(request.url)
  const chosen = query.get('lang')
  if (query.getAll('lang').length > 1) return null
  query.delete('lang')
  if (pathname === oauth2.authorize) return redirected(first, query)
  if (pathname !== signIn) return null
  const asked = askedAt(first, query)
  return asked && page(first, { ...asked, chosen, request })
}

interface Asked {
  readonly continueTo: string | null
  readonly service: PlainService | null
}

const known = new WeakMap<FirstPages, ReturnType<typeof addresses>>()

function addressesOf(first: FirstPages): ReturnType<typeof addresses> {
  const made = known.get(first) ?? addresses(first.base)
  known.set(first, made)
  return made
}

/** Where a browser at the sign-in is going. */
function askedAt(first: FirstPages, query: URLSearchParams): Asked | null {
  const { oauth2, signIn } = addressesOf(first)
  if (query.size === 0) return { continueTo: null, service: null }
  const byCas = plainLogin(first.services, query)
  if (byCas !== null) return within({ continueTo: `${signIn}?${query}`, service: byCas })
  const continueTo = query.size === 1 ? query.get('continue') : null
  if (continueTo === null || !continueTo.startsWith(`${oauth2.authorize}?`)) return null
  const text = continueTo.slice(oauth2.authorize.length + 1)
  const request = new URLSearchParams(text)
  // Written as we write it: what is read is what is come back to.
  if (`${request}` !== text) return null
  const service = plainAuthorize(first.services, request)
  return service && within({ continueTo, service })
}

function within(asked: Asked & { readonly continueTo: string }): Asked | null {
  return asked.continueTo.length > longest ? null : asked
}

/** From an authorization request to the page. */
function redirected(first: FirstPages, query: URLSearchParams): Response | null {
  const { oauth2, signIn } = addressesOf(first)
  const asked = plainAuthorize(first.services, query)
  const continueTo = `${oauth2.authorize}?${query}`
  if (asked === null || continueTo.length > longest) return null
  const spoken = asked.uiLocales
    .split(' ')
    .map((tag) => tag.split('-')[0]?.toLowerCase())
    .find((wish) => isLanguage(wish) && first.languages.includes(wish))
  const page = withQuery(signIn, { continue: continueTo })
  return answer(first, null, {
    status: 302,
    headers: { Location: spoken === undefined ? page : `${page}&lang=${spoken}`, 'Content-Length': '0' },
  })
}

function page(
  first: FirstPages,
  {
    chosen: query,
    continueTo,
    request: { headers },
    service,
  }: Asked & { readonly chosen: string | null; readonly request: Request },
): Response | null {
  const remembered = languageOf(headers.get('Cookie') ?? '')
  const language = chosenLanguage(
    { query, remembered, acceptLanguage: headers.get('Accept-Language') },
    menuOf(first.languages),
  )
  const markup = first.pages[language.code]?.[service?.level ?? 'nobody']
  if (markup === undefined) return null
  const nonce = freshNonce()
  const values = new Map<string, string>([
    [holes.nonce, nonce],
    [holes.continueTo, escaped(continueTo ?? '')],
    [inAddress, encodeURIComponent(continueTo ?? '')],
    [holes.service, escaped(service?.name ?? '')],
  ])
  const fill = (text: string): string => text.replace(hole, (found) => values.get(found) ?? '')
  return answer(first, fill(markup), {
    headers: {
      'Content-Type': 'text/html; charset=UTF-8',
      'Content-Security-Policy': fill(first.policies.page),
      ...(language.isNew ? { 'Set-Cookie': cookieOfLanguage(language.code) } : {}),
    },
  })
}

function answer(
  first: FirstPages,
  body: string | null,
  { headers, status = 200 }: { readonly headers: Record<string, string>; readonly status?: number },
): Response {
  const all = new Headers({ 'Content-Security-Policy': first.policies.none, ...headers })
  for (const [name, value] of first.headers) all.set(name, value)
  return new Response(body, { status, headers: all })
}

const characters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}

/** As the pages escape texts and attributes. */
function escaped(text: string): string {
  return text.replace(/["'&<>]/g, (character) => characters[character] ?? '')
}

/** 128 bits, as a page's nonce is to have (CSP3 §7.1). */
function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))).replace(/[+/=]/g, (sign) =>
    sign === '+' ? '-' : sign === '/' ? '_' : '',
  )
}
