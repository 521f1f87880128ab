import * as openid from 'openid-client'
import { heldBy, sealFor } from '../logins.ts'
import { type Log } from '../log.ts'
import type { RelyingPartySessions, SignedIn } from '../sessions/port.ts'
import type { Issuer } from './configuration.ts'
import { type Held, heldAfter, readHeld } from './tokens.ts'

/** Tokens to call an API with. */
export interface Tokens {
  readonly accessToken: string
  readonly idToken: string
  /** Seconds since the epoch; null where the issuer doesn't say. */
  readonly endsAt: number | null
  readonly scope: string | null
}

/** Why there are no tokens. */
export type NoTokens = {
  readonly ok: false
  readonly reason: /** Nobody is signed in. */
    | 'signed-out'
    /** The access token is over, and the issuer gave nothing to renew it by. */
    | 'expired'
    /** The issuer takes the refresh token no longer: the session has been ended here as well. */
    | 'refused'
    /** The issuer doesn't answer. */
    | 'unavailable'
}

/** How long one process has for renewing, in seconds; the others wait for it. */
const leaseSeconds = 15
/** An access token is renewed this long before its end, in seconds: a call takes a while. */
const early = 30
const pauseMs = 50

/**
 * The tokens of a session, renewed where they are about to end. However many requests ask at once, in however
 * many processes, the refresh token is sent once: issuers that rotate them take a second use for a theft.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2
 */
export async function liveTokens(
  found: { readonly session: SignedIn; readonly token: string },
  options: {
    readonly configured: () => Promise<Issuer>
    readonly sessions: RelyingPartySessions
    readonly now: () => number
    readonly log: Log
  },
): Promise<{ readonly ok: true; readonly tokens: Tokens } | NoTokens> {
  const { now, sessions } = options
  const { token } = found
  const patience = performance.now() + leaseSeconds * 1000
  for (let session: SignedIn | null = found.session; session !== null; ) {
    const held = readHeld(await heldBy(session, token))
    if (held === null) return { ok: false, reason: 'signed-out' }
    if (held.accessTokenEnds === null || held.accessTokenEnds > now() + early)
      return { ok: true, tokens: tokensOf(held) }
    if (held.refreshToken === null)
      return held.accessTokenEnds > now() ? { ok: true, tokens: tokensOf(held) } : { ok: false, reason: 'expired' }
    if (await sessions.lease(session.idHash, { now: now(), until: now() + leaseSeconds })) {
      // Somebody may have renewed between our look and our lease.
      const seen = session.sealed
      session = await sessions.find(session.idHash, { now: now() })
      if (session === null) break
      if (session.sealed === seen) return renew({ session, token, held }, options)
      await sessions.renew(session.idHash, { from: session.sealed, sealed: session.sealed })
      continue
    }
    if (performance.now() > patience) return { ok: false, reason: 'unavailable' }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    session = await sessions.find(session.idHash, { now: now() })
  }
  return { ok: false, reason: 'signed-out' }
}

async function renew(
  { held, session, token }: { readonly session: SignedIn; readonly token: string; readonly held: Held },
  { configured, log, now, sessions }: Parameters<typeof liveTokens>[1],
): Promise<{ readonly ok: true; readonly tokens: Tokens } | NoTokens> {
  const giveBack = (sealed: string): Promise<boolean> =>
    sessions.renew(session.idHash, { from: session.sealed, sealed })
  try {
    const { config, verifyJwt } = await configured()
    const answer = await openid.refreshTokenGrant(config, held.refreshToken ?? '')
    if (answer.id_token !== undefined) {
      // OpenID Connect Core, section 12.2: another ID token is about the same person.
      const claims = await verifyJwt(answer.id_token, { now: now() })
      if (claims?.sub !== session.user.id) throw new Error('an ID token about somebody else')
    }
    const renewed = heldAfter(answer, { before: held, now: now() })
    await giveBack(await sealFor(token, JSON.stringify(renewed)))
    return { ok: true, tokens: tokensOf(renewed) }
  } catch (error) {
    if (error instanceof openid.ResponseBodyError && error.error === 'invalid_grant') {
      // Revoked over there, or over: this session rested on it.
      await sessions.end(session.idHash)
      log({ level: 'info', event: 'tokens-refused', reason: 'invalid_grant' })
      return { ok: false, reason: 'refused' }
    }
    await giveBack(session.sealed)
    if ((held.accessTokenEnds ?? 0) > now()) return { ok: true, tokens: tokensOf(held) }
    log({ level: 'warn', event: 'tokens-refused', reason: 'unavailable' })
    return { ok: false, reason: 'unavailable' }
  }
}

function tokensOf({ accessToken, accessTokenEnds, idToken, scope }: Held): Tokens {
  return { accessToken, idToken, endsAt: accessTokenEnds, scope }
}
