import type { Context } from '../context/index.ts'
import type { Account, Actor } from '../ports/index.ts'
import type { ActionOutcome, ActionParams, AdministrationActions } from './actions.ts'

/** What an administrator wants done. */
export interface ActionRequest {
  readonly action: string
  /** Whose account; null: nobody's. */
  readonly accountId: string | null
  /** Why, in the administrator's words: for the audit log. */
  readonly reason: string
  readonly params: ActionParams
}

/** What there is to do, and which of it takes two. */
export interface Administration {
  readonly actions: AdministrationActions
  readonly fourEyes: readonly string[]
}

/** Why nothing was done, as a name for which pages have words. */
export type Refused = { readonly ok: false; readonly reason: string }

/** Why it can't be asked for, whatever the action says. */
export async function refusalOf(
  { store }: Context,
  {
    actions,
    by,
    request,
  }: {
    readonly actions: AdministrationActions
    readonly by: Account
    readonly request: ActionRequest
  },
): Promise<Refused | null> {
  const { accountId } = request
  const action = Object.hasOwn(actions, request.action) ? actions[request.action] : undefined
  if (action === undefined || (action.about === 'account') !== (accountId !== null))
    return { ok: false, reason: 'unknown-action' }
  if (action.about !== 'account' || accountId === null) return null
  if (accountId === by.id) return { ok: false, reason: 'yourself' }
  const subject = await store.accounts.find({ id: accountId })
  if (subject === null) return { ok: false, reason: 'unknown-account' }
  return subject.administrator && action.toAdministrators !== true ? { ok: false, reason: 'administrator' } : null
}

/** Does it. */
export async function perform(
  context: Context,
  {
    actions,
    by,
    request,
  }: { readonly actions: AdministrationActions; readonly by: Actor; readonly request: ActionRequest },
): Promise<ActionOutcome> {
  const { accountId, params, reason } = request
  const action = actions[request.action]
  if (action?.about === 'provider') return action.perform(context, { by, reason, params })
  if (action === undefined || accountId === null) return { ok: false, reason: 'unknown-action' }
  return action.perform(context, { by, reason, accountId, params })
}
