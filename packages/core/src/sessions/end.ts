import type { Context } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'
import { activityEntry } from '../context/activity.ts'
import type { ActivityEntry, Session, Visit } from '../ports/index.ts'
import type { Owner } from './check.ts'

type Needs = Pick<Context, 'store' | 'now'>
/** For what the activity log tells of. */
type Noting = Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>

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
 * @param input `current`: what `checkSession` gave, or a program's.
 */
export async function listSessions(
  { store, now }: Needs,
  { current }: { readonly current: Owner },
): Promise<readonly (Session & { readonly visits: readonly Pick<Visit, 'clientId' | 'visitedAt'>[] })[]> {
  const whose = { accountId: current.account.id, now }
  const [sessions, visits] = await Promise.all([store.sessions.list(whose), store.sessions.visits(whose)])
  return sessions.map((session) => ({
    ...session,
    visits: visits.filter(({ sessionIdHash }) => sessionIdHash === session.idHash),
  }))
}

/**
 * Ends what one service was given in one of the person's sessions, which goes on: the service is told, and
 * may sign them in again when they open it.
 * @param context `store`, `random`, `keyRing` and `now` are used.
 * @param input `current`: what `checkSession` gave, or a program's; `idHash`, `clientId`: as listed;
 * `serviceName`: for the activity log.
 * @returns false when it isn't one of theirs, or wasn't opened there: answer 404.
 */
export async function endServiceInSession(
  context: Noting,
  input: {
    readonly current: Owner
    readonly idHash: string
    readonly clientId: string
    readonly serviceName: string
  },
): Promise<boolean> {
  const { clientId, current, idHash, serviceName } = input
  const accountId = current.account.id
  const entry = { accountId, kind: 'service-signed-out', details: { service: serviceName } } as const
  const activity = await activityEntry(context, entry)
  return context.store.sessions.endVisit({ accountId, sessionIdHash: idHash, clientId, activity, now: context.now })
}

/**
 * Ends one of the person's sessions; with another than the one that asks go the phones that are being added.
 * @param context `store`, `random`, `keyRing` and `now` are used.
 * @param input `current`: what `checkSession` gave, or a program's; `idHash`: as listed.
 * @returns false when it isn't one of theirs, or has ended: answer 404.
 */
export async function endOneSession(
  context: Noting,
  { current, idHash }: { readonly current: Owner; readonly idHash: string },
): Promise<boolean> {
  const own = await context.store.sessions.list({ accountId: current.account.id, now: context.now })
  const ending = own.find((session) => session.idHash === idHash)
  if (ending === undefined) return false
  const { account, session } = current
  if (idHash === session?.idHash) await context.store.sessions.end({ idHash, now: context.now })
  else
    await context.store.sessions.endOthers({
      accountId: account.id,
      except: null,
      only: idHash,
      now: context.now,
      activity: await ended(context, account.id, ending.browserName),
    })
  return true
}

/**
 * Ends all of the person's sessions but the one that asks, and the phones that are being added.
 * @param context `store`, `random`, `keyRing` and `now` are used.
 * @param input `current`: what `checkSession` gave, or a program's.
 */
export async function endOtherSessions(context: Noting, { current }: { readonly current: Owner }): Promise<void> {
  const { account, session } = current
  await context.store.sessions.endOthers({
    accountId: account.id,
    except: session?.idHash ?? null,
    now: context.now,
    activity: await ended(context, account.id, ''),
  })
}

/** That sessions ended; `browserName`: of the one, where it was one. */
function ended(context: Noting, accountId: string, browserName: string): Promise<ActivityEntry> {
  const details = browserName === '' ? {} : { browser: browserName }
  return activityEntry(context, { accountId, kind: 'sessions-ended', details })
}
