import type { Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { live } from '../sessions/live.ts'

/**
 * A sign-in that raises a session stands as long as that session; a completed one for itself. Names its
 * table, so that it can be a part of any statement about sign-ins.
 */
export function standing(now: Seconds): Sql<boolean> {
  return sql<boolean>`(sign_ins.session_id_hash is null or sign_ins.completed_at is not null
    or exists (select 1 from sessions where sessions.id_hash = sign_ins.session_id_hash and ${live(now)}))`
}

/**
 * The sign-in with this id is open, and is that of the account to whom the column belongs, e.g.
 * `passkeys.account_id`.
 */
export function openSignIn(
  idHash: string | Sql<unknown>,
  { account, now }: { readonly account: Sql<unknown>; readonly now: Seconds },
): Sql<boolean> {
  return sql<boolean>`exists (select 1 from sign_ins where sign_ins.id_hash = ${idHash} and sign_ins.account_id = ${account}
    and sign_ins.completed_at is null and sign_ins.expires_at > ${now} and ${standing(now)})`
}
