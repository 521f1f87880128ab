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

/** An action that may be done: what its form asks of what was said, and the doing. */
export interface Doing {
  readonly ok: true
  readonly params: ActionParams
  readonly perform: (context: Context, by: Actor) => Promise<ActionOutcome>
}

const unknown: Refused = { ok: false, reason: 'unknown-action' }

/** How it is done; or why it can't be asked for, whatever the action itself says. */
export async function doing(
  { store }: Context,
  {
    actions,
    by: { id },
    request,
  }: {
    readonly actions: AdministrationActions
    readonly by: Account
    readonly request: ActionRequest
  },
): Promise<Doing | Refused> {
  const { accountId, reason } = request
  const action = Object.hasOwn(actions, request.action) ? actions[request.action] : undefined
  if (!action) return unknown
  const params = Object.fromEntries(Object.entries(request.params).filter(([name]) => action.params.includes(name)))
  if (action.about === 'provider')
    return accountId === null
      ? { ok: true, params, perform: (context, by) => action.perform(context, { by, reason, params }) }
      : unknown
  if (accountId === null) return unknown
  if (accountId === id) return { ok: false, reason: 'yourself' }
  const subject = await store.accounts.find({ id: accountId })
  if (subject === null) return { ok: false, reason: 'unknown-account' }
  if (subject.administrator && action.toAdministrators !== true) return { ok: false, reason: 'administrator' }
  return { ok: true, params, perform: (context, by) => action.perform(context, { by, reason, accountId, params }) }
}
