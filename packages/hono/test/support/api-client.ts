import createClient, { type Client } from 'openapi-fetch'
import type { paths } from './api.d.ts'
import type { Browser } from './browser.ts'
import { origin } from './world.ts'

/** A client made from the document, in a browser. */
export function clientOf(browser: Browser): Client<paths> {
  return createClient<paths>({
    baseUrl: `${origin}/cas/api`,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url)
      const body = await request.text()
      return browser.request(pathname + search, {
        method: request.method,
        headers: { 'Content-Type': request.headers.get('Content-Type') ?? '' },
        ...(body === '' ? {} : { body }),
      })
    },
  })
}
