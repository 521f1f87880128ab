import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

/**
 * Sends old addresses, which people have bookmarked, to the pages of today; their parameters don't travel.
 */
export function redirectRoutes({ addresses, assets }: RouteParts): Hono<ProviderEnv> {
  const { account, at, base, mobile, passwordLost, register, signIn } = addresses
  const bookmarks = {
    '/': signIn,
    [base]: signIn,
    [at('/')]: signIn,
    '/mobile': mobile,
    ...below('/eim/external/register.cgi', register),
    ...below('/init/initialisePasswordLogin.cgi', passwordLost),
    ...below('/userdata/myAccount.cgi', account()),
  }
  const routes = new Hono<ProviderEnv>()
  for (const [from, to] of Object.entries(bookmarks)) if (from !== to) routes.get(from, (c) => c.redirect(to, 302))
  // Browsers ask for it on pages that have no head of their own.
  routes.get('/favicon.ico', (c) => c.redirect(`${addresses.assets}/${assets.version}/mark.svg`, 302))
  return routes

  /** People have them with and without the base. */
  function below(from: string, to: string): Readonly<Record<string, string>> {
    return { [from]: to, [at(from)]: to }
  }
}
