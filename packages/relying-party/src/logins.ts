import { RelyingPartyError } from './errors.ts'
import type { FailedLogin } from './failures.ts'
import { sidHashOf, subjectHashOf } from './names.ts'
import type { LoginRequest, Protocol } from './protocol.ts'
import { hash, seal, secret, unseal } from './secrets.ts'
import type { RelyingPartySessions, SignedIn } from './sessions/port.ts'
import { type Level, reaches } from './user.ts'

const loginSeconds = 1800
const sweepEvery = 600

/** A login that could not begin or end. */
export type NotSignedIn = { readonly ok: false } & FailedLogin

/** What a login begins with. */
export type BeginLogin = Omit<LoginRequest, 'state'> & {
  /** A path on the app's origin. */
  readonly returnTo: string
}

/** Logins and sessions over a protocol, without any HTTP. */
export interface Logins {
  /** The address to send the browser to. Keeps one login under way, for 30 minutes. */
  begin(login: BeginLogin): Promise<{ readonly ok: true; readonly url: string } | NotSignedIn>
  /**
   * Verifies what the browser brought back and opens a session. Each login ends once, in the browser in which
   * it began.
   * @returns `token`: the value for the session cookie
   */
  complete(answer: {
    readonly url: string
    readonly browser: string | null
  }): Promise<{ readonly ok: true; readonly token: string; readonly returnTo: string } | NotSignedIn>
  /** The session behind a cookie's value, or null. */
  find(token: string): Promise<SignedIn | null>
  /** Ends a session here; where it ends at the provider too, or null when that can't be known. */
  end(token: string): Promise<string | null>
}

/** What is kept of a login under way. */
interface LoginUnderWay {
  /** SHA-256 of the browser's binding cookie: another browser can't finish it. */
  readonly browserHash: string
  readonly returnTo: string
  readonly level: Level | null
  /** When it began, if the person was to sign in anew; else null. */
  readonly freshSince: number | null
  /** What the protocol remembers. */
  readonly memory: string
}

const about = 'provider'

/** What a session holds of the provider, opened by the cookie's value; null when it was made by another. */
export function heldBy(session: SignedIn, token: string): Promise<string | null> {
  return unseal(session.sealed, { about, secret: token })
}

/** Seals what a session holds of the provider, for the cookie's value alone. */
export function sealFor(token: string, held: string): Promise<string> {
  return seal(held, { about, secret: token })
}

export function logins(options: {
  readonly protocol: Protocol
  readonly sessions: RelyingPartySessions
  readonly sessionSeconds: number
  readonly now: () => number
}): Logins {
  const { protocol, sessions, sessionSeconds, now } = options
  let sweptAt = now()

  /** Where no work runs in the background, whoever logs in sweeps now and then. */
  async function sweepNowAndThen(): Promise<void> {
    if (now() - sweptAt < sweepEvery) return
    sweptAt = now()
    await sessions.sweep({ now: now() })
  }

  return {
    async begin({ returnTo, ...login }) {
      const state = secret()
      try {
        const { memory, url } = await protocol.begin({ ...login, state })
        const underWay: LoginUnderWay = {
          browserHash: await hash(login.browser),
          returnTo,
          level: login.level,
          freshSince: login.again ? now() : null,
          memory,
        }
        await sweepNowAndThen()
        await sessions.remember({
          keyHash: await hash(state),
          value: JSON.stringify(underWay),
          expiresAt: now() + loginSeconds,
        })
        return { ok: true, url }
      } catch (error) {
        if (error instanceof RelyingPartyError) return { ok: false, reason: 'unavailable', returnTo, error }
        throw error
      }
    },

    async complete({ browser, url }) {
      const expired: NotSignedIn = { ok: false, reason: 'expired', returnTo: null, error: null }
      const state = new URL(url).searchParams.get('state')
      if (state === null || browser === null) return expired
      const pending = await sessions.take(await hash(state), { now: now() })
      if (pending === null) return expired
      const { browserHash, freshSince, level, memory, returnTo }: LoginUnderWay = JSON.parse(pending.value)
      if (browserHash !== (await hash(browser))) return expired
      const again = freshSince !== null
      const answer = await protocol.complete({ url, state, browser, memory, level, again, now: now() })
      if (!answer.ok) return { ok: false, reason: answer.reason, returnTo, error: answer.error ?? null }
      if (!isFresh(answer.signedInAt, freshSince)) return { ok: false, reason: 'stale', returnTo, error: null }
      if (level !== null && !reaches(answer.user.level, level))
        return { ok: false, reason: 'level', returnTo, error: null }
      const token = secret()
      const { issuer } = protocol
      await sessions.open({
        idHash: await hash(token),
        user: answer.user,
        sealed: await sealFor(token, answer.held),
        sidHash: answer.sid === null ? null : await sidHashOf(issuer, answer.sid),
        subjectHash: await subjectHashOf(issuer, answer.user.id),
        expiresAt: now() + sessionSeconds,
      })
      return { ok: true, token, returnTo }
    },

    async find(token) {
      return sessions.find(await hash(token), { now: now() })
    },

    async end(token) {
      const session = await sessions.end(await hash(token))
      if (session === null) return null
      return protocol.logoutAddress(await heldBy(session, token))
    },
  }
}

/**
 * The browser carries the wish to sign in anew, and whoever holds it can leave it out: what counts is when
 * the provider says that the person signed in. Clocks may differ by a minute. OpenID Connect Core, section
 * 3.1.2.1 (`prompt`) and 2 (`auth_time`).
 */
function isFresh(signedInAt: number | null, since: number | null): boolean {
  return since === null || (signedInAt !== null && signedInAt >= since - 60)
}
