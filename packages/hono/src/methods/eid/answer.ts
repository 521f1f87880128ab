import { withQuery } from '@laissez-passer/core/addresses'
import { eidRedirectUri, keepEidAnswer } from '@laissez-passer/core/methods/eid'
import { Hono } from 'hono'
import type { RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readParameters } from '../../form.ts'

/** Answers with certificates, encrypted, as forms: up to 60 KB are seen. */
export const MAX_EID_ANSWER = 256 * 1024

/** Whether a request is a country's own post to us, which carries another origin and may be large. */
export function isEidAnswer(
  { method, path }: { readonly method: string; readonly path: string },
  { addresses, eids }: Pick<RouteParts, 'addresses' | 'eids'>,
): boolean {
  return method === 'POST' && eids.some(({ answer, id }) => answer === 'form' && path === addresses.eidCallback(id))
}

/**
 * What countries' own systems send and fetch. An answer that is posted from another site comes without our cookies (SameSite=Lax): it is kept, and the
 * browser sent on to where it brings them; nothing else happens here, so that nobody gains by making a browser post.
 */
export function eidAnswerRoutes({ addresses, eids, fail }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>()
    .post(addresses.eidCallback(':scheme'), async (c) => {
      if (!isEidAnswer(c.req, { addresses, eids })) return fail(c, 404)
      const params = await readParameters(c)
      const state = params['RelayState'] ?? params['state'] ?? ''
      await keepEidAnswer(c.var.context, { state, params })
      return c.redirect(withQuery(addresses.eidReturn, { state: state.slice(0, 100) }), 303)
    })
    .get(addresses.eidMetadata(':scheme'), async (c) => {
      const scheme = eids.find(({ id }) => id === c.req.param('scheme'))
      if (!scheme?.metadata) return fail(c, 404)
      const { context } = c.var
      const { body, contentType } = await scheme.metadata({
        redirectUri: eidRedirectUri(context, scheme),
        now: context.now,
      })
      return c.body(body, 200, { 'Content-Type': contentType })
    })
}
