import type { Context } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, Session } from '../ports/index.ts'

/** A live session with its account, as a request finds it. */
export interface CurrentSession {
  readonly session: Session
  readonly account: Account
}

/** Whose something is: by a session, or by what a program was given, beyond every session (null). */
export interface Owner {
  readonly account: Account
  readonly session: Session | null
}

const touchEverySeconds = 60

/**
 * Who is signed in in this browser. Exactly one query; ended, expired and idle sessions are refused by this
 * very request. The idle limit moves on, written at most once a minute.
 *
 * @param context `store` and `now` are used.
 * @param input `token`: value of the session cookie, null where there is none (then nothing is asked of the
 * store).
 * @returns session and account, or null. Null as well when the account isn't active any more.
 */
export async function checkSession(
  { store, now }: Pick<Context, 'store' | 'now'>,
  input: { readonly token: string | null },
): Promise<CurrentSession | null> {
  if (input.token === null || input.token === '') return null
  const idHash = hashToken(input.token)
  const found = await store.sessions.find({ idHash, now })
  if (found?.account.status !== 'active') return null
  if (now - found.session.lastSeenAt >= touchEverySeconds) await store.sessions.touch({ idHash, now })
  return found
}
