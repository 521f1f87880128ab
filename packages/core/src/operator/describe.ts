import type { Context } from '../context/index.ts'
import { passwordKey, passwordLimits } from '../methods/password/tries.ts'
import type {
  AccountDeletion,
  AccountKey,
  ActivityLine,
  EmailChange,
  Factor,
  FactorRemoval,
  Seconds,
  ServiceConsent,
  Session,
  Visit,
} from '../ports/index.ts'
import { unknownAccount, type UnknownAccount } from './acting.ts'
import { type SeenAccount, seenAccount } from './search.ts'

/** All that an operator may see of an account: never a secret. */
export interface AccountDescription {
  readonly ok: true
  readonly account: SeenAccount
  readonly password: {
    /** How it is kept, e.g. `argon2id`, or what it was imported with; null: there is none. */
    readonly kept: string | null
    readonly changedAt: Seconds | null
    /** Wrong ones in a row, from browsers that the account doesn't know. */
    readonly wrong: number
    /** Too many of them: only a link in a mail, or an operator, opens it to such browsers again. */
    readonly closedUntil: Seconds | null
  }
  /** What is set up besides the password, oldest first. */
  readonly factors: readonly Factor[]
  /** Live ones, newest first, with the services opened in each. */
  readonly sessions: readonly (Omit<Session, 'accountId' | 'browserHash'> & { readonly visits: readonly Visit[] })[]
  /** What services may know. */
  readonly consents: readonly ServiceConsent[]
  /** What happened, newest first; of wrong passwords the last few: how many there were is told above. */
  readonly activity: readonly ActivityLine[]
  /** What waits for its time or for a confirmation; null: nothing. */
  readonly waits: {
    readonly emailChange: Pick<EmailChange, 'newEmail' | 'askedAt' | 'dueAt'> | null
    readonly factorRemoval: Pick<FactorRemoval, 'kind' | 'factorName' | 'askedAt' | 'dueAt'> | null
    readonly deletion: Pick<AccountDeletion, 'askedBy' | 'askedAt' | 'dueAt'> | null
  }
}

const latest = 20
/** Of wrong passwords, which strangers try: or nothing else would be seen of whoever is attacked. */
const fewWrong = 5

/**
 * Describes an account to an operator: methods, sessions, what happened last, what waits. A query for the
 * account, and the others at once.
 *
 * @param context `store` and `now` are used.
 * @param input which account.
 */
export async function describeAccount(
  { now, store }: Pick<Context, 'store' | 'now'>,
  input: { readonly key: AccountKey },
): Promise<AccountDescription | UnknownAccount> {
  const account = await store.accounts.find(input.key)
  if (account === null) return unknownAccount
  const { id: accountId, passwordChangedAt: changedAt, passwordHash } = account
  const whose = { accountId, now }
  const key = passwordKey(accountId)
  const [counts, factors, sessions, visits, consents, activity, change, removal, deletion] = await Promise.all([
    store.throttle.peek([key], { now }),
    store.factors.list(accountId),
    store.sessions.list(whose),
    store.sessions.visits(whose),
    store.consents.list({ accountId }),
    store.activity.list(accountId, { limit: latest + passwordLimits.stranger.limit }),
    store.emailChanges.waiting(accountId, { now }),
    store.factorRemovals.waiting(accountId),
    store.deletions.waiting(accountId),
  ])
  const count = counts.get(key)
  return {
    ok: true,
    account: seenAccount(account),
    password: {
      kept: passwordHash === null ? null : keptAs(passwordHash),
      changedAt,
      wrong: count?.count ?? 0,
      closedUntil: count?.lockedUntil ?? null,
    },
    factors,
    sessions: sessions.map(({ accountId: _, browserHash: __, ...session }) => ({
      ...session,
      visits: visits.filter(({ sessionIdHash }) => sessionIdHash === session.idHash),
    })),
    consents,
    activity: latestOf(activity),
    waits: {
      emailChange: change && { newEmail: change.newEmail, askedAt: change.askedAt, dueAt: change.dueAt },
      factorRemoval: removal && {
        kind: removal.kind,
        factorName: removal.factorName,
        askedAt: removal.askedAt,
        dueAt: removal.dueAt,
      },
      deletion: deletion && { askedBy: deletion.askedBy, askedAt: deletion.askedAt, dueAt: deletion.dueAt },
    },
  }
}

/** Its algorithm alone: neither costs nor salt. */
function keptAs(hash: string): string {
  return /^\$([a-z0-9-]+)\$/.exec(hash)?.[1] ?? 'unknown'
}

function latestOf(lines: readonly ActivityLine[]): readonly ActivityLine[] {
  const wrong = lines.filter(({ kind }) => kind === 'password-refused').slice(fewWrong)
  const left = new Set(wrong.map(({ id }) => id))
  return lines.filter(({ id }) => !left.has(id)).slice(0, latest)
}
