import { withQuery } from '@laissez-passer/core/addresses'
import { eidRedirectUri, keepEidAnswer } from '@laissez-passer/core/internal/methods/eid'
import type { EidScheme } from '@laissez-passer/core/ports'
import { Hono } from 'hono'
import type { Room, RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readParameters } from '../../form.ts'

/** Answers with certificates, encrypted, as forms: up to 60 KB are seen. */
const MAX_ANSWER = 256 * 1024

/**
 * What countries' own systems send and fetch. An answer that is posted from another site comes without our
 * cookies (SameSite=Lax): it is kept, and the browser sent on to where it brings them; nothing else happens
 * here, so that nobody gains by making a browser post.
 */
export function answerRoom(schemes: readonly EidScheme[]): Room {
  const posting = schemes.filter(({ answer }) => answer === 'form')
  return {
    routes: (parts) => answerRoutes(parts, schemes),
    for: 'anyone',
    takes: { bytes: MAX_ANSWER, at: ({ eidCallback }) => posting.map(({ id }) => eidCallback(id)) },
  }
}

function answerRoutes({ addresses, fail }: RouteParts, schemes: readonly EidScheme[]): Hono<ProviderEnv> {
  const find = (id: string) => schemes.find((scheme) => scheme.id === id)
  return new Hono<ProviderEnv>()
    .post(addresses.eidCallback(':scheme'), async (c) => {
      if (find(c.req.param('scheme') ?? '')?.answer !== 'form') return fail(c, 404)
      const params = await readParameters(c)
      const state = params['RelayState'] ?? params['state'] ?? ''
      await keepEidAnswer(c.var.context, { state, params })
      return c.redirect(withQuery(addresses.eidReturn, { state: state.slice(0, 100) }), 303)
    })
    .get(addresses.eidMetadata(':scheme'), async (c) => {
      const scheme = find(c.req.param('scheme') ?? '')
      if (!scheme?.metadata) return fail(c, 404)
      const { context } = c.var
      const { body, contentType } = await scheme.metadata({
        redirectUri: eidRedirectUri(context, scheme),
        now: context.now,
      })
      return c.body(body, 200, { 'Content-Type': contentType })
    })
}
