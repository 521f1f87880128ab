import { randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { expect } from 'vitest'
import type { ServiceInput } from '../../../src/services/index.ts'
import { keyPair, type KeyPair, proof } from '../../support/clients.ts'
import {
  type Answer,
  answered,
  type Browser,
  callback,
  challenge,
  checkedIdToken,
  type Ended,
  type Op,
  type Parameters,
  queryOf,
  startOp,
  verifier,
} from './op.ts'

/** Claims to change; undefined leaves one out. */
export type Changes = Readonly<Record<string, unknown>>

/** Two clients of the profile and their keys, at a provider that is tested over HTTP alone. */
export interface Fapi extends Op {
  /** Keys by which clients authenticate and sign, by client id. */
  readonly keys: Readonly<Record<'first' | 'second' | 'asks' | 'signs', KeyPair>>
  /** A key that tokens are bound to, and another. */
  readonly dpopKey: KeyPair
  readonly otherDpopKey: KeyPair
  /** A key that may not sign here. */
  readonly rsa: KeyPair
}

type ClientId = keyof Fapi['keys']

/** Starts a provider with clients of the FAPI 2.0 Security Profile. */
export async function startFapi(): Promise<Fapi> {
  const keys = {
    first: await keyPair('ES256'),
    second: await keyPair('PS256'),
    asks: await keyPair('ES256'),
    signs: await keyPair('ES256'),
  }
  const rsa = await keyPair('RS256')
  const named = (
    clientId: ClientId,
    more: { firstParty?: boolean; requireSignedRequestObject?: boolean } = {},
  ): ServiceInput => ({
    name: clientId,
    type: 'oidc',
    clientId,
    profile: 'fapi2',
    // The key of RS256 is registered as well: that it is refused is for its algorithm.
    jwks: { keys: [keys[clientId].jwk, rsa.jwk] },
    redirectUris: [callback],
    grantTypes: ['authorization_code', 'refresh_token'],
    ...more,
  })
  const asks = named('asks', { firstParty: false })
  const op = await startOp([
    named('first'),
    named('second'),
    asks,
    named('signs', { requireSignedRequestObject: true }),
  ])
  return { ...op, keys, rsa, dpopKey: await keyPair('ES256'), otherDpopKey: await keyPair('ES256') }
}

/** How a request differs from what it should be. */
export interface Differing {
  readonly clientId?: ClientId
  /** Claims of the client assertion. */
  readonly assertion?: Changes
  /** Which key signs it. */
  readonly key?: KeyPair
  /** `none`: the request is sent without any. */
  readonly authentication?: 'none'
  /** A DPoP proof's claims and header; null: none is sent. */
  readonly dpop?: { readonly claims?: Changes; readonly header?: Changes } | null
  readonly dpopKey?: KeyPair
  readonly form?: Parameters
}

/** A client assertion (RFC 7523). */
export function assertionOf(op: Fapi, { assertion = {}, clientId = 'first', key }: Differing): Promise<string> {
  const at = op.now()
  const claims = { iss: clientId, sub: clientId, aud: op.metadata['issuer'], jti: randomUUID(), iat: at, exp: at + 60 }
  return (key ?? op.keys[clientId]).sign({ ...claims, ...assertion })
}

/** A DPoP proof for an endpoint. */
export function proofFor(
  op: Fapi,
  { dpop, dpopKey = op.dpopKey, htm = 'POST', htu }: Differing & { readonly htm?: string; readonly htu: string },
): Promise<string> {
  return proof(dpopKey, { at: op.now(), changes: { htm, htu, ...dpop?.claims }, header: dpop?.header ?? {} })
}

async function send(op: Fapi, endpoint: string, differing: Differing & { readonly form: Parameters }): Promise<Answer> {
  const { authentication, clientId = 'first', dpop, form } = differing
  const credentials =
    authentication === 'none'
      ? { client_id: clientId }
      : {
          client_id: clientId,
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await assertionOf(op, differing),
        }
  const headers: Record<string, string> =
    dpop === null ? {} : { DPoP: await proofFor(op, { ...differing, htu: String(op.metadata[endpoint]) }) }
  return op.post(endpoint, Object.fromEntries(queryOf({ ...credentials, ...form })), headers)
}

/** A good request, with these parameters changed (null: left out). */
export function asked(changes: Parameters = {}): Parameters {
  return {
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email',
    state: 'state-2',
    nonce: 'nonce-2',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  }
}

/** Pushes a request, without a DPoP proof unless one is wanted. */
export function push(op: Fapi, changes: Parameters = {}, differing: Differing = {}): Promise<Answer> {
  return send(op, 'pushed_authorization_request_endpoint', { dpop: null, ...differing, form: asked(changes) })
}

/** The query by which the browser comes with what was pushed. */
export function reference({ body }: Answer, clientId: string = 'first'): URLSearchParams {
  return new URLSearchParams({ client_id: clientId, request_uri: String(body['request_uri']) })
}

/** Pushes a request that must be taken. */
export async function pushed(op: Fapi, changes: Parameters = {}, differing: Differing = {}): Promise<URLSearchParams> {
  const answer = await push(op, changes, differing)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  expect(answer.body['request_uri']).toMatch(/^urn:ietf:params:oauth:request_uri:/)
  expect(Number(answer.body['expires_in'])).toBeGreaterThan(0)
  expect(Number(answer.body['expires_in'])).toBeLessThan(600)
  return reference(answer, differing.clientId)
}

/** The code of an answer, with all that the suite checks of it. */
export function codeIn(op: Op, ended: Ended, state: string | null = 'state-2'): string {
  const { params } = answered(ended)
  expect(params.get('error')).toBeNull()
  expect([params.get('iss'), params.get('state')]).toEqual([op.metadata['issuer'], state])
  return params.get('code') ?? ''
}

/** Pushes a request, signs in and gets a code. */
export async function newCode(
  op: Fapi,
  changes: Parameters = {},
  { browser, ...differing }: Differing & { readonly browser?: Browser } = {},
): Promise<string> {
  const query = await pushed(op, changes, differing)
  const ended = await op.authorize(query, browser === undefined ? {} : { browser })
  return codeIn(op, ended, changes['state'] === undefined ? 'state-2' : changes['state'])
}

/** Presents a code. */
export function exchange(op: Fapi, code: string, differing: Differing = {}): Promise<Answer> {
  const form = { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier }
  return send(op, 'token_endpoint', { ...differing, form: { ...form, ...differing.form } })
}

/** Presents a refresh token. */
export function refresh(op: Fapi, token: unknown, differing: Differing = {}): Promise<Answer> {
  const form = { grant_type: 'refresh_token', refresh_token: String(token) }
  return send(op, 'token_endpoint', { ...differing, form: { ...form, ...differing.form } })
}

/** Asks the resource that the tokens open, which is userinfo. */
export async function resource(
  op: Fapi,
  accessToken: string,
  { scheme = 'DPoP', ...differing }: Differing & { readonly scheme?: string; readonly proof?: string } = {},
): Promise<Answer> {
  const htu = String(op.metadata['userinfo_endpoint'])
  const ath = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken))).toString(
    'base64url',
  )
  const headers: Record<string, string> = { Authorization: `${scheme} ${accessToken}` }
  const dpop = { ...differing.dpop, claims: { ath, ...differing.dpop?.claims } }
  if (differing.dpop !== null)
    headers['DPoP'] = differing.proof ?? (await proofFor(op, { ...differing, dpop, htm: 'GET', htu }))
  return op.fetch(htu, { headers })
}

