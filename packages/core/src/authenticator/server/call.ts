import type { Context } from '../../context/index.ts'
import type { Device } from '../../ports/index.ts'
import { equal, hash } from '../bytes.ts'
import { type PublicJwk, parsePublicJwk } from '../jwk.ts'
import { claimedIssuer, verifyMessage } from '../message.ts'
import type { Claims } from '../message-types.ts'
import { nonceEnd } from './nonce.ts'
import { rules } from './rules.ts'

/** A request of the device API, as a route hands it over. */
export interface DeviceCall {
  /** The `Authorization` header, or null. */
  readonly authorization: string | null
  /** `GET`, `POST` … */
  readonly method: string
  /** Path on the provider's origin, base included. */
  readonly path: string
  /** The body as it came, at most 16 KB; empty where there is none. */
  readonly body: string
  /** The network address that it came from, for counting wrong passwords. */
  readonly address?: string
}

/** Why a call of the device channel is refused, whatever it asks. */
export type CallRefusal = 'use-nonce' | 'bad-message' | 'replayed' | 'unknown-device' | 'removed' | 'bad-request'

/** A refusal. `left`: PIN tries left; `outcome`: what an answered request became. */
export interface Refusal<R extends string> {
  readonly ok: false
  readonly reason: R
  readonly left?: number
  readonly outcome?: string
  /** Seconds until it may be tried again: a phone's clock may be wrong. */
  readonly wait?: number
  /** What B is to sign, in base64url. */
  readonly challenge?: string
}

/** A refusal with this reason. */
export function refuse<const R extends string>(reason: R, details: Omit<Refusal<R>, 'ok' | 'reason'> = {}): Refusal<R> {
  return { ok: false, reason, ...details }
}

/**
 * Authenticates a call by the device's presence key P: this phone sent this request, now, once.
 *
 * @returns the device (active or locked) or `unknown-device`, `bad-message` (signature, audience, method,
 * address or body), `use-nonce`, `replayed`, `removed`.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.3
 */
export async function authenticateCall(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly device: Device } | Refusal<CallRefusal>> {
  const token = bearer(call)
  const id = token && claimedIssuer(token)
  if (!token || !id) return refuse(token ? 'bad-message' : 'use-nonce')
  const device = await context.store.devices.find(id)
  const key = device && parsePublicJwk(device.presenceKey)
  if (!device || !key) return refuse('unknown-device')
  const verified = await verifyMessage('lp-device+jwt', token, { issuer: id, audience: context.settings.origin, key })
  if (!verified) return refuse('bad-message')
  const accepted = await acceptCall(context, call, { ...verified, accountId: device.accountId })
  if (accepted !== 'ok') return refuse(accepted)
  if (device.status === 'removed') return refuse('removed')
  if (device.lastSeenAt + rules.touchSeconds <= context.now)
    await context.store.devices.touch({ deviceId: device.id, now: context.now })
  return { ok: true, device }
}

/**
 * Authenticates the one call of a phone that isn't a device yet: signed by the key in its own header
 * (enrolment).
 * @returns that key and the enrolment's id, both as claimed; the enrolment's proof decides what they are
 * worth.
 */
export async function authenticateNewDevice(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly key: PublicJwk; readonly enrolmentId: string } | Refusal<CallRefusal>> {
  const token = bearer(call)
  const issuer = token && claimedIssuer(token)
  if (!token || !issuer) return refuse(token ? 'bad-message' : 'use-nonce')
  const verified = await verifyMessage('lp-device+jwt', token, {
    issuer,
    audience: context.settings.origin,
    key: 'embedded',
  })
  if (!verified) return refuse('bad-message')
  const accepted = await acceptCall(context, call, { ...verified, accountId: null })
  return accepted === 'ok' ? { ok: true, key: verified.publicKey, enrolmentId: issuer } : refuse(accepted)
}

/** The members of a JSON body: none that anybody asks for when it is no object, or no JSON. */
export function readBody(call: DeviceCall): ReadonlyMap<string, unknown> {
  try {
    const body: object = JSON.parse(call.body)
    return new Map(Object.entries(body))
  } catch {
    return new Map()
  }
}

function bearer({ authorization }: DeviceCall): string | null {
  return /^LP-Device ([\w.-]+)$/.exec(authorization ?? '')?.[1] ?? null
}

async function acceptCall(
  context: Context,
  call: DeviceCall,
  { accountId, claims }: { readonly claims: Claims<'lp-device+jwt'>; readonly accountId: string | null },
): Promise<'ok' | 'bad-message' | 'use-nonce' | 'replayed'> {
  const address = `${context.settings.origin}${call.path}`
  if (claims.htm !== call.method || claims.htu !== address || !equal(claims.bh, hash(call.body))) return 'bad-message'
  const end = await nonceEnd(context, claims.nonce)
  if (end === null) return 'use-nonce'
  const first = await context.store.seen.first(`device-call:${claims.iss}:${claims.jti}`, {
    expiresAt: end + 60,
    now: context.now,
    accountId,
  })
  return first ? 'ok' : 'replayed'
}
