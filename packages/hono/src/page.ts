import type { FieldIssue } from '@laissez-passer/core/errors'
import { toldLimits } from '@laissez-passer/core/limits'
import { newId } from '@laissez-passer/core/internal/ids'
import type { FromRequest, MethodWords, PageName, Pages } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Assets } from './assets.ts'
import type { ProviderEnv } from './environment.ts'
import { retryAfter } from './retry-after.ts'
import { tellPage } from './told.ts'

type PropsOf<Name extends PageName> = Parameters<Pages[Name]>[0]

/** Props that a route gives. */
export type RouteProps<Name extends PageName> = Omit<PropsOf<Name>, FromRequest> & {
  /** Only where the page's address differs from the request's. */
  readonly path?: string
  /**
   * Default: 422 for a form that comes back with issues, 503 where the issue is that too many wait (`busy`),
   * else 200.
   */
  readonly httpStatus?: ContentfulStatusCode
}

/** Renders a page as the answer to a request. */
export type Render = <Name extends PageName>(c: Context<ProviderEnv>, name: Name, props: RouteProps<Name>) => Response

/**
 * Makes the function by which routes answer with a page.
 *
 * @param parts `pages`: all of them; `assets`: whose version the pages load; `faces`: whose words they may
 * need
 * @returns a function of the request's context, the name of the page and its own props
 */
export function renderer({
  assets,
  faces,
  pages,
}: {
  readonly assets: Pick<Assets, 'version'>
  readonly faces: readonly { readonly method: { readonly name: string }; readonly words?: MethodWords }[]
  readonly pages: Pages
}): Render {
  const words = wordsOf(faces)
  return (c, name, { httpStatus, ...props }) => {
    const nonce = newId(c.get('context').random)
    c.set('nonce', nonce)
    const page: (props: never) => string = pages[name]
    const addresses = c.get('addresses')
    const whole = {
      addresses,
      assets: `${addresses.assets}/${assets.version}`,
      lang: c.get('language'),
      limits: toldLimits(c.get('context').settings),
      nonce,
      now: c.get('context').now,
      path: props.path ?? addressOf(c),
      // After a failure of ours, to send again is what helps.
      ...(c.req.method === 'POST' && name !== 'error' ? { posted: true } : {}),
      ...(c.get('timeZone') === null ? {} : { timeZone: c.get('timeZone') }),
      ...(c.get('zoneChosen') ? { zoneChosen: true } : {}),
      words,
      ...props,
    }
    const issues: readonly FieldIssue[] = 'issues' in props && Array.isArray(props.issues) ? props.issues : []
    const busy = issues.some(({ code }) => code === 'busy')
    if (busy) c.header('Retry-After', retryAfter)
    // Name and props belong together by this function's own type.
    return tellPage(c, page(whole as never), httpStatus ?? (busy ? 503 : issues.length > 0 ? 422 : 200))
  }
}

/** The words that methods bring of their own, by the method's name. */
export function wordsOf(
  faces: readonly { readonly method: { readonly name: string }; readonly words?: MethodWords }[],
): Readonly<Record<string, MethodWords>> {
  return Object.fromEntries(faces.flatMap(({ method, words }) => (words ? [[method.name, words]] : [])))
}

/** Path and query of the request without `lang`, which the language switch sets. */
export function addressOf(c: Context): string {
  const url = new URL(c.req.url)
  // Most have none, and to ask for parameters writes the address anew.
  if (url.search !== '') url.searchParams.delete('lang')
  return url.pathname + url.search
}
