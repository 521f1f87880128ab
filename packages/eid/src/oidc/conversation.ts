import type { EidAssurance, EidRefusal, EidScheme } from '@laissez-passer/core/ports'
import * as openid from 'openid-client'
import { configuration } from './configuration.ts'
import { identityOf } from './identity.ts'
import type { OidcEidOptions } from './options.ts'

const levels: readonly EidAssurance[] = ['low', 'substantial', 'high']

/** eIDAS' own words for its levels. */
const eidas = {
  low: 'http://eidas.europa.eu/LoA/low',
  substantial: 'http://eidas.europa.eu/LoA/substantial',
  high: 'http://eidas.europa.eu/LoA/high',
} as const

/** How to talk to one country. */
export type Conversation = Pick<EidScheme, 'begin' | 'finish'>

/**
 * What a country over OpenID Connect is asked, and how its answers are judged.
 *
 * @param options what the country is registered by, `issuer` as an address.
 */
export function conversation(options: OidcEidOptions): Conversation {
  const { acr = eidas, scope = 'openid profile email' } = options
  const configured = configuration(options)
  return {
    async begin({ assurance, language, redirectUri, state }) {
      const issuer = await configured().catch(() => null)
      if (issuer === null) return unavailable
      const memory: Memory = { state, nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() }
      const wanted = levels.slice(levels.indexOf(assurance)).flatMap((level) => acr[level] ?? [])
      const url = openid.buildAuthorizationUrl(issuer.config, {
        redirect_uri: redirectUri,
        scope,
        state,
        nonce: memory.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(memory.verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        // Somebody else may have signed in over there on this machine.
        prompt: 'login',
        ...(wanted.length === 0 ? {} : { acr_values: wanted.join(' ') }),
      })
      return { ok: true, url: url.href, memory: JSON.stringify(memory) }
    },

    async finish({ memory, now, redirectUri, response }) {
      const { nonce, state, verifier }: Memory = JSON.parse(memory)
      const issuer = await configured().catch(() => null)
      if (issuer === null) return unavailable
      const { config, verifyJwt } = issuer
      const answer = new URL(redirectUri)
      answer.search = new URLSearchParams(response.params).toString()
      try {
        const tokens = await openid.authorizationCodeGrant(config, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined || (await verifyJwt(tokens.id_token ?? '', { now })) === null) return invalid
        const info =
          config.serverMetadata().userinfo_endpoint === undefined
            ? {}
            : await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
        const identity = identityOf({ ...info, ...claims, acr: claims.acr }, { ...options, acr })
        return identity ? { ok: true, identity } : invalid
      } catch (error) {
        return reasonOf(error)
      }
    },
  }
}

/** What is kept until the answer. */
interface Memory {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

const invalid: EidRefusal = { ok: false, reason: 'invalid' }
const unavailable: EidRefusal = { ok: false, reason: 'unavailable' }

function reasonOf(error: unknown): EidRefusal {
  if (error instanceof openid.AuthorizationResponseError)
    // RFC 6749 §4.1.2.1: these two are the country's trouble; every other error is a "no".
    return ['server_error', 'temporarily_unavailable'].includes(error.error)
      ? unavailable
      : { ok: false, reason: 'refused' }
  if (error instanceof openid.ResponseBodyError) return error.status >= 500 ? unavailable : invalid
  // openid-client wraps a failed or timed-out fetch without a code of its own.
  if (error instanceof TypeError || (error instanceof openid.ClientError && error.code === 'OAUTH_TIMEOUT'))
    return unavailable
  return isDown(error) ? unavailable : invalid
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
