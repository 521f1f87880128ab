import type { Context } from '../context/index.ts'
import { typedText } from '../typed/index.ts'
import { type ActionRequest, type Administration, doing, type Refused } from './perform.ts'
import { propose } from './proposals.ts'
import type { FreshAdministrator } from './require-administrator.ts'

/** How long a reason may be. */
export const longestReason = 500

/**
 * Does what an administrator asks, or writes it as a proposal, where it takes two. Nobody does anything to
 * their own account here, which has its own pages; nor, but for ending sessions, to another administrator's:
 * so the last administrator can't be shut out, and whoever got hold of one isn't soon all of them.
 *
 * @param context the use case's.
 * @param input `administrator`: who; `request`: what, to whom, why; and what there is to do.
 * @returns whether it was done, or waits for another; `reason-required`, `yourself`, `administrator` (the
 * account is one's), `unknown-account`, `unknown-action`, or why the action itself refuses.
 */
export async function act(
  context: Context,
  {
    actions,
    administrator,
    fourEyes,
    request,
  }: Administration & { readonly administrator: FreshAdministrator; readonly request: ActionRequest },
): Promise<{ readonly ok: true; readonly did: 'done' | 'proposed' } | Refused> {
  const reason = typedText(request.reason).slice(0, longestReason)
  if (reason === '') return { ok: false, reason: 'reason-required' }
  const whole = { ...request, reason }
  const allowed = await doing(context, { actions, by: administrator.account, request: whole })
  if (!allowed.ok) return allowed
  const { params, perform } = allowed
  if (fourEyes.includes(request.action)) return propose(context, { administrator, request: { ...whole, params } })
  const done = await perform(context, { via: 'administration', name: administrator.account.uid })
  return done.ok ? { ok: true, did: 'done' } : done
}
