import type { Language } from '@laissez-passer/i18n/languages'
import { negotiateLanguage } from '@laissez-passer/i18n/negotiate'
import type { MiddlewareHandler } from 'hono'
import { languageCookie, setLanguageCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'

/**
 * Settles the language of the page: `?lang=` (remembered from then on), else what this browser chose before, else what it
 * asks for. A language that isn't there is no error: the next wish counts.
 *
 * @param supported languages with a complete catalogue
 */
export function language(supported: readonly Language[]): MiddlewareHandler<ProviderEnv> {
  return async (c, next) => {
    const query = c.req.query('lang')
    const remembered = languageCookie(c)
    const chosen = negotiateLanguage({ query, remembered, acceptLanguage: c.req.header('Accept-Language') }, { supported })
    c.set('language', chosen)
    if (query !== undefined && chosen !== remembered && negotiateLanguage({ query }, { supported }) === chosen) setLanguageCookie(c, chosen)
    await next()
  }
}
