import type { User } from './user.ts'

/** A login under way between the redirect to EU Login and the way back. */
export interface PendingLogin {
  /** SHA-256 of the state parameter, base64url. */
  readonly stateHash: string
  /** SHA-256 of the browser's binding cookie: another browser can't finish it. */
  readonly browserHash: string
  readonly nonce: string
  readonly codeVerifier: string
  /** A path on your own origin. */
  readonly returnTo: string
  /** The level that was asked for, or null. */
  readonly level: User['level'] | null
  /**
   * When this login began, if the person was to sign in anew: an older sign-in doesn't answer it. Null where
   * any will do. Seconds since the epoch.
   */
  readonly freshSince: number | null
  /** Seconds since the epoch. */
  readonly expiresAt: number
}

/** A person signed in to your app. */
export interface SignedIn {
  /** SHA-256 of the cookie's value, base64url. */
  readonly idHash: string
  readonly user: User
  /**
   * The ID token, sent back to EU Login at logout so that it needn't ask. Sealed by what only the cookie has:
   * a stolen database shows none.
   */
  readonly sealedIdToken: string
  /** Seconds since the epoch. */
  readonly expiresAt: number
}

/**
 * Where the relying party keeps logins and sessions. Implement it over your own database; every operation is
 * one atomic effect. Expired entries are invisible. No secret is handed over: only hashes, but for the code
 * verifier, which is useless without the code.
 */
export interface RelyingPartySessions {
  /** Writes a login under way. */
  begin(login: PendingLogin): Promise<void>
  /** Removes and returns a login: for exactly one of any number of parallel callers. */
  take(stateHash: string, options: { readonly now: number }): Promise<PendingLogin | null>
  /** Writes a session. */
  open(session: SignedIn): Promise<void>
  /** The live session, or null. */
  find(idHash: string, options: { readonly now: number }): Promise<SignedIn | null>
  /** Removes a session and returns it, or null when it is gone already. */
  end(idHash: string): Promise<SignedIn | null>
}

/**
 * Sessions in this process's memory: for tests and small tools. They are gone at a restart.
 *
 * @param options - `limit`: so many logins and so many sessions at most (default 10 000); the oldest go
 * first.
 */
export function memorySessions({ limit = 10_000 }: { readonly limit?: number } = {}): RelyingPartySessions {
  const logins = new Map<string, PendingLogin>()
  const sessions = new Map<string, SignedIn>()
  const put = <T>(map: Map<string, T>, key: string, value: T): void => {
    map.set(key, value)
    const oldest = map.keys().next()
    if (map.size > limit && oldest.done !== true) map.delete(oldest.value)
  }
  return {
    async begin(login) {
      put(logins, login.stateHash, login)
    },
    async take(stateHash, { now }) {
      const login = logins.get(stateHash)
      logins.delete(stateHash)
      return login !== undefined && login.expiresAt > now ? login : null
    },
    async open(session) {
      put(sessions, session.idHash, session)
    },
    async find(idHash, { now }) {
      const session = sessions.get(idHash)
      return session !== undefined && session.expiresAt > now ? session : null
    },
    async end(idHash) {
      const session = sessions.get(idHash)
      sessions.delete(idHash)
      return session ?? null
    },
  }
}
