import type { Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { accounts, links } from '../accounts/tables.ts'
import { activity } from '../activity/tables.ts'
import { approvals } from '../approvals/tables.ts'
import { dataExports } from '../data-exports/tables.ts'
import { deviceGrants } from '../device-grants/tables.ts'
import { pinChanges } from '../devices/tables.ts'
import { eidRequests } from '../eids/tables.ts'
import { emailChanges } from '../email-changes/tables.ts'
import { enrolments } from '../enrolments/tables.ts'
import { factorRemovals } from '../factors/tables.ts'
import { accessTokens, authCodes, refreshGrants } from '../grants/tables.ts'
import { logoutNotices } from '../logouts/tables.ts'
import { mailbox, outbox } from '../messages/tables.ts'
import { notMeReports } from '../not-me/tables.ts'
import { phoneNumbers } from '../phone-numbers/tables.ts'
import { proposals } from '../proposals/tables.ts'
import { pushedRequests } from '../pushed-requests/tables.ts'
import { qrChallenges } from '../qr-challenges/tables.ts'
import { registeredClients } from '../registered-clients/tables.ts'
import { retirePending } from '../retired-uids/retire.ts'
import { sentCodes } from '../sent-codes/tables.ts'
import { browsers, sessions } from '../sessions/tables.ts'
import { signIns } from '../sign-ins/tables.ts'
import type { Table } from '../sql/table.ts'
import { seen, throttle } from '../throttle/tables.ts'
import { grantingTickets, tickets } from '../tickets/tables.ts'
import { codeTokens } from '../tokens/tables.ts'

/**
 * How long what expired is kept: clocks differ, and a code presented twice is told apart from an unknown one.
 */
const keepSeconds = 24 * 60 * 60
/** How long a former address is kept: "this wasn't me" puts it back for seven days. */
const keepAddressSeconds = 30 * keepSeconds
/** How long an activity entry and an abandoned message are kept. */
const keepHistorySeconds = 365 * 24 * 60 * 60
/**
 * As many entries of an account's activity are kept beside that, the newest: a program that signs in every
 * second would fill the disk. What may be swept is looked for at every thousandth.
 */
const keepEntries = 10_000
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

/**
 * Rows that go at a time, what belongs to them not counted: some milliseconds for SQLite, which holds the
 * process meanwhile. Between two slices whoever waits has a turn.
 */
export const sliceRows = 100

/** Moments before now; as parameters of a statement, placeholders of them. */
export interface Ago {
  readonly now: Seconds
  readonly minutes: Seconds
  readonly pending: Seconds
  readonly day: Seconds
  readonly month: Seconds
  readonly year: Seconds
}

/** The moments that decide. */
export function agoOf(now: Seconds): Ago {
  return {
    now,
    minutes: now - keepUnprovedSeconds,
    pending: now - keepPendingSeconds,
    day: now - keepSeconds,
    month: now - keepAddressSeconds,
    year: now - keepHistorySeconds,
  }
}

/** Rows of one kind that nobody needs any more. */
export interface Kind {
  readonly table: Table
  /**
   * The moment by which they are due, whose index is to lead to them: what PostgreSQL plans once for every
   * moment believes that a third of the rows are due, and would read them all.
   */
  readonly by?: string
  /** Which. An index leads to them: sweeping where nothing is due costs next to nothing. */
  readonly due: (ago: Ago) => Sql<unknown>
  /** What is written before they go, in the same commit; of more rows than a slice has, perhaps. */
  readonly first?: (due: Sql<unknown>) => Sql<unknown>
}

/** All that is swept, in this order: what lives shorter first, so that little goes along with its owner. */
export const kinds: readonly Kind[] = [
  { table: links, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day}` },
  {
    table: accounts,
    by: 'createdAt',
    due: ({ day, pending }) => sql`status = 'pending' and created_at <= ${pending}
      and not exists (select 1 from links where links.account_id = accounts.id and links.expires_at > ${day})
      and not exists (select 1 from code_tokens where code_tokens.account_id = accounts.id)`,
    first: retirePending,
  },
  // The cookie that makes a browser known lives a year.
  { table: browsers, by: 'seenAt', due: ({ year }) => sql`seen_at <= ${year}` },
  // One that was ended expired at 0.
  { table: signIns, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day} and created_at <= ${day}` },
  {
    table: signIns,
    by: 'expiresAt',
    due: ({ minutes }) => sql`completed_at is null and expires_at > 0 and expires_at <= ${minutes}
      and not exists (select 1 from sign_in_proofs where sign_in_proofs.sign_in_id_hash = sign_ins.id_hash)`,
  },
  { table: deviceGrants, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day}` },
  {
    table: registeredClients,
    by: 'createdAt',
    due: ({ month }) => sql`created_at <= ${month} and changed_at <= ${month} and open = 1
      and not exists (select 1 from consents where consents.client_id = registered_clients.client_id)`,
  },
  // They may name who comes, and nobody asks for them any more but clocks that differ.
  { table: pushedRequests, by: 'expiresAt', due: ({ minutes }) => sql`expires_at <= ${minutes}` },
  { table: accessTokens, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day}` },
  {
    table: authCodes,
    by: 'expiresAt',
    due: ({ day }) => sql`expires_at <= ${day}
      and not exists (select 1 from access_tokens where access_tokens.origin_hash = auth_codes.code_hash)`,
  },
  // A ticket that was presented goes with its session: a logout still has to name it.
  { table: tickets, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day} and spent_at is null` },
  { table: grantingTickets, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day}` },
  { table: refreshGrants, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day}` },
  { table: sessions, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day}` },
  { table: seen, by: 'expiresAt', due: ({ now }) => sql`expires_at <= ${now}` },
  {
    table: throttle,
    by: 'resetsAt',
    due: ({ now }) => sql`resets_at <= ${now} and (locked_until is null or locked_until <= ${now})`,
  },
  { table: approvals, by: 'keepUntil', due: ({ now }) => sql`keep_until <= ${now}` },
  { table: qrChallenges, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day}` },
  { table: pinChanges, by: 'expiresAt', due: ({ now }) => sql`expires_at <= ${now}` },
  { table: enrolments, by: 'keepUntil', due: ({ now }) => sql`keep_until <= ${now}` },
  { table: notMeReports, by: 'at', due: ({ year }) => sql`at <= ${year}` },
  { table: codeTokens, by: 'expiresAt', due: ({ day }) => sql`status = 'pending' and expires_at <= ${day}` },
  { table: sentCodes, by: 'expiresAt', due: ({ day }) => sql`expires_at <= ${day}` },
  { table: phoneNumbers, by: 'expiresAt', due: ({ day }) => sql`confirmed_at is null and expires_at <= ${day}` },
  { table: eidRequests, by: 'expiresAt', due: ({ minutes }) => sql`expires_at <= ${minutes}` },
  { table: factorRemovals, by: 'dueAt', due: ({ year }) => sql`due_at <= ${year}` },
  {
    table: emailChanges,
    by: 'askedAt',
    due: ({ month }) => sql`asked_at <= ${month} and (changed_at is null or changed_at <= ${month})`,
  },
  { table: proposals, by: 'expiresAt', due: ({ month }) => sql`expires_at <= ${month}` },
  { table: dataExports, by: 'expiresAt', due: ({ now }) => sql`expires_at <= ${now}` },
  { table: activity, by: 'at', due: ({ year }) => sql`at <= ${year}` },
  // For how long a mailbox opens nothing by itself is read from there: nobody may push it out.
  {
    table: activity,
    // By the last mark of each account; limited, so that PostgreSQL begins there, not with every entry there
    // is.
    due: () => sql`id in (select entries.id from activity as mark
      inner join activity as entries on entries.account_id = mark.account_id
        and entries.position <= mark.position - ${sql.lit(keepEntries)}
      where mark.position % 1000 = 0 and mark.position > ${sql.lit(keepEntries)} and entries.kind <> 'password-reset'
        and not exists (select 1 from activity as later
          where later.account_id = mark.account_id and later.position = mark.position + 1000)
      limit ${sql.lit(sliceRows)})`,
  },
  { table: logoutNotices, by: 'endedAt', due: ({ month }) => sql`ended_at <= ${month}` },
  { table: outbox, by: 'abandonedAt', due: ({ year }) => sql`abandoned_at <= ${year}` },
  { table: mailbox, by: 'sentAt', due: ({ day }) => sql`account_id is null and sent_at <= ${day}` },
]
