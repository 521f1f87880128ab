import { RelyingPartyError } from './errors.ts'
import type { FailedLogin, LoginFailure } from './failures.ts'
import { endHashOf, loginHashOf, sidHashOf, subjectHashOf } from './names.ts'
import type { Completed, LoginRequest, Protocol, Received } from './protocol.ts'
import { hash, seal, secret, unseal } from './secrets.ts'
import type { RelyingPartySessions, SignedIn, Which } from './sessions/port.ts'
import { type Level, reaches } from './user.ts'

const loginSeconds = 1800
const sweepEvery = 600
/** How long a login may be on its way back: a code lives ten minutes at most (RFC 6749, section 4.1.2). */
const wayBackSeconds = 900

/** A login that could not begin or end. */
export interface NotSignedIn extends Omit<FailedLogin, 'login'> {
  readonly ok: false
  /** What was asked of it, where that is known. */
  readonly asked: Partial<Pick<LoginRequest, 'again' | 'create' | 'language' | 'level'>>
}

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
  /**
   * Ends a session here, and what it held that is good without it; where it ends at the provider too, or null
   * when that can't be known.
   */
  end(token: string): Promise<string | null>
  /** Ends a session whose browser has another from now on. */
  replace(token: string): Promise<void>
  /**
   * Ends the sessions that the provider ended, also those whose login is on its way back from there.
   * @returns how many there were
   */
  endedThere(received: Extract<Received, { readonly kind: 'end' }>): Promise<number>
}

/** What is kept of a login under way. */
interface LoginUnderWay {
  /** SHA-256 of the browser's binding cookie: another browser can't finish it. */
  readonly browserHash: string
  readonly returnTo: string
  readonly level: Level | null
  /** In which language pages were asked for; absent in a login that began before this was kept. */
  readonly language?: string | null
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

  /** Whether the provider ended this very session, or all of the person's, since they signed in there. */
  async function isOver({ sid, signedInAt, user }: Extract<Completed, { readonly ok: true }>): Promise<boolean> {
    const { issuer } = protocol
    const recall = async (which: Which) => sessions.recall(await endHashOf(which), { now: now() })
    if (sid !== null && (await recall({ sidHash: await sidHashOf(issuer, sid) })) !== null) return true
    const ended = await recall({ subjectHash: await subjectHashOf(issuer, user.id) })
    return ended !== null && (signedInAt === null || signedInAt <= Number(ended.value))
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
          language: login.language,
          freshSince: login.again ? now() : null,
          memory,
        }
        await sweepNowAndThen()
        await sessions.remember({
          keyHash: await loginHashOf(state),
          value: JSON.stringify(underWay),
          expiresAt: now() + loginSeconds,
          byAnybody: true,
        })
        return { ok: true, url }
      } catch (error) {
        if (error instanceof RelyingPartyError)
          return { ok: false, reason: 'unavailable', returnTo, asked: login, error }
        throw error
      }
    },

    async complete({ browser, url }) {
      const expired: NotSignedIn = { ok: false, reason: 'expired', returnTo: null, asked: {}, error: null }
      const state = new URL(url).searchParams.get('state')
      if (state === null || browser === null) return expired
      const pending = await sessions.take(await loginHashOf(state), { now: now() })
      if (pending === null) return expired
      const {
        browserHash,
        freshSince,
        language = null,
        level,
        memory,
        returnTo,
      }: LoginUnderWay = JSON.parse(pending.value)
      if (browserHash !== (await hash(browser))) return expired
      const again = freshSince !== null
      const failed = (reason: LoginFailure, error: RelyingPartyError | null = null): NotSignedIn => ({
        ok: false,
        reason,
        returnTo,
        // Whether an account was to be made isn't asked for again: by now it may be there.
        asked: { again, language, level },
        error,
      })
      const answer = await protocol.complete({ url, state, browser, memory, level, again, now: now() })
      if (!answer.ok) return failed(answer.reason, answer.error)
      if (!isFresh(answer.signedInAt, freshSince)) return failed('stale')
      if (level !== null && !reaches(answer.user.level, level)) return failed('level')
      const token = secret()
      const { issuer } = protocol
      const idHash = await hash(token)
      await sessions.open({
        idHash,
        user: answer.user,
        sealed: await sealFor(token, answer.held),
        sidHash: answer.sid === null ? null : await sidHashOf(issuer, answer.sid),
        subjectHash: await subjectHashOf(issuer, answer.user.id),
        expiresAt: now() + sessionSeconds,
      })
      // A logout is noted before it ends sessions, and looked for once one is open: none overtakes it.
      if (!(await isOver(answer))) return { ok: true, token, returnTo }
      await sessions.end(idHash)
      return failed('expired')
    },

    async find(token) {
      return sessions.find(await hash(token), { now: now() })
    },

    async end(token) {
      const session = await sessions.end(await hash(token))
      if (session === null) return null
      const held = await heldBy(session, token)
      const [address] = await Promise.all([protocol.logoutAddress(held), protocol.release(held)])
      return address
    },

    async replace(token) {
      const session = await sessions.end(await hash(token))
      if (session !== null) await protocol.release(await heldBy(session, token))
    },

    async endedThere({ at, byAnybody, once, which }) {
      const keyHash = await endHashOf(which)
      // The newest counts, whichever comes last: what was signed in to before it is over.
      const before = await sessions.take(keyHash, { now: now() })
      await sessions.remember({
        keyHash,
        value: String(Math.max(at, Number(before?.value ?? at))),
        expiresAt: now() + wayBackSeconds,
        ...(byAnybody && { byAnybody }),
      })
      const count = await sessions.endAll(which)
      // Only now: what failed half-way may be told again.
      if (once !== undefined) await sessions.remember({ ...once, value: '' })
      return count
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
