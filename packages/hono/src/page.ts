import type { Pages } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ProviderEnv } from './environment.ts'

type PropsOf<Name extends keyof Pages> = Parameters<Pages[Name]>[0]

/** What every page gets from the request itself. */
type FromRequest = 'lang' | 'nonce' | 'now' | 'path'

/** Props that a route gives; `path` only where the page's address differs from the request's. */
export type RouteProps<Name extends keyof Pages> = Omit<PropsOf<Name>, FromRequest> & { readonly path?: string }

/** Renders a page as the answer to a request. */
export type Render = <Name extends keyof Pages>(c: Context<ProviderEnv>, name: Name, props: RouteProps<Name>, status?: ContentfulStatusCode) => Response

/**
 * Makes the function by which routes answer with a page.
 *
 * @param pages all pages
 * @returns a function: context, name of the page, its own props, status (200 unless given)
 */
export function renderer(pages: Pages): Render {
  return (c, name, props, status = 200) => {
    const page: (props: never) => string = pages[name]
    const whole = { lang: c.var.language, nonce: c.var.secureHeadersNonce, now: c.var.context.now, path: addressOf(c), ...props }
    return c.html(page(whole as never), status)
  }
}

/** Path and query of the request without `lang`, which the language switch sets. */
export function addressOf(c: Context): string {
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  return url.pathname + url.search
}
