import * as openid from 'openid-client'
import { skew } from '../clocks.ts'
import { RelyingPartyError } from '../errors.ts'
import type { Completed, Protocol } from '../protocol.ts'
import { secret } from '../secrets.ts'
import type { RelyingPartySessions } from '../sessions/port.ts'
import { type Issuer } from './configuration.ts'
import { backChannelLogout, frontChannelLogout } from './logout-token.ts'
import type { OidcOptions } from './options.ts'
import { heldAfter, readHeld } from './tokens.ts'
import { euLoginAcr, userOf } from './user.ts'

/** Somebody waits for the page after logging out. */
const patienceMs = 2000

/** What is remembered between the redirect and the way back. */
interface Memory {
  readonly nonce: string
  readonly codeVerifier: string
}

/**
 * A login over OpenID Connect: code flow, PKCE, state and nonce.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
 */
export function oidcProtocol(
  options: OidcOptions & {
    readonly provider: string
    readonly basePath: string
    readonly sessions: RelyingPartySessions
  },
  configured: () => Promise<Issuer>,
): Protocol {
  const { acr = euLoginAcr, basePath, issuer, origin, parameters = {}, provider, sessions } = options
  const { scope = 'openid email profile' } = options
  return {
    provider,
    issuer,
    async ready() {
      await configured()
    },

    async begin({ again, create, language, level, state }) {
      const { config } = await configured()
      const memory: Memory = { nonce: secret(), codeVerifier: openid.randomPKCECodeVerifier() }
      const wanted = level === null ? undefined : acr[level]
      const url = openid.buildAuthorizationUrl(config, {
        ...parameters,
        redirect_uri: `${origin}${basePath}/callback`,
        scope,
        state,
        nonce: memory.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(memory.codeVerifier),
        code_challenge_method: 'S256',
        ...(wanted === undefined ? {} : { acr_values: wanted }),
        ...(create ? { prompt: 'create' } : again ? { prompt: 'login' } : {}),
        ...(language === null ? {} : { ui_locales: language }),
      })
      return { url: url.href, memory: JSON.stringify(memory) }
    },

    async complete({ memory, now, state, url }): Promise<Completed> {
      const { codeVerifier, nonce }: Memory = JSON.parse(memory)
      try {
        const { config, verifyJwt } = await configured()
        const tokens = await openid.authorizationCodeGrant(config, new URL(url), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined || tokens.id_token === undefined) return { ok: false, reason: 'invalid' }
        if ((await verifyJwt(tokens.id_token, { now })) === null)
          return { ok: false, reason: 'invalid', ...clocksDiffer({ issuer, iat: claims.iat, now }) }
        const hasUserInfo = config.serverMetadata().userinfo_endpoint !== undefined
        const info = hasUserInfo ? await openid.fetchUserInfo(config, tokens.access_token, claims.sub) : null
        return {
          ok: true,
          user: userOf({ claims, info }, acr),
          sid: typeof claims['sid'] === 'string' ? claims['sid'] : null,
          signedInAt: claims.auth_time ?? null,
          held: JSON.stringify(heldAfter(tokens, { now })),
        }
      } catch (error) {
        const iat = isOverdue(error) ? iatIn(error) : null
        if (iat !== null) return { ok: false, reason: 'invalid', ...clocksDiffer({ issuer, iat, now }) }
        return failureOf(error, issuer)
      }
    },

    async logoutAddress(text) {
      const held = readHeld(text)
      const config = (await configured().catch(() => null))?.config
      if (held === null || config?.serverMetadata().end_session_endpoint === undefined) return null
      return openid.buildEndSessionUrl(config, {
        id_token_hint: held.idToken,
        post_logout_redirect_uri: `${origin}/`,
      }).href
    },

    async release(text) {
      const refreshToken = readHeld(text)?.refreshToken ?? null
      const config = (await configured().catch(() => null))?.config
      if (refreshToken === null || config?.serverMetadata().revocation_endpoint === undefined) return
      const revoked = openid.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' })
      await Promise.race([revoked.catch(() => {}), new Promise((resolve) => setTimeout(resolve, patienceMs))])
    },

    async receive(request, { now, path }) {
      if (path === 'back-channel-logout' && request.method === 'POST')
        return backChannelLogout(request, { configured, issuer, now, sessions })
      if (path === 'front-channel-logout' && request.method === 'GET' && options.frontChannelLogout === true)
        return frontChannelLogout(request, { configured, issuer, now })
      return null
    },
  }
}

