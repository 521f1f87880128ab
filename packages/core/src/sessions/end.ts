import type { Context } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'
import type { Session } from '../ports/index.ts'
import type { CurrentSession } from './check.ts'

type Needs = Pick<Context, 'store' | 'now'>

/**
 * Signs out: ends the session of this cookie with all that hangs on it. Harmless when it is gone.
 * @param context `store` and `now` are used.
 * @param input `token`: value of the session cookie.
 */
export async function endSession({ store, now }: Needs, input: { readonly token: string | null }): Promise<void> {
  if (input.token) await store.sessions.end({ idHash: hashToken(input.token), now })
}

/**
 * The person's live sessions, newest first, with the services that each was used for, the last visited first;
 * the one that asks is among them.
 * @param context `store` and `now` are used.
 * @param input `current`: what `checkSession` gave.
 */
export async function listSessions(
  { store, now }: Needs,
  { current }: { readonly current: CurrentSession },
): Promise<readonly (Session & { readonly clientIds: readonly string[] })[]> {
  const whose = { accountId: current.account.id, now }
  const [sessions, visits] = await Promise.all([store.sessions.list(whose), store.sessions.visits(whose)])
  return sessions.map((session) => ({
    ...session,
    clientIds: visits.flatMap(({ clientId, sessionIdHash }) => (sessionIdHash === session.idHash ? [clientId] : [])),
  }))
}

/**
 * Ends one of the person's sessions; with another than the one that asks go the phones that are being added.
 * @param context `store` and `now` are used.
 * @param input `current`: what `checkSession` gave; `idHash`: as listed.
 * @returns false when it isn't one of theirs, or has ended: answer 404.
 */
export async function endOneSession(
  context: Needs,
  { current, idHash }: { readonly current: CurrentSession; readonly idHash: string },
): Promise<boolean> {
  const own = await context.store.sessions.list({ accountId: current.account.id, now: context.now })
  if (!own.some((session) => session.idHash === idHash)) return false
  const { account, session } = current
  if (idHash === session.idHash) await context.store.sessions.end({ idHash, now: context.now })
  else
    await context.store.sessions.endOthers({
      accountId: account.id,
      except: session.idHash,
      only: idHash,
      now: context.now,
    })
  return true
}

/**
 * Ends all of the person's sessions but the one that asks, and the phones that are being added.
 * @param context `store` and `now` are used.
 * @param input `current`: what `checkSession` gave.
 */
export async function endOtherSessions(
  { store, now }: Needs,
  { current }: { readonly current: CurrentSession },
): Promise<void> {
  await store.sessions.endOthers({ accountId: current.account.id, except: current.session.idHash, now })
}
