import type { Account, Seconds, SessionsPort } from '@laissez-passer/core/ports'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Sql, sql } from '../sql/sql.ts'
import type { Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, prepare, type Statement, statement } from '../sql/statements.ts'
import { browsers } from './tables.ts'

/** An account and a browser; null: nobody's. */
interface AccountBrowser {
  readonly accountId: string | null
  readonly browserHash: string
}

/** SHA-256 of account and browser, hexadecimal: the browser as this account knows it. */
export function accountBrowser({ accountId, browserHash }: AccountBrowser): string {
  return bytesToHex(sha256(utf8ToBytes(`${accountId}:${browserHash}`)))
}

const onConflict = sql`on conflict (account_browser_hash) do update set seen_at = excluded.seen_at,
  two_factors_at = coalesce(excluded.two_factors_at, browsers.two_factors_at)`

/** Remembers the browser of a sign-in that was just completed under this claim. */
export const rememberOfSignIn = prepare(
  (p: { signInIdHash: string; claim: string; now: Seconds; twoFactorsAt: Seconds | null }) =>
    insertInto(
      browsers,
      {
        accountBrowserHash: sql`account_browser_hash`,
        accountId: sql`account_id`,
        seenAt: p.now,
        twoFactorsAt: p.twoFactorsAt,
      },
      {
        from: 'signIns',
        where: sql`id_hash = ${p.signInIdHash} and claim = ${p.claim} and account_browser_hash is not null`,
        onConflict,
      },
    ),
)

/** Remembers the browser in which a password was chosen by a link, where the condition holds. */
export function rememberBrowser(
  { accountId, browserHash, now }: { readonly accountId: string; readonly browserHash: string; readonly now: Seconds },
  where: Sql<unknown>,
): Statement {
  const accountBrowserHash = accountBrowser({ accountId, browserHash })
  const row = { accountBrowserHash, accountId, seenAt: now, twoFactorsAt: null }
  return statement(insertInto(browsers, row, { where, onConflict }))
}

/**
 * Whether the account was opened in the browser: with two factors, or with one and no other password since.
 * Otherwise whoever had the old password would keep as many counts of their own as they made browsers.
 */
export function isUsual(
  { seenAt, twoFactorsAt }: { readonly seenAt: Seconds | null; readonly twoFactorsAt: Seconds | null },
  account: Pick<Account, 'passwordChangedAt'> | null,
): boolean {
  return twoFactorsAt !== null || (seenAt !== null && account !== null && seenAt >= (account.passwordChangedAt ?? 0))
}

const find = prepare((p: { accountBrowserHash: string }) =>
  db
    .selectFrom('browsers')
    .innerJoin('accounts', 'accounts.id', 'browsers.accountId')
    .select(['browsers.seenAt', 'browsers.twoFactorsAt', 'accounts.passwordChangedAt'])
    .where('accountBrowserHash', '=', p.accountBrowserHash),
)

/** @see SessionsPort.opensIn */
export async function opensIn(executor: Executor, options: Parameters<SessionsPort['opensIn']>[0]): Promise<boolean> {
  const [row] = await executor.query(find({ accountBrowserHash: accountBrowser(options) }))
  return row !== undefined && isUsual(row, row)
}