/** Why a login failed, from what openid-client threw. */
function failureOf(error: unknown, issuer: string): Completed {
  if (error instanceof RelyingPartyError) return { ok: false, reason: 'unavailable', error }
  if (error instanceof openid.AuthorizationResponseError)
    // RFC 6749, section 4.1.2.1: these two are the provider's trouble; every other error is a "no".
    return {
      ok: false,
      reason: ['server_error', 'temporarily_unavailable'].includes(error.error) ? 'unavailable' : 'refused',
    }
  if (error instanceof openid.ResponseBodyError) {
    if (error.status >= 500) return { ok: false, reason: 'unavailable' }
    return error.error === 'invalid_client' || error.error === 'unauthorized_client'
      ? { ok: false, reason: 'unavailable', error: clientRefused(issuer, error) }
      : { ok: false, reason: 'invalid' }
  }
  // RFC 6749, section 5.2: a client that used the Authorization header is told by a challenge in its scheme.
  if (error instanceof openid.WWWAuthenticateChallengeError && error.cause.some(({ scheme }) => scheme === 'basic'))
    return { ok: false, reason: 'unavailable', error: clientRefused(issuer, error) }
  // openid-client wraps a failed or timed-out fetch without a code of its own.
  if (error instanceof TypeError || (error instanceof openid.ClientError && error.code === 'OAUTH_TIMEOUT'))
    return { ok: false, reason: 'unavailable' }
  return { ok: false, reason: isDown(error) ? 'unavailable' : 'invalid' }
}

/**
 * Nobody finds out by "could not be verified" that a clock is wrong. An ID token was made a moment ago: the
 * code was redeemed for it.
 */
function clocksDiffer({ iat, issuer, now }: { readonly iat: number; readonly issuer: string; readonly now: number }): {
  readonly error?: RelyingPartyError
} {
  const seconds = Math.abs(iat - now)
  if (!(seconds > skew)) return {}
  const message = `What ${issuer} signed just now is of ${seconds} seconds ${iat > now ? 'later' : 'ago'} by this machine’s clock. Set the clock that is wrong.`
  return { error: new RelyingPartyError('clocks-differ', message) }
}

const isOverdue = (error: unknown): boolean =>
  error instanceof openid.ClientError && error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'

/** When the token was made that an error is about: its innermost cause has the claims. */
function iatIn(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null
  const iat: unknown = Reflect.get(Object(Reflect.get(error, 'claims')), 'iat')
  return typeof iat === 'number' ? iat : iatIn(Reflect.get(error, 'cause'))
}

/**
 * Some server on the way said that it can't, in no words of OAuth's. Not asked by `instanceof`: @hono/node-server
 * beside us puts a class of its own in the place of `Response`, and what fetch gave is none of it.
 */
function isDown(error: unknown): boolean {
  if (typeof error === 'object' && error !== null && Object.prototype.toString.call(error) === '[object Response]')
    return 'status' in error && Number(error.status) >= 500
  return error instanceof Error && isDown(error.cause)
}

function clientRefused(issuer: string, cause: unknown): RelyingPartyError {
  return new RelyingPartyError(
    'client-refused',
    `${issuer} refuses this client: clientId, or the secret or key by which it authenticates, isn’t what is registered there.`,
    { cause },
  )
}
