import { addresses, defaultBase } from '@laissez-passer/core/addresses'
import { isLanguage } from '@laissez-passer/i18n/languages'
import { parseAcceptLanguage } from '@laissez-passer/i18n/negotiate'
import { languageOf, saysSomebody } from './cookies.ts'

/** Languages that a request names before what it asks for is left to the provider. */
const most = 4

/**
 * Makes what recognises the first page of a sign-in where it is the same for everybody: asked for alone, by a
 * browser of which nothing is known but how it reads. It needs no provider, so that a Worker of a few bytes
 * can stand before one.
 *
 * @param options - `base`: below which addresses lie, as the provider has it
 * @returns a function that gives the languages that are wished, most wanted first, which of all that a
 * request says is what this page goes by; null for every other request
 * @throws LaissezPasserError `invalid-settings` when `base` can't be right
 */
export function firstPage({
  base = defaultBase,
}: {
  readonly base?: string
} = {}): (request: Request) => string | null {
  const { signIn } = addresses(base)
  return ({ headers, method, url }) => {
    const { pathname, search } = new URL(url)
    if (method !== 'GET' || pathname !== signIn || search !== '') return null
    const cookies = headers.get('Cookie') ?? ''
    if (saysSomebody(cookies)) return null
    const wished = [languageOf(cookies) ?? '', ...parseAcceptLanguage(headers.get('Accept-Language') ?? '')]
      .map((tag) => tag.trim().toLowerCase().split('-', 1)[0])
      .filter(isLanguage)
    const different = [...new Set(wished)]
    return different.length > most ? null : different.join()
  }
}
