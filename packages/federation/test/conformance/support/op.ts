import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose'
import type { ServiceInput } from '../../../src/services/index.ts'
import type { Browser, Visit } from '../../../../hono/test/support/browser.ts'
import { platform } from '../../../../hono/test/support/platform.node.ts'
import {
  elodie,
  makeWorld,
  origin,
  registered,
  rightPassword,
  type World,
} from '../../../../hono/test/support/world.ts'

export { elodie, origin } from '../../../../hono/test/support/world.ts'
export type { Browser, Visit } from '../../../../hono/test/support/browser.ts'

export const callback = 'https://rp.example/callback'
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
/** RFC 7636, appendix B: the challenge of that verifier. */
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** Parameters of a request; null leaves one out. */
export type Parameters = Readonly<Record<string, string | null>>

/** The provider's metadata, as far as modules ask for it. */
export type Metadata = Readonly<Record<string, unknown>>

/** How an authorization request ended: at the relying party, or on a page of the provider. */
export type Ended =
  | {
      readonly at: 'callback'
      readonly mode: 'query' | 'form_post'
      readonly params: URLSearchParams
      readonly asked: boolean
    }
  | { readonly at: 'page'; readonly visit: Visit }

/** An answer of an endpoint for programs. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

/** A provider that is tested over HTTP alone. */
export interface Op {
  readonly world: World
  /** The unique identifier of the one person there. */
  readonly uid: string
  readonly metadata: Metadata
  /** Moves the provider's clock, in seconds. */
  wait(seconds: number): void
  /** Seconds by that clock. */
  now(): number
  /** One request of a program; `endpoint`: its name in the metadata. */
  post(
    endpoint: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>
  fetch(url: string, init?: RequestInit): Promise<Answer>
  /** Follows an authorization request in a browser, signing in where it is asked. */
  authorize(
    query: URLSearchParams,
    options?: { readonly browser?: Browser; readonly method?: 'GET' | 'POST' },
  ): Promise<Ended>
}

/** Starts a provider with these relying parties and a person who is registered there. */
export async function startOp(services: readonly ServiceInput[]): Promise<Op> {
  const world = await makeWorld(await platform(), { services })
  const uid = await registered(world)
  let ahead = 0
  const fetch: Op['fetch'] = async (url, init) => {
    const response = await world.provider.fetch(new Request(url, init))
    const text = await response.text()
    const isJson = response.headers.get('Content-Type')?.includes('json') === true
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : {} }
  }
  const { body: metadata } = await fetch(`${origin}/cas/oauth2/.well-known/openid-configuration`)
  return {
    world,
    uid,
    metadata,
    wait: (seconds) => {
      ahead += seconds
      world.wait(seconds)
    },
    now: () => world.runtime.now() + ahead,
    fetch,
    post: (endpoint, fields, headers = {}) =>
      fetch(String(metadata[endpoint]), { method: 'POST', headers, body: new URLSearchParams(fields) }),
    authorize: (query, { browser = world.browser(), method = 'GET' } = {}) =>
      follow(browser, { address: String(metadata['authorization_endpoint']), query, method }),
  }
}

async function follow(
  browser: Browser,
  {
    address,
    method,
    query,
  }: { readonly address: string; readonly query: URLSearchParams; readonly method: 'GET' | 'POST' },
): Promise<Ended> {
  const path = address.slice(origin.length)
  let visit =
    method === 'GET' ? await browser.get(`${path}?${query}`) : await browser.post(path, Object.fromEntries(query))
  let asked = false
  for (let step = 0; step < 8; step++) {
    const ended = endedIn(visit)
    if (ended !== null) return { at: 'callback', ...ended, asked }
    const next = await nextOf(browser, visit)
    if (next === null) return { at: 'page', visit }
    asked = true
    visit = next
  }
  throw new Error(`${visit.path} leads nowhere: ${visit.text}`)
}

/** The answer, where the browser was sent to the relying party with it. */
function endedIn(visit: Visit): { readonly mode: 'query' | 'form_post'; readonly params: URLSearchParams } | null {
  const last = visit.hops.at(-1)?.replace(/^\d+ /, '') ?? ''
  if (last.startsWith(callback)) return { mode: 'query', params: new URL(last).searchParams }
  const form = visit.forms.find(({ action }) => action === callback)
  return form === undefined ? null : { mode: 'form_post', params: new URLSearchParams(form.fields) }
}

/** What a person does on a page; null: nothing is asked there. */
async function nextOf(browser: Browser, visit: Visit): Promise<Visit | null> {
  const has = (name: string) => visit.forms.some(({ names }) => names.has(name))
  if (has('identifier')) return browser.submit(visit, { identifier: elodie.email })
  if (has('password')) return browser.submit(visit, { password: rightPassword, method: 'password' })
  if (has('stepUp')) return browser.submit(visit, { stepUp: '1', method: 'password' })
  const onwards = visit.links.find((link) => link.startsWith('/cas/oauth2/authorize'))
  return visit.path.startsWith('/cas/continue') && onwards !== undefined ? browser.get(onwards) : null
}

/** The answer at the callback. @throws where the browser ended elsewhere */
export function answered(ended: Ended): Extract<Ended, { readonly at: 'callback' }> {
  if (ended.at === 'callback') return ended
  throw new Error(`no answer to the relying party: ${ended.visit.status} ${ended.visit.path} ${ended.visit.text}`)
}

/** A page of the provider's. @throws where the browser was sent to the relying party */
export function page(ended: Ended): Visit {
  if (ended.at === 'page') return ended.visit
  throw new Error(`the relying party was answered: ${ended.params}`)
}

/** Parameters as a query. */
export function queryOf(parameters: Parameters): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== null) query.set(name, value)
  return query
}

/**
 * An ID token's claims, after all that OpenID Connect Core §3.1.3.7 has a client check.
 * @param expected - `nonce`: what was sent; null: nothing was.
 */
export async function checkedIdToken(
  op: Op,
  idToken: unknown,
  {
    clientId,
    nonce,
    accessToken,
  }: { readonly clientId: string; readonly nonce: string | null; readonly accessToken: unknown },
): Promise<JWTPayload> {
  const { body } = await op.fetch(String(op.metadata['jwks_uri']))
  const { payload, protectedHeader } = await jwtVerify(String(idToken), createLocalJWKSet(keysIn(body)), {
    issuer: String(op.metadata['issuer']),
    audience: clientId,
    requiredClaims: ['sub', 'iat', 'exp'],
    currentDate: new Date(op.now() * 1000),
  })
  if (protectedHeader.kid === undefined) throw new Error('an ID token without kid')
  if (Array.isArray(payload.aud) || String(payload.sub).length > 255) throw new Error('aud or sub')
  if ((payload['nonce'] ?? null) !== nonce) throw new Error(`nonce ${String(payload['nonce'])}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(String(accessToken))))
  const half = Buffer.from(digest.slice(0, 16)).toString('base64url')
  if (payload['at_hash'] !== half) throw new Error('at_hash')
  return payload
}

function keysIn(body: Answer['body']): JSONWebKeySet {
  const { keys } = body
  if (!Array.isArray(keys)) throw new Error('no keys')
  return { keys }
}
