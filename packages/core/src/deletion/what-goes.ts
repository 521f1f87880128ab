import type { Context } from '../context/index.ts'
import type { Factor } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'

/** What of an account would go, for the person to read before they say so. */
export interface WhatGoes {
  readonly email: string
  readonly uid: string
  readonly password: boolean
  readonly factors: readonly Pick<Factor, 'kind' | 'name'>[]
  /** Where somebody is signed in. */
  readonly sessions: number
  /** Ids of the services that the sessions were used for, or that may know something: each once. */
  readonly services: readonly string[]
}

/**
 * What goes when the account is deleted. Four queries at once.
 * @param context `store` and `now` are used.
 * @param input `current`: what `checkSession` gave.
 */
export async function whatGoes(
  { now, store }: Pick<Context, 'store' | 'now'>,
  { current: { account } }: { readonly current: CurrentSession },
): Promise<WhatGoes> {
  const whose = { accountId: account.id, now }
  const [factors, sessions, visits, consents] = await Promise.all([
    store.factors.list(account.id),
    store.sessions.list(whose),
    store.sessions.visits(whose),
    store.consents.list(whose),
  ])
  return {
    email: account.email,
    uid: account.uid,
    password: account.passwordHash !== null,
    factors: factors.map(({ kind, name }) => ({ kind, name })),
    sessions: sessions.length,
    services: [...new Set([...visits, ...consents].map(({ clientId }) => clientId))],
  }
}
