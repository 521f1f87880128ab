import { auditEntry } from '../context/audit.ts'
import type { Context } from '../context/index.ts'
import { giveToken } from '../methods/token/index.ts'
import {
  cancelInvitation,
  deleteAccount,
  endSessions,
  inviteAccount,
  lockAccount,
  resetFactors,
  startRecovery,
  unlockAccount,
} from '../operator/index.ts'
import { dropMessage, type Acting, type ActingOn } from '../operator/index.ts'

/** What an action is told besides who and why: short texts of its form. */
export type ActionParams = Readonly<Record<string, string>>

/** Whether an action was done; why not, as a name for which pages have words. */
export type ActionOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** Something that administrators do to somebody's account. */
export interface AccountAction {
  readonly about: 'account'
  /** The names of what its form asks; other fields aren't kept. */
  readonly params: readonly string[]
  /** It may be done to an administrator, too. Default: the role is taken away first, by the command. */
  readonly toAdministrators?: true
  readonly perform: (context: Context, acting: ActingOn & { readonly params: ActionParams }) => Promise<ActionOutcome>
}

/** Something that administrators do to the provider. */
export interface ProviderAction {
  readonly about: 'provider'
  readonly params: readonly string[]
  readonly perform: (context: Context, acting: Acting & { readonly params: ActionParams }) => Promise<ActionOutcome>
}

/** All that administrators do, by name. */
export type AdministrationActions = Readonly<Record<string, AccountAction | ProviderAction>>

/** What administrators do to accounts. */
export const accountActions = {
  'end-sessions': {
    about: 'account',
    params: ['session'],
    // The one thing that can't wait for a shell: whoever has an administrator's session is put out of it.
    toAdministrators: true,
    perform: (context, { params: { session = '' }, ...acting }) =>
      endSessions(context, { ...acting, only: session === '' ? null : session }),
  },
  lock: { about: 'account', params: [], perform: lockAccount },
  unlock: { about: 'account', params: [], perform: unlockAccount },
  'assign-token': {
    about: 'account',
    params: ['serial'],
    perform: (context, { accountId, by, params: { serial = '' }, reason }) =>
      giveToken(context, { serial, owner: { id: accountId }, by, reason }),
  },
  'reset-factors': {
    about: 'account',
    params: ['factor'],
    perform: (context, { params: { factor = '' }, ...acting }) =>
      resetFactors(context, { ...acting, which: factor === '' ? null : [factor] }),
  },
  'start-recovery': {
    about: 'account',
    params: ['factor'],
    perform: (context, { params: { factor = '' }, ...acting }) =>
      startRecovery(context, { ...acting, factor: factor === '' ? null : factor }),
  },
  'invite-again': {
    about: 'account',
    params: [],
    perform: async (context, { accountId, by, reason }) => {
      const account = await context.store.accounts.find({ id: accountId })
      if (account?.status !== 'pending') return { ok: false, reason: 'not-invited' }
      const { email, firstName, language, lastName } = account
      return inviteAccount(context, { by, reason, person: { email, firstName, language, lastName } })
    },
  },
  'cancel-invitation': { about: 'account', params: [], perform: cancelInvitation },
  delete: { about: 'account', params: [], perform: deleteAccount },
} as const satisfies Readonly<Record<string, AccountAction>>

/** What administrators do to what waits to be sent. */
export const providerActions = {
  'retry-message': {
    about: 'provider',
    params: ['id'],
    perform: async (context, { params: { id = '' }, ...acting }) => {
      const audit = [await auditEntry(context, { kind: 'message-retried', ...acting })]
      return (await context.store.outbox.retry({ id, now: context.now, audit })) > 0 ? { ok: true } : unknownMessage
    },
  },
  'drop-message': {
    about: 'provider',
    params: ['id'],
    perform: async (context, { params: { id = '' }, ...acting }) => {
      return (await dropMessage(context, { id, ...acting })) === null ? unknownMessage : { ok: true }
    },
  },
} as const satisfies Readonly<Record<string, ProviderAction>>

const unknownMessage: ActionOutcome = { ok: false, reason: 'unknown-message' }

/** Names of actions that can be asked to take two administrators. */
export const administrationActions = [
  'assign-token',
  'cancel-invitation',
  'delete',
  'drop-message',
  'end-sessions',
  'invite-again',
  'lock',
  'reset-factors',
  'retry-message',
  'start-recovery',
  'unlock',
] as const

/** One of them. */
export type AdministrationAction = (typeof administrationActions)[number]

/**
 * What takes two administrators where nobody says otherwise: what would give an account to somebody else, or
 * end it for good.
 */
export const usualFourEyes: readonly AdministrationAction[] = ['assign-token', 'delete', 'reset-factors']
