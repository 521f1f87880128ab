import { Hono } from 'hono'
import type { Assets } from '../assets.ts'
import type { ProviderEnv } from '../environment.ts'

/** Pages that people have bookmarked, and where they are now. */
const BOOKMARKS = {
  '/': '/cas/login',
  '/cas': '/cas/login',
  '/cas/': '/cas/login',
  '/mobile': '/cas/mobile',
  '/eim/external/register.cgi': '/cas/register',
  '/cas/eim/external/register.cgi': '/cas/register',
  '/init/initialisePasswordLogin.cgi': '/cas/password/lost',
  '/cas/init/initialisePasswordLogin.cgi': '/cas/password/lost',
  '/userdata/myAccount.cgi': '/cas/account',
  '/cas/userdata/myAccount.cgi': '/cas/account',
} as const

/** Sends old addresses to the pages of today; their parameters don't travel. */
export function redirectRoutes({ version }: Assets): Hono<ProviderEnv> {
  const routes = new Hono<ProviderEnv>()
  for (const [from, to] of Object.entries(BOOKMARKS)) routes.get(from, (c) => c.redirect(to, 302))
  // Browsers ask for it on pages that have no head of their own.
  routes.get('/favicon.ico', (c) => c.redirect(`/cas/assets/${version}/mark.svg`, 302))
  return routes
}
