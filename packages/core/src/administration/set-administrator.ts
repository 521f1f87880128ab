import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { ActingOn } from '../operator/index.ts'

/**
 * Makes an account an administrator, or one no more: then its next request to the administration pages is
 * refused. For the operator's command alone: no page does it, so that nobody who got hold of an
 * administrator's session makes another.
 *
 * @param context `store`, `random` and `now` are used.
 * @param input who, why, and whose; `on`: whether it is one from now on.
 * @returns false when it is so already.
 */
export async function setAdministrator(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  { accountId, by, on, reason }: ActingOn & { readonly on: boolean },
): Promise<boolean> {
  const kind = on ? 'administrator-on' : 'administrator-off'
  return context.store.accounts.setAdministrator({
    accountId,
    on,
    activity: await activityEntry(context, { accountId, kind, by, reason }),
  })
}
