import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/**
 * Ends the sessions of an account, or one of them, with the phones that are being added; the services that
 * they were used for are told. The person can sign in again.
 *
 * @param context `store`, `random`, `keyRing` and `now` are used.
 * @param input who, why, and whose; `only`: `idHash` of one session; null: all.
 * @returns how many ended: none isn't refused, and then no entry is written.
 */
export async function endSessions(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  { accountId, by, only = null, reason }: ActingOn & { readonly only?: string | null },
): Promise<{ readonly ok: true; readonly ended: number } | UnknownAccount> {
  const { now, store } = context
  if ((await store.accounts.find({ id: accountId })) === null) return unknownAccount
  const activity = await activityEntry(context, { accountId, kind: 'sessions-ended', by, reason })
  const ended = await store.sessions.endOthers({
    accountId,
    except: null,
    ...(only === null ? {} : { only }),
    now,
    activity,
  })
  return { ok: true, ended }
}
