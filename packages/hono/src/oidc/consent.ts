import { shownEmail } from '@laissez-passer/core/email'
import { withQuery } from '@laissez-passer/core/addresses'
import { answerConsent, type ConsentQuestion } from '@laissez-passer/federation/oidc'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { destinationOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, ticked, whole } from '../form.ts'
import { currentSession, type SignedIn } from '../session.ts'
import { oidcProviderOf } from './provider.ts'

/** The page that asks a person whether a service may know what it asks for. */
export function consentPage(
  c: Context<ProviderEnv>,
  { addresses, render }: RouteParts,
  { current, question }: { readonly current: SignedIn; readonly question: ConsentQuestion },
): Response {
  const { known, proof, query, service, unchecked } = question
  const { account, person } = current
  if (service.logo !== undefined) c.set('pictures', [service.logo])
  const path = `${addresses.oauth2.authorize}?${query}`
  return render(c, 'consent', {
    person,
    action: addresses.oauth2.consent,
    hidden: { query, proof },
    service: {
      name: service.name,
      description: service.description ?? null,
      logo: service.logo ?? null,
      ...(unchecked === null ? {} : { unchecked: { goesTo: unchecked } }),
    },
    known,
    account: { email: shownEmail(account.email), language: account.language },
    otherHref: withQuery(addresses.signIn, { other: 1, continue: path }),
    path,
  })
}

/** What the person answers. */
export function consentRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, fail } = parts
  const providerOf = oidcProviderOf(parts)
  return new Hono<ProviderEnv>().post(addresses.oauth2.consent, async (c) => {
    const { allow, proof, query } = await readForm(c, z.object({ query: whole, proof: whole, allow: ticked }))
    const current = await currentSession(c)
    const again = destinationOf(c, `${addresses.oauth2.authorize}?${query}`)
    // The session has ended meanwhile: whoever signs in now is asked.
    if (current === null) return c.redirect(withContinue(addresses.signIn, again), 303)
    const answered = await answerConsent(providerOf(c), { current, query, proof, allowed: allow })
    // Another session than was asked, raised in another tab or another person's: it is asked itself.
    const to = answered.ok ? answered.continueTo : again
    if (to === null) return fail(c, 400)
    // A browser blocks a form's redirect to another origin (CSP `form-action`): the way leads over a page.
    return c.redirect(withQuery(addresses.continue, { to }), 303)
  })
}
