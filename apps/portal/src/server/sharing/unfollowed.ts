import type { MiddlewareHandler } from 'hono'

/** Says to search engines and to other sites what the page of a link is: nothing to list, and no origin. */
export const unfollowedTags =
  '<meta name="robots" content="noindex, nofollow, noarchive" />\n    <meta name="referrer" content="no-referrer" />\n    '

/** The same in headers: whoever has a link's address has what it shows, so that it is told to nobody. */
export const unfollowed: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive')
  c.header('Referrer-Policy', 'no-referrer')
}
