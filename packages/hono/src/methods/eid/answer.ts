import { withQuery } from '@laissez-passer/core/addresses'
import { eidRedirectUri, keepEidAnswer } from '@laissez-passer/core/internal/methods/eid'
import type { EidScheme } from '@laissez-passer/core/ports'
import { type Context, Hono } from 'hono'
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
  const routes = new Hono<ProviderEnv>()
  routes.post(addresses.eidCallback(':scheme'), async (c) => {
    if (schemes.find(({ id }) => id === c.req.param('scheme'))?.answer !== 'form') return fail(c, 404)
    const params = await readParameters(c)
    const state = params['RelayState'] ?? params['state'] ?? ''
    await keepEidAnswer(c.get('context'), { state, params })
    return c.redirect(withQuery(addresses.eidReturn, { state: state.slice(0, 100) }), 303)
  })
  // Each at its own path: a parameter there, beside fixed paths, is more than Hono's fast router takes.
  for (const scheme of schemes) routes.get(addresses.eidMetadata(scheme.id), (c) => metadataOf(c, scheme))
  return routes

  async function metadataOf(c: Context<ProviderEnv>, scheme: EidScheme): Promise<Response> {
    const context = c.get('context')
    const redirectUri = eidRedirectUri(context, scheme)
    const given = await scheme.metadata?.({ redirectUri, now: context.now })
    return given ? c.body(given.body, 200, { 'Content-Type': given.contentType }) : fail(c, 404)
  }
}
