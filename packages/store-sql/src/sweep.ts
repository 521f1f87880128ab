import type { Seconds } from '@laissez-passer/core/ports'
import { sql } from 'kysely'
import type { Executor } from './executor.ts'
import { prepare } from './sql/statements.ts'

/**
 * How long what expired is kept: clocks differ, and a code presented twice is told apart from an unknown one.
 */
const keepSeconds = 24 * 60 * 60
/** How long a former address is kept: "this wasn't me" puts it back for seven days. */
const keepAddressSeconds = 30 * keepSeconds
/** How long an activity entry and an abandoned message are kept. */
const keepHistorySeconds = 365 * 24 * 60 * 60
/**
 * How long an account waits for its first password; longer while a link is on its way or was till yesterday,
 * or an operator gave it a token.
 */
const keepPendingSeconds = 30 * keepSeconds
/**
 * A sign-in in which nothing was proved, what waited for a country: nobody asks for it but clocks that
 * differ, and a flood of them may not fill the disk.
 */
const keepUnprovedSeconds = 10 * 60

type Ago = { minutes: Seconds; pending: Seconds; day: Seconds; month: Seconds; year: Seconds; now: Seconds }

const deletions = [
  prepare((p: Ago) => sql`delete from links where expires_at <= ${p.day}`),
  prepare(
    (p: Ago) =>
      sql`delete from accounts where status = 'pending' and created_at <= ${p.pending} and not exists (select 1 from links where links.account_id = accounts.id and links.expires_at > ${p.day}) and not exists (select 1 from code_tokens where code_tokens.account_id = accounts.id)`,
  ),
  // The cookie that makes a browser known lives a year.
  prepare((p: Ago) => sql`delete from browsers where seen_at <= ${p.year}`),
  // One that was ended expired at 0.
  prepare((p: Ago) => sql`delete from sign_ins where expires_at <= ${p.day} and created_at <= ${p.day}`),
  prepare(
    (p: Ago) =>
      sql`delete from sign_ins where expires_at > 0 and expires_at <= ${p.minutes} and completed_at is null and not exists (select 1 from sign_in_proofs where sign_in_proofs.sign_in_id_hash = sign_ins.id_hash)`,
  ),
  prepare((p: Ago) => sql`delete from access_tokens where expires_at <= ${p.day}`),
  prepare(
    (p: Ago) =>
      sql`delete from auth_codes where expires_at <= ${p.day} and not exists (select 1 from access_tokens where access_tokens.code_hash = auth_codes.code_hash)`,
  ),
  prepare((p: Ago) => sql`delete from sessions where expires_at <= ${p.day}`),
  prepare((p: Ago) => sql`delete from seen where expires_at <= ${p.now}`),
  prepare(
    (p: Ago) =>
      sql`delete from throttle where resets_at <= ${p.now} and (locked_until is null or locked_until <= ${p.now})`,
  ),
  prepare((p: Ago) => sql`delete from approvals where keep_until <= ${p.now}`),
  prepare((p: Ago) => sql`delete from code_challenges where expires_at <= ${p.day}`),
  prepare((p: Ago) => sql`delete from pin_changes where expires_at <= ${p.now}`),
  prepare((p: Ago) => sql`delete from enrolments where keep_until <= ${p.now}`),
  prepare((p: Ago) => sql`delete from not_me_reports where at <= ${p.year}`),
  prepare((p: Ago) => sql`delete from code_tokens where status = 'pending' and expires_at <= ${p.day}`),
  prepare((p: Ago) => sql`delete from sent_codes where expires_at <= ${p.day}`),
  prepare((p: Ago) => sql`delete from phones where confirmed_at is null and expires_at <= ${p.day}`),
  prepare((p: Ago) => sql`delete from eid_requests where expires_at <= ${p.minutes}`),
  prepare((p: Ago) => sql`delete from factor_removals where due_at <= ${p.year}`),
  prepare(
    (p: Ago) =>
      sql`delete from email_changes where asked_at <= ${p.month} and (changed_at is null or changed_at <= ${p.month})`,
  ),
  prepare((p: Ago) => sql`delete from activity where at <= ${p.year}`),
  prepare((p: Ago) => sql`delete from outbox where abandoned_at <= ${p.year}`),
]

/** Deletes what expired long ago. @returns how many rows went, cascades not counted. */
export async function sweep(executor: Executor, now: Seconds): Promise<number> {
  const ago = {
    now,
    minutes: now - keepUnprovedSeconds,
    pending: now - keepPendingSeconds,
    day: now - keepSeconds,
    month: now - keepAddressSeconds,
    year: now - keepHistorySeconds,
  }
  let count = 0
  // One after the other: a long commit of all would be in the way of everybody's.
  for (const deletion of deletions) {
    const [deleted] = await executor.commit([deletion(ago)], { patient: true })
    count += deleted?.changes ?? 0
  }
  return count
}
