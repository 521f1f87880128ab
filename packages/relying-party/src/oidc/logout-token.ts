import type { JWTPayload } from 'jose'
import { readForm } from '../form.ts'
import { sidHashOf, subjectHashOf, tokenHashOf } from '../names.ts'
import type { Received } from '../protocol.ts'
import type { RelyingPartySessions, Which } from '../sessions/port.ts'
import type { Issuer } from './configuration.ts'
import { skew } from '../clocks.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'

/**
 * Answers a back-channel logout: which sessions end, or why none.
 *
 * @param options - `issuer`: what its names are unique within
 * @see https://openid.net/specs/openid-connect-backchannel-1_0.html#Validation
 */
export async function backChannelLogout(
  request: Request,
  options: {
    readonly configured: () => Promise<Issuer>
    readonly issuer: string
    readonly now: number
    readonly sessions: RelyingPartySessions
  },
): Promise<Received> {
  const { configured, issuer, now, sessions } = options
  const token = (await readForm(request)).get('logout_token')
  if (token === null) return refused('no-logout-token')
  let claims: JWTPayload | null
  try {
    const { verifyJwt } = await configured()
    claims = await verifyJwt(token, { now, required: ['exp', 'jti', 'events'] })
  } catch {
    // Whoever told us tells us again.
    return { kind: 'refused', reason: 'unavailable', response: answer(503, 'temporarily_unavailable') }
  }
  if (claims === null) return refused('not-verified')
  // Section 2.4: an ID token has a nonce and no such event, so that one can't be taken for the other.
  if (claims['nonce'] !== undefined || !hasEvent(claims['events'])) return refused('not-a-logout-token')
  const which = await whichOf(claims, issuer)
  if (which === null) return refused('names-nobody')
  const { exp = now, iat: at = now, jti } = claims
  if (typeof jti !== 'string' || jti === '') return refused('not-a-logout-token')
  const once = { keyHash: await tokenHashOf(issuer, jti), expiresAt: exp + skew }
  // Section 2.6, step 8: a session that is named ends once anyhow; what ends all of a person's would end
  // those of later.
  if ('subjectHash' in which && (await sessions.recall(once.keyHash, { now })) !== null) return refused('seen-before')
  return { kind: 'end', which, at, once, response: answer(200) }
}

/** A session where one is named; else all of the person. */
async function whichOf({ sid, sub }: JWTPayload, issuer: string): Promise<Which | null> {
  if (typeof sid === 'string' && sid !== '') return { sidHash: await sidHashOf(issuer, sid) }
  if (typeof sub === 'string' && sub !== '') return { subjectHash: await subjectHashOf(issuer, sub) }
  return null
}

function hasEvent(events: unknown): boolean {
  if (typeof events !== 'object' || events === null) return false
  const member: unknown = Object.getOwnPropertyDescriptor(events, event)?.value
  return typeof member === 'object' && member !== null
}

function refused(reason: string): Received {
  return { kind: 'refused', reason, response: answer(400, 'invalid_request') }
}

/** Section 2.8: no store; JSON of OAuth's form where it failed. */
function answer(status: 200 | 400 | 503, error?: string): Response {
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' }
  return error === undefined
    ? new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
    : new Response(JSON.stringify({ error }), { status, headers })
}

/**
 * Answers a front-channel logout, which a page of the issuer asks for in a frame.
 *
 * @see https://openid.net/specs/openid-connect-frontchannel-1_0.html#RPLogout
 */
export async function frontChannelLogout(
  request: Request,
  {
    configured,
    issuer,
    now,
  }: { readonly configured: () => Promise<Issuer>; readonly issuer: string; readonly now: number },
): Promise<Received> {
  const query = new URL(request.url).searchParams
  const sid = query.get('sid')
  const named = (await configured().catch(() => null))?.config.serverMetadata().issuer
  if (named === undefined)
    return { kind: 'refused', reason: 'unavailable', response: answer(503, 'temporarily_unavailable') }
  if (query.get('iss') !== named || sid === null || sid === '') return refused('names-nobody')
  return {
    kind: 'end',
    which: { sidHash: await sidHashOf(issuer, sid) },
    at: now,
    byAnybody: true,
    response: answer(200),
  }
}
