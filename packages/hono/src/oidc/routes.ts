import { isKeepable } from '@laissez-passer/core/addresses'
import {
  answerTokenRequest,
  authorize,
  discoveryDocument,
  endSessionRequest,
  introspect,
  mistakeOfAuthorize,
  publicKeys,
  pushRequest,
  revoke,
  userinfo,
} from '@laissez-passer/federation/oidc'
import { meetsOwnWish } from '@laissez-passer/core/internal/sign-in'
import { Hono, type Context } from 'hono'
import type { Pages } from '@laissez-passer/pages/types'
import { clientRefused } from '../client-refused.ts'
import type { Room, RouteParts } from '../composition.ts'
import { withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { endHere } from '../logout/ended.ts'
import { afterLogout } from '../logout/page.ts'
import { etagOf, knows } from '../ready.ts'
import { currentSession } from '../session.ts'
import { firstOf } from '../sign-in/due.ts'
import { consentPage } from './consent.ts'
import { postAnswer } from '../post-answer.ts'
import { asked, formOf, open, preflight, readable, readably, sent } from './programs.ts'
import { oidcProviderOf } from './provider.ts'
import { tellJson, tellRedirect } from '../told.ts'

/**
 * OpenID Connect for relying parties.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-3
 */
export const oidcRoom: Room = {
  routes: oidcRoutes,
  ready: ({ addresses: { oauth2 }, context }) => {
    const document = {
      body: JSON.stringify(discoveryDocument(context)),
      headers: { ...readable, 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=3600' },
    }
    return { [oauth2.discovery]: document, [oauth2.metadata]: document }
  },
  for: 'anyone',
  speaksToPrograms: ({ oauth2: { issuer, jwks, metadata, pushed, token, userinfo } }) => [
    `${issuer}/.well-known`,
    metadata,
    jwks,
    pushed,
    token,
    userinfo,
  ],
}

function oidcRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, context, explains, faces, render, fail } = parts
  const leaving = addresses.oauth2.logout
  const provider = oidcProviderOf(parts)
  const refused = clientRefused(parts)
  const passedOver = clientRefused(parts, 'client-passed-over')

  return (
    new Hono<ProviderEnv>()
      // What a browser asks before; the document itself is a ready answer.
      .options(addresses.oauth2.discovery, preflight)
      .options(addresses.oauth2.metadata, preflight)
      .use(addresses.oauth2.jwks, open)
      .get(addresses.oauth2.jwks, async (c) => {
        const body = JSON.stringify(await publicKeys(c.get('context')))
        const tag = etagOf(body)
        c.header('ETag', tag)
        c.header('Cache-Control', 'public, max-age=300')
        return knows(c, tag) ? c.body(null, 304) : c.body(body, 200, { 'Content-Type': 'application/json' })
      })

      .get(addresses.oauth2.authorize, async (c) => {
        const found = await currentSession(c)
        // No service is opened before what is due was seen to.
        const usable = found && firstOf(c, faces, { ...found, continueTo: null }) === null ? found : null
        const parameters = new URL(c.req.url).searchParams
        // Ours, by the language switch of a page that is shown here.
        parameters.delete('lang')
        const result = await authorize(provider(c), {
          parameters,
          session: usable?.session ?? null,
          wantsMore:
            usable !== null &&
            !(await meetsOwnWish(c.get('context'), { ...usable, proofs: usable.session.proofs, forService: true })),
        })
        const client = parameters.get('client_id')
        for (const reason of result.passedOver ?? []) passedOver(c, { client, reason, said: 'No value of it is known' })
        if (result.kind === 'refuse') {
          const { reason, wrong } = result
          refused(c, { client, address: parameters.get('redirect_uri'), reason, said: wrong?.description })
          const mistake = explains ? await mistakeOfAuthorize(provider(c), { query: parameters, reason, wrong }) : null
          return fail(c, 400, { reason, mistake })
        }
        if ('failed' in result && result.failed !== undefined)
          refused(c, { client, reason: result.failed.error, said: result.failed.description })
        if (result.kind === 'redirect') return tellRedirect(c, result.url)
        if (result.kind === 'post') return postAnswer(c, parts, result)
        if (result.kind === 'consent' && usable !== null)
          return consentPage(c, parts, { current: usable, question: result.question })
        if (result.kind === 'consent') return fail(c, 400)
        const page = withContinue(result.kind === 'register' ? addresses.register : addresses.signIn, result.continueTo)
        const spoken = wishedLanguage(result.uiLocales, parts.pages.site)
        return c.redirect(spoken === null ? page : `${page}&lang=${spoken}`, 302)
      })
      // A POST from another site comes without our cookies (SameSite=Lax): it goes on as a GET, which has
      // them.
      .post(addresses.oauth2.authorize, (c) => asAddress(c, addresses.oauth2.authorize))

      // `open` stands behind them, for other methods.
      .post(
        addresses.oauth2.pushed,
        asked((c, request) => pushRequest(provider(c), request), refused),
      )
      .use(addresses.oauth2.pushed, open)
      .post(
        addresses.oauth2.token,
        asked((c, request) => answerTokenRequest(provider(c), request), refused),
      )
      .use(addresses.oauth2.token, open)
      .post(
        addresses.oauth2.introspect,
        asked((c, request) => introspect(provider(c), request), refused),
      )
      .use(addresses.oauth2.introspect, open)
      .post(
        addresses.oauth2.revoke,
        asked((c, request) => revoke(provider(c), request), refused),
      )
      .use(addresses.oauth2.revoke, open)
      .on(['GET', 'POST'], addresses.oauth2.userinfo, readably(aboutPerson))
      .use(addresses.oauth2.userinfo, open)

      .get(leaving, (c) => logout(c, new URL(c.req.url).searchParams))
      // As above: without our cookies nobody could be asked, and the session would go on while its cookie is
      // gone.
      .post(leaving, (c) => asAddress(c, leaving))
  )

  async function asAddress(c: Context<ProviderEnv>, path: string): Promise<Response> {
    const to = `${path}?${await formOf(c)}`
    return isKeepable(to) ? c.redirect(to, 303) : fail(c, 413)
  }

  async function aboutPerson(c: Context<ProviderEnv>): Promise<Response> {
    const { authorization, dpop, parameters } = await sent(c)
    const answer = await userinfo(provider(c), {
      authorization,
      dpop,
      posted: c.req.method === 'POST' ? parameters.get('access_token') : null,
      method: c.req.method,
      url: context.settings.origin + addresses.oauth2.userinfo,
    })
    const headers = { ...readable, 'cache-control': 'no-store' }
    if (answer.ok) return tellJson(c, answer.claims, { status: 200, headers })
    refused(c, { client: answer.client ?? null, reason: answer.error ?? 'no-token', said: answer.why })
    const challenged = { ...headers, 'www-authenticate': answer.challenge }
    return answer.error === null
      ? c.body(null, 401, challenged)
      : tellJson(c, { error: answer.error }, { status: answer.status, headers: challenged })
  }

  async function logout(c: Context<ProviderEnv>, parameters: URLSearchParams): Promise<Response> {
    const found = await currentSession(c)
    const result = await endSessionRequest(provider(c), { parameters, uid: found?.account.uid ?? null })
    const left = result.passedOver
    const client = left?.service?.clientId ?? parameters.get('client_id')
    const address = parameters.get('post_logout_redirect_uri')
    // Whoever is asked first comes back here.
    if (left !== null && result.kind === 'end')
      passedOver(c, { client, address, reason: left.mistake.parameter, said: left.mistake.why ?? undefined })
    if (result.kind === 'ask') {
      return render(c, 'logout', {
        action: addresses.logout,
        hidden: { next: `${leaving}?${parameters}` },
        // Without the header's own Logout, which wouldn't lead back.
        person: null,
        cancelHref: addresses.signIn,
        path: `${leaving}?${parameters}`,
      })
    }
    await endHere(c)
    return afterLogout(c, parts, { onward: result.redirect, mistake: explains ? (left?.mistake ?? null) : null })
  }
}

/**
 * The first of the languages in which the service speaks with the person that the pages speak, too (OpenID
 * Connect Core §3.1.2.1).
 */
function wishedLanguage(uiLocales: string, { languages }: Pages['site']): string | null {
  const wishes = uiLocales.split(' ').map((tag) => tag.split('-')[0]?.toLowerCase())
  return wishes.find((wish) => languages.some(({ code }) => code === wish)) ?? null
}
