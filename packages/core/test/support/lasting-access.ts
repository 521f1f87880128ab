import { code, refreshGrant, token } from '../../../store-sql/src/contract/fixtures.ts'
import type { RefreshGrant, Seconds, Session, Store } from '../../src/ports/index.ts'

/** What a service was given beyond every session, as it buys it with a code. */
export async function lastingAccess(
  store: Store,
  session: Session,
  { now, ...asked }: { readonly clientId: string; readonly scope: string; readonly now: Seconds },
): Promise<RefreshGrant> {
  const given = code(session, { ...asked, createdAt: now, expiresAt: now + 60 })
  await store.grants.issueCode(given, { now })
  const times = { createdAt: now, expiresAt: now + 3000 }
  const refresh = refreshGrant(given, { ...times, sessionIdHash: null, endsAt: now + 30_000 })
  const bought = await store.grants.spendCode(given.codeHash, { buys: { token: token(given, times), refresh }, now })
  if (!bought.ok) throw new Error('not bought')
  return refresh
}
