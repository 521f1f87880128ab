import type { Context as CoreContext } from '@laissez-passer/core/context'
import { fullName } from '@laissez-passer/core/internal/names'
import type { Account } from '@laissez-passer/core/ports'
import type { AdminNotice, AdminSubject } from '@laissez-passer/pages/types'
import { withQuery } from '@laissez-passer/core/addresses'
import type { Context } from 'hono'

/** Somebody, as lists name them. */
export function subjectOf(account: Pick<Account, 'uid' | 'email' | 'firstName' | 'lastName'>): AdminSubject {
  const { email, uid } = account
  return { uid, email, name: fullName(account) }
}

/**
 * What the account's holder calls one of their methods; null: they have none of this id, or it has no name.
 */
export async function factorNamed(
  { store }: Pick<CoreContext, 'store'>,
  { accountId, factor }: { readonly accountId: string; readonly factor: string },
): Promise<string | null> {
  if (factor === '') return null
  return (await store.factors.list(accountId)).find(({ id }) => id === factor)?.name || null
}

const notices: readonly AdminNotice[] = ['done', 'proposed', 'confirmed', 'refused', 'withdrawn', 'gone']

/** The address of a page that says what was just done. */
export function withDone(path: string, notice: AdminNotice): string {
  return withQuery(path, { done: notice })
}

/** What a page has to say was done; null: nothing, or nothing that it knows. */
export function doneOf(c: Context): AdminNotice | null {
  const done = c.req.query('done')
  return notices.find((known) => known === done) ?? null
}
