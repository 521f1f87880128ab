import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { FreshSession } from '../freshness/fresh-session.ts'
import { newId } from '../ids/index.ts'
import type { DataExport } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'

/** How long a copy is kept, and how long before another may be asked for, in seconds. */
export const dataExportRules = { keepSeconds: 7 * 86_400, pauseSeconds: 3600 } as const

/**
 * Asks for a copy of all of one's data, in place of an earlier one: prepared in the background, and told of
 * by mail. One an hour.
 * @see https://gdpr-info.eu/art-15-gdpr/
 *
 * @param context the use case's.
 * @param input `fresh`: whose.
 * @returns false when one was asked for within the hour.
 */
export async function askDataExport(
  context: Context,
  { fresh: { account } }: { readonly fresh: FreshSession },
): Promise<boolean> {
  const { now, random, store } = context
  const accountId = account.id
  return store.dataExports.begin({
    id: newId(random, accountId),
    accountId,
    now,
    replaces: now - dataExportRules.pauseSeconds,
    activity: await activityEntry(context, { accountId, kind: 'data-asked' }),
  })
}

/** The copy that waits, or is ready; null if none is. One query. */
export async function currentDataExport(
  { now, store }: Pick<Context, 'store' | 'now'>,
  { current }: { readonly current: CurrentSession },
): Promise<DataExport | null> {
  return store.dataExports.find({ accountId: current.account.id, now })
}
