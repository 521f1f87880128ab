import { pageLanguage } from '@laissez-passer/pages/languages'
import type { MiddlewareHandler } from 'hono'
import { languageCookie, setLanguageCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'

/**
 * Settles the language of the page: `?lang=` (remembered from then on), else what this browser chose before,
 * else what it asks for. A language that isn't there is no error: the next wish counts.
 */
export const language: MiddlewareHandler<ProviderEnv> = async (c, next) => {
  const query = c.req.query('lang')
  const remembered = languageCookie(c)
  const chosen = pageLanguage({ query, remembered, acceptLanguage: c.req.header('Accept-Language') })
  c.set('language', chosen)
  if (query !== undefined && chosen !== remembered && pageLanguage({ query }) === chosen) setLanguageCookie(c, chosen)
  await next()
}
