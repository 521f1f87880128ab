import type { AccessToken, Bought, RefreshGrant } from '@laissez-passer/core/ports'
import { insertInto } from '../sql/insert.ts'
import type { Sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'
import { accessTokens, refreshGrants } from './tables.ts'

/** Writes an access token where the condition holds. */
export function insertToken(token: AccessToken, where?: Sql<unknown>): Statement {
  return statement(insertInto(accessTokens, token, where === undefined ? {} : { where }))
}

function insertGrant(grant: RefreshGrant, where: Sql<unknown>): Statement {
  return statement(insertInto(refreshGrants, grant, { where }))
}

/**
 * Writes what was bought, where the condition holds: that what paid for it was spent by this commit.
 */
export function insertBought(buys: Bought | null, where: Sql<unknown>): readonly Statement[] {
  if (buys === null) return []
  const { refresh, token } = buys
  return [insertToken(token, where), ...(refresh === null ? [] : [insertGrant(refresh, where)])]
}
