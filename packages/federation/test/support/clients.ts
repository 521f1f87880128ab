import { randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { answerTokenRequest, authorize, type TokenAnswer } from '../../src/oidc/index.ts'
import type { ServiceInput } from '../../src/services/index.ts'
import { basic, redirectUri, request, type TestProvider, verifier } from './provider.ts'

export const now = 1_800_000_000
export const tokenEndpoint = 'https://id.example/cas/oauth2/token'
export const secret = 'a secret of the shop, long enough to be one'
const everyGrant = ['authorization_code', 'refresh_token', 'client_credentials'] as const

/** A client with a secret that uses every grant. */
export const client = {
  name: 'Client',
  type: 'oidc',
  clientId: 'client',
  clientSecret: secret,
  redirectUris: [redirectUri],
  grantTypes: [...everyGrant],
  ownScopes: ['read', 'write'],
  audiences: ['api'],
} satisfies ServiceInput

/** An API that others get tokens for. */
export const api = {
  name: 'API',
  type: 'oidc',
  clientId: 'api',
  clientSecret: secret,
  tokenEndpointAuthMethod: 'client_secret_basic',
  grantTypes: ['client_credentials'],
} satisfies ServiceInput

/** A client without credentials. */
export const single = {
  name: 'Single page',
  type: 'oidc',
  clientId: 'single',
  redirectUris: [redirectUri],
  grantTypes: ['authorization_code', 'refresh_token'],
} satisfies ServiceInput

type Fields = Readonly<Record<string, string>>

/** Somebody signs in and the client gets a code. */
export async function newCode(
  idp: TestProvider,
  changes: Readonly<Record<string, string | null>> = {},
  level: 'BASIC' | 'MEDIUM' = 'BASIC',
) {
  const { session, account } = await idp.signIn({ level, now })
  const parameters = request({ client_id: 'client', ...changes })
  const result = await authorize(idp.at(now), { parameters, session })
  const code = result.kind === 'redirect' ? new URL(result.url).searchParams.get('code') : null
  if (code === null) throw new Error(JSON.stringify(result))
  return { code, session, account }
}

/** What a test sends to the token endpoint. */
export interface Sending {
  readonly at?: number
  readonly authorization?: string | null
  readonly dpop?: string | null
}

/** Sends a form to the token endpoint; by default as the client with a secret. */
export function ask(idp: TestProvider, fields: Fields, sending: Sending = {}): Promise<TokenAnswer> {
  const { at = now, authorization = basic('client', secret), dpop = null } = sending
  return answerTokenRequest(idp.at(at), { authorization, dpop, parameters: new URLSearchParams(fields) })
}

/** Exchanges a code. */
export function exchange(
  idp: TestProvider,
  code: string,
  { fields = {}, ...sending }: Sending & { fields?: Fields } = {},
) {
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
  return ask(idp, { ...form, ...fields }, sending)
}

/** Exchanges a refresh token. */
export function refresh(
  idp: TestProvider,
  token: unknown,
  { fields = {}, ...sending }: Sending & { fields?: Fields } = {},
): Promise<TokenAnswer> {
  return ask(idp, { grant_type: 'refresh_token', refresh_token: String(token), ...fields }, sending)
}

/** A key pair, and what is signed with it. */
export async function keyPair(alg: string, kid: string = randomUUID()) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid, alg }
  const { kty = '' } = jwk
  const sign = (payload: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}) =>
    new SignJWT(payload).setProtectedHeader({ alg, kid, ...header }).sign(privateKey)
  return { alg, kid, sign, jwk: { ...jwk, kty }, privateKey, publicKey, jkt: await calculateJwkThumbprint(jwk) }
}

export type KeyPair = Awaited<ReturnType<typeof keyPair>>

/** A DPoP proof; `changes` replace its claims (undefined: left out), `header` its header's. */
export async function proof(
  key: KeyPair,
  {
    at = now,
    changes = {},
    header = {},
  }: {
    readonly at?: number
    readonly changes?: Readonly<Record<string, unknown>>
    readonly header?: Readonly<Record<string, unknown>>
  } = {},
): Promise<string> {
  const { alg: _, kid: __, ...jwk } = key.jwk
  const claims = { jti: randomUUID(), htm: 'POST', htu: tokenEndpoint, iat: at, ...changes }
  return key.sign(claims, { typ: 'dpop+jwt', jwk, kid: undefined, ...header })
}
