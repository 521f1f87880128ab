import type { JWTPayload } from 'jose'
import { expect } from 'vitest'
import type { ServiceInput } from '../../../src/services/index.ts'
import {
  type Answer,
  answered,
  type Browser,
  callback,
  challenge,
  checkedIdToken,
  type Op,
  type Parameters,
  queryOf,
  verifier,
} from './op.ts'

const secret = 'a secret of the relying party, long enough'

/** The relying party of the plans for OpenID Connect, and another beside it. */
export const clients: readonly ServiceInput[] = [
  {
    name: 'First',
    type: 'oidc',
    clientId: 'first',
    clientSecret: secret,
    redirectUris: [callback],
    grantTypes: ['authorization_code', 'refresh_token'],
  },
  {
    name: 'Second',
    type: 'oidc',
    clientId: 'second',
    clientSecret: secret,
    redirectUris: [callback],
    grantTypes: ['authorization_code', 'refresh_token'],
  },
]

/** What a relying party has once somebody signed in. */
export interface Tokens {
  readonly code: string
  readonly token: Answer
  readonly accessToken: string
  readonly idToken: string
  readonly claims: JWTPayload
  /** Whether the person was asked for anything. */
  readonly asked: boolean
}

/** A good request, with these parameters changed (null: left out). */
export function request(changes: Parameters = {}): URLSearchParams {
  return queryOf({
    client_id: 'first',
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid',
    state: 'state-9',
    nonce: 'nonce-9',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  })
}

/** How a client authenticates at the token endpoint. */
export type Way = 'client_secret_basic' | 'client_secret_post'

/** Presents a code. */
export function exchange(
  op: Op,
  code: string,
  { way = 'client_secret_basic', clientId = 'first' }: { readonly way?: Way; readonly clientId?: string } = {},
): Promise<Answer> {
  return asClient(
    op,
    { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier },
    { way, clientId },
  )
}

/** Sends a form to the token endpoint. */
export function asClient(
  op: Op,
  form: Readonly<Record<string, string>>,
  { way = 'client_secret_basic', clientId = 'first' }: { readonly way?: Way; readonly clientId?: string } = {},
): Promise<Answer> {
  if (way === 'client_secret_post')
    return op.post('token_endpoint', { ...form, client_id: clientId, client_secret: secret })
  return op.post('token_endpoint', form, {
    Authorization: `Basic ${btoa(`${clientId}:${encodeURIComponent(secret).replaceAll('%20', '+')}`)}`,
  })
}

/**
 * The whole flow, with all that the suite checks in each module: the answer's state and issuer, the token
 * response's form and headers, the ID token.
 */
export async function signIn(
  op: Op,
  changes: Parameters = {},
  { browser, method, way }: { readonly browser?: Browser; readonly method?: 'GET' | 'POST'; readonly way?: Way } = {},
): Promise<Tokens> {
  const query = request(changes)
  const followed = { ...(browser === undefined ? {} : { browser }), ...(method === undefined ? {} : { method }) }
  const { asked, params } = answered(await op.authorize(query, followed))
  expect(params.get('error')).toBeNull()
  expect(params.get('state')).toBe(query.get('state'))
  expect(params.get('iss')).toBe(op.metadata['issuer'])
  const code = params.get('code') ?? ''
  const clientId = query.get('client_id') ?? ''
  const token = await exchange(op, code, { clientId, ...(way === undefined ? {} : { way }) })
  expect(token.status).toBe(200)
  expect(token.headers.get('Content-Type')).toContain('application/json')
  expect(token.headers.get('Cache-Control')).toContain('no-store')
  expect(token.body).toMatchObject({ token_type: 'Bearer', expires_in: expect.any(Number) })
  const { access_token: accessToken, id_token: idToken } = token.body
  const claims = await checkedIdToken(op, idToken, { clientId, nonce: query.get('nonce'), accessToken })
  return { code, token, accessToken: String(accessToken), idToken: String(idToken), claims, asked }
}

/** Asks userinfo by GET, and holds it against the ID token. */
export async function userinfo(
  op: Op,
  { accessToken, claims }: Pick<Tokens, 'accessToken' | 'claims'>,
): Promise<Answer['body']> {
  const { body, headers, status } = await op.fetch(String(op.metadata['userinfo_endpoint']), {
    headers: { Authorization: `Bearer ${accessToken}` },
  })
  expect([status, body['sub']]).toEqual([200, claims.sub])
  expect(headers.get('Content-Type')).toContain('application/json')
  return body
}
