import type { Visitor } from '@laissez-passer/core/context'
import { newToken } from '@laissez-passer/core/internal/ids'
import { browserName } from '@laissez-passer/core/internal/sessions'
import type { Context } from 'hono'
import { browserCookie, sessionCookie, setBrowserCookie, zoneCookie } from './cookies.ts'
import type { ProviderEnv } from './environment.ts'

/** The browser a GET came from. One without our cookie is nobody's: a token that no sign-in is bound to. */
export function visitorOf(c: Context<ProviderEnv>): Visitor {
  return visitor(c, browserCookie(c) ?? '')
}

/** The browser a POST came from; from now on it has its cookie. */
export async function rememberedVisitor(c: Context<ProviderEnv>): Promise<Visitor> {
  const token = browserCookie(c) ?? newToken(c.get('context').random).token
  setBrowserCookie(c, token)
  return visitor(c, token)
}

/** A country's name in the language of the page. */
function placeName(country: string | null, language: string): string | null {
  return country === null ? null : (new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country)
}

function visitor(c: Context<ProviderEnv>, browserToken: string): Visitor {
  const country = c.get('country') ?? null
  return {
    browserToken,
    sessionToken: sessionCookie(c),
    address: c.get('address'),
    browserName: browserName(c.req.header('User-Agent') ?? ''),
    place: placeName(country, c.get('language')),
    country,
    timeZone: zoneCookie(c),
  }
}
