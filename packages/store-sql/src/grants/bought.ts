import type { AccessToken, Bought, RefreshGrant } from '@laissez-passer/core/ports'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import type { Sql } from '../sql/sql.ts'
import { prepare, type Statement } from '../sql/statements.ts'
import { accessTokens, refreshGrants } from './tables.ts'

/** What was spent for it: the row's key, and what this commit wrote into it. */
interface Paid {
  readonly key: string
  readonly claim: string
}

/** Writes an access token that nothing is spent for. */
export const insertToken = prepare((token: AccessToken) => insertInto(accessTokens, token))

/** Writes an access token where the refresh token that pays for it was exchanged by this commit. */
export const insertRefreshed = prepare((p: AccessToken & Paid) =>
  insertInto(accessTokens, p, { where: claimed('refreshGrants', { key: 'idHash', is: p.key, claim: p.claim }) }),
)

/**
 * Writes what is bought, where what pays for it was spent by this commit.
 *
 * @param isPaid the condition, of placeholders: the row that was spent has this key and claim.
 */
export function purchases(
  isPaid: (paid: Paid) => Sql<boolean>,
): (buys: Bought | null, paid: Paid) => readonly Statement[] {
  const token = prepare((p: AccessToken & Paid) => insertInto(accessTokens, p, { where: isPaid(p) }))
  const grant = prepare((p: RefreshGrant & Paid) => insertInto(refreshGrants, p, { where: isPaid(p) }))
  return (buys, paid) => {
    if (buys === null) return []
    const { refresh } = buys
    return [token({ ...buys.token, ...paid }), ...(refresh === null ? [] : [grant({ ...refresh, ...paid })])]
  }
}
