import type { Seconds } from '@laissez-passer/core/ports'
import { type RawBuilder, sql } from 'kysely'
import { raw, type Statement, statement } from './sql/statements.ts'

/** Ends the sessions of an account but `except`, where the condition holds; their codes and tokens go with them (foreign keys cascade). */
export function endSessions(
  { accountId, except }: { readonly accountId: string; readonly except: string | null },
  where: RawBuilder<unknown>,
): Statement {
  return statement(
    raw(sql`delete from sessions where account_id = ${accountId} and id_hash <> ${except ?? ''} and ${where}`),
  )
}

/**
 * Ends the sign-ins of an account that are under way, where the condition holds: what an old password proved, or is about to
 * prove, opens nothing after the password changed.
 */
export function endSignIns(
  { accountId, now }: { readonly accountId: string; readonly now: Seconds },
  where: RawBuilder<unknown>,
): Statement {
  return statement(
    raw(
      sql`update sign_ins set expires_at = ${now} where account_id = ${accountId} and completed_at is null and expires_at > ${now} and ${where}`,
    ),
  )
}

/**
 * Ends the adding of a phone that is under way, where the condition holds: who could start it while they held the account must not
 * finish it after they lost it.
 */
export function endEnrolments({ accountId }: { readonly accountId: string }, where: RawBuilder<unknown>): Statement {
  return statement(
    raw(
      sql`update enrolments set status = 'cancelled', sealed_oprf_key = null, sealed_pin_check = null where account_id = ${accountId} and status = 'pending' and ${where}`,
    ),
  )
}

/** Ends new PINs that wait after a password was given for them, where the condition holds: that password counts no more. */
export function endPinResets({ accountId }: { readonly accountId: string }, where: RawBuilder<unknown>): Statement {
  return statement(
    raw(
      sql`delete from pin_changes where purpose = 'reset' and device_id in (select id from devices where account_id = ${accountId}) and ${where}`,
    ),
  )
}

/** Ends the change of address that waits, where the condition holds: who could ask for it mustn't finish it after they lost the account. */
export function endEmailChanges({ accountId }: { readonly accountId: string }, where: RawBuilder<unknown>): Statement {
  return statement(
    raw(
      sql`update email_changes set status = 'cancelled' where account_id = ${accountId} and status = 'waiting' and ${where}`,
    ),
  )
}
