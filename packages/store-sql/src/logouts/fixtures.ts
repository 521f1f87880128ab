import type { Account, LogoutNotice, Session, Store } from '@laissez-passer/core/ports'
import { activated, code, now, signedIn } from '../contract/fixtures.ts'

/** Somebody signed in, with these clients visited. */
export async function visiting(
  store: Store,
  clientIds: readonly string[] = ['shop', 'app'],
): Promise<{ readonly owner: Account; readonly own: Session }> {
  const owner = await activated(store)
  const own = await signedIn(store, owner.id)
  for (const clientId of clientIds)
    await store.grants.issueCode(code(own, { clientId, sid: `sid of ${clientId}` }), { now })
  return { owner, own }
}

/** Claims all that are due. */
export const claimAll = (store: Store, at: number = now + 1e6): ReturnType<Store['logouts']['claim']> =>
  store.logouts.claim({ now: at, limit: 1000, leaseSeconds: 60 })

/** Whom notices are for. */
export const clientsOf = (notices: readonly LogoutNotice[]): readonly string[] =>
  notices.map(({ clientId }) => clientId).toSorted()