/** What a client has once somebody signed in. */
export interface Held {
  readonly accessToken: string
  readonly refreshToken: string
  readonly claims: JWTPayload
}

/** A token response, with all that the suite checks of it. */
export async function held(
  op: Fapi,
  { body, headers, status }: Answer,
  nonce: string | null = 'nonce-2',
): Promise<Held> {
  expect(status, JSON.stringify(body)).toBe(200)
  expect(headers.get('Cache-Control')).toContain('no-store')
  expect(body['token_type']).toBe('DPoP')
  const { access_token: accessToken, id_token: idToken, refresh_token: refreshToken } = body
  const payload: unknown = JSON.parse(Buffer.from(String(idToken).split('.')[1] ?? '', 'base64url').toString())
  const clientId = typeof payload === 'object' && payload !== null && 'aud' in payload ? String(payload.aud) : ''
  const claims = await checkedIdToken(op, idToken, { clientId, nonce, accessToken })
  return { accessToken: String(accessToken), refreshToken: String(refreshToken), claims }
}

/** The whole flow. */
export async function signIn(op: Fapi, changes: Parameters = {}, differing: Differing = {}): Promise<Held> {
  const { clientId, dpop, dpopKey } = differing
  const bound = {
    ...(clientId === undefined ? {} : { clientId }),
    ...(dpop === undefined ? {} : { dpop }),
    ...(dpopKey === undefined ? {} : { dpopKey }),
  }
  const tokens = await held(
    op,
    await exchange(op, await newCode(op, changes, differing), bound),
    changes['nonce'] === undefined ? 'nonce-2' : changes['nonce'],
  )
  expect((await resource(op, tokens.accessToken, bound)).status).toBe(200)
  return tokens
}

/** That an endpoint refuses, and how. */
export function refused({ body, status }: Answer, ...errors: readonly string[]): void {
  expect(errors, `${status} ${JSON.stringify(body)}`).toContain(body['error'])
  expect([400, 401]).toContain(status)
}
