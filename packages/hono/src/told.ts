import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ProviderEnv } from './environment.ts'

/** What an answer is made of. */
export interface Told {
  /** Null: of no text, as a redirect is. */
  readonly text: string | null
  /** What it says besides the headers of every answer, by names in lower case. */
  readonly own: Readonly<Record<string, string>>
}

/** Answers with a page, and says of which text the answer is made. */
export function tellPage(c: Context<ProviderEnv>, text: string, status: ContentfulStatusCode): Response {
  const answer = c.html(text, status)
  c.set('told', { answer, text })
  return answer
}

/**
 * Answers a program with JSON, and says what the answer is made of. These headers are all that it says: what
 * `c.header` was told isn't in it.
 *
 * @param headers names in lower case
 */
export function tellJson(
  c: Context<ProviderEnv>,
  body: unknown,
  { headers, status }: { readonly headers: Readonly<Record<string, string>>; readonly status: ContentfulStatusCode },
): Response {
  const text = JSON.stringify(body)
  const own = { 'content-type': 'application/json', ...headers }
  const answer = new Response(text, { status, headers: own })
  c.set('told', { answer, text, own })
  return answer
}

/** What no header may hold: beyond Latin-1, and signs that do something. */
const beyondHeaders = /[^ -~\u00a0-\u00ff]/

/**
 * Sends a browser on with `GET`, and says so. As with JSON, what `c.header` was told isn't in it: it is for
 * what goes on at once, with nothing to remember.
 */
export function tellRedirect(c: Context<ProviderEnv>, to: string): Response {
  // Without a length Node sends it in parts, of which there is none.
  const own = { location: beyondHeaders.test(to) ? encodeURI(to) : to, 'content-length': '0' }
  const answer = new Response(null, { status: 302, headers: own })
  c.set('told', { answer, text: null, own })
  return answer
}

/**
 * What an answer is made of; null: nobody said, or it says more than plain names and values. An answer itself
 * gives its text by a stream alone.
 */
export function toldOf(c: Context<ProviderEnv>, answer: Response): Told | null {
  const told = c.get('told')
  const text = told?.answer === answer ? told.text : undefined
  if (text !== undefined && told?.own) return { text, own: told.own }
  const { headers, status } = answer
  const isRedirect = status >= 300 && status < 400 && !headers.has('Content-Type')
  if ((text === undefined && !isRedirect) || headers.has('Set-Cookie')) return null
  const own = Object.fromEntries(headers)
  // Without a length Node sends it in parts, of which there is none.
  return isRedirect && status !== 304
    ? { text: null, own: { ...own, 'content-length': '0' } }
    : { text: text ?? null, own }
}
