import type { Context } from '../context/index.ts'
import type { Actor } from '../ports/index.ts'
import { typedText } from '../typed/index.ts'
import type { ActionParams, AdministrationActions } from './actions.ts'
import { type ActionRequest, type Administration, perform, type Refused, refusalOf } from './perform.ts'
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
  const whole = { ...request, reason, params: paramsOf(actions, request) }
  const refusal = await refusalOf(context, { actions, by: administrator.account, request: whole })
  if (refusal) return refusal
  if (fourEyes.includes(request.action)) return propose(context, { administrator, request: whole })
  const by: Actor = { via: 'administration', name: administrator.account.uid }
  const done = await perform(context, { actions, by, request: whole })
  return done.ok ? { ok: true, did: 'done' } : done
}

function paramsOf(actions: AdministrationActions, { action, params }: ActionRequest): ActionParams {
  const names = actions[action]?.params ?? []
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)))
}
