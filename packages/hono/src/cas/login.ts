import { login, loginRequestId, type LoginRefusal, mistakeOfLogin } from '@laissez-passer/federation/cas'
import { meetsOwnWish } from '@laissez-passer/core/internal/sign-in'
import type { Pages } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import { clientRefused } from '../client-refused.ts'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { postAnswer } from '../post-answer.ts'
import { queryOf } from '../query.ts'
import { currentSession } from '../session.ts'
import { firstOf } from '../sign-in/due.ts'
import { identifierPage, signedInAlready } from '../sign-in/first.ts'
import { stepUpPage } from '../sign-in/step-up.ts'
import { tellRedirect } from '../told.ts'

/**
 * Answers a browser that a service which speaks CAS sent to the sign-in.
 *
 * @returns null when no service did
 */
export async function signInForService(c: Context<ProviderEnv>, parts: RouteParts): Promise<Response | null> {
  const context = c.get('context')
  const { explains, faces, fail, services } = parts
  const asked = queryOf(c)
  if (asked['service'] === undefined && asked[loginRequestId] === undefined) return null
  const query = new URL(c.req.url).searchParams
  // The page's own, which the language switch sets: it doesn't belong to what the service asks.
  query.delete('lang')
  const found = await currentSession(c)
  // No service is opened before what is due was seen to.
  const usable = found && firstOf(c, faces, { ...found, continueTo: null }) === null ? found : null
  const result = await login(
    { ...context, services },
    {
      query,
      session: usable?.session ?? null,
      wantsMore:
        usable !== null &&
        !(await meetsOwnWish(context, { ...usable, proofs: usable.session.proofs, forService: true })),
    },
  )
  switch (result.kind) {
    case 'no-service':
      return null
    case 'refuse': {
      const { why } = result
      const mistake = mistakeOfLogin(parts, { query, why })
      clientRefused(parts)(c, { address: asked['service'] ?? null, reason: why.reason, said: mistake.why ?? undefined })
      return fail(c, 400, { reason: reasonOf(why), mistake: explains ? mistake : null })
    }
    case 'redirect':
      return tellRedirect(c, result.url)
    case 'post':
      return postAnswer(c, parts, result)
    case 'sign-in': {
      const { continueTo, locale } = result
      const spoken = spokenLanguage(locale, parts.pages.site)
      // As the service speaks with the person, till they choose another language here.
      if (spoken !== null && c.req.query('lang') === undefined) return c.redirect(`${continueTo}&lang=${spoken}`, 302)
      return (
        (await signedInAlready(c, parts, continueTo)) ??
        (await stepUpPage(c, parts, continueTo)) ??
        identifierPage(c, parts, { continueTo })
      )
    }
  }
}

/** What the page says: that nobody is registered there, or that the request is wrong. */
function reasonOf({ reason }: LoginRefusal): string {
  if (reason === 'repeated-parameter' || reason === 'request-over' || reason === 'request-too-long') return reason
  if (reason === 'parameter') return 'repeated-parameter'
  return reason === 'address' ? 'redirect-uri' : 'unknown-client'
}

/** The language of a service, where the pages speak it as well. */
function spokenLanguage(locale: string | null, { languages }: Pages['site']): string | null {
  const wished = locale?.split(/[-_]/)[0]?.toLowerCase()
  return languages.find(({ code }) => code === wished)?.code ?? null
}
