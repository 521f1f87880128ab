import { randomBytes } from 'node:crypto'
import { negotiateLanguage } from '@laissez-passer/i18n/negotiate'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { applicationPaths, isSharedPath } from '../../application-paths.ts'
import { contentPolicy } from '../content-policy.ts'
import { unfollowed, unfollowedTags } from '../sharing/unfollowed.ts'
import { assetCaching, assetPolicy, type WebFiles } from '../web-files.ts'

/** The cookie that remembers the language; pages write it too. */
export const languageCookie = '__Host-lp-portal-lang'

/** The language of a request: asked for, remembered, or the browser's. */
export function languageOf(c: Context): string {
  return negotiateLanguage({
    query: c.req.query('lang'),
    remembered: getCookie(c, languageCookie),
    acceptLanguage: c.req.header('Accept-Language'),
  })
}

/**
 * The application's page, in the right language from its first byte, and its files.
 *
 * @param parts - `login`: origin of EU Login; `typesets`: whether this server does; else the page is told
 */
export function pageRoutes({
  page: built,
  file,
  login,
  typesets,
}: WebFiles & { readonly login: string; readonly typesets: boolean }): Hono {
  const template = typesets
    ? built
    : built.replace('<title>', '<meta name="lp-typesetting" content="browser" />\n    <title>')
  const page = (c: Context, status: 200 | 404): Response => {
    const language = languageOf(c)
    if (c.req.query('lang') === language)
      setCookie(c, languageCookie, language, { path: '/', secure: true, sameSite: 'Lax', maxAge: 31_536_000 })
    const nonce = randomBytes(16).toString('base64')
    const html = template
      .replace('<html lang="en"', `<html lang="${language}"`)
      .replace('<title>', `<meta property="csp-nonce" nonce="${nonce}" />\n    <title>`)
      .replace('<title>', isSharedPath(c.req.path) ? `${unfollowedTags}<title>` : '<title>')
    return c.html(html, status, {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': contentPolicy({ login, nonce }),
    })
  }
  const app = new Hono()
  app.use('/s/*', unfollowed)
  for (const path of applicationPaths) app.get(path, (c) => page(c, 200))
  app.get('*', async (c, next) => {
    const found = await file(c)
    if (!found) return next()
    const { path } = c.req
    c.res = found
    // Names under assets/ hold a hash of the content; everything else may change.
    c.header('Cache-Control', path.startsWith('/assets/') ? assetCaching : 'no-cache')
    const policy = assetPolicy(path, login)
    if (policy !== null) c.header('Content-Security-Policy', policy)
    return undefined
  })
  app.get('*', (c) => (c.req.header('Accept')?.includes('text/html') ? page(c, 404) : c.text('Not found', 404)))
  return app
}
