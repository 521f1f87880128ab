import type { Account, AccountsPort, Link, LinkPurpose, Locked, Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { endEmailChanges, endOfflineAccess, endSessions, endUnderWay } from '../ends.ts'
import { didChange, type Executor } from '../executor.ts'
import { beginProved } from '../sign-ins/begin.ts'
import { holdAccount } from './hold.ts'
import { nameKeys } from './name-keys.ts'
import { keepFormer } from './password-history.ts'
import { rememberBrowser } from '../sessions/browsers.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { spendingOf } from '../throttle/spending.ts'
import { seen } from '../throttle/tables.ts'
import { links, owner } from './tables.ts'

const joinedLink = links.as('link')

const find = prepare((p: { tokenHash: string; now: Seconds }) =>
  db
    .selectFrom('links')
    .innerJoin('accounts', 'accounts.id', 'links.accountId')
    .select([...joinedLink.columns, ...owner.columns])
    .where('tokenHash', '=', p.tokenHash)
    .where('expiresAt', '>', p.now),
)

const spend = prepare((p: { tokenHash: string; now: Seconds; claim: string }) =>
  db
    .updateTable('links')
    .set({ claim: p.claim })
    .where('tokenHash', '=', p.tokenHash)
    .where('claim', 'is', null)
    .where('expiresAt', '>', p.now),
)

/** Writes a link where the condition holds. */
export function insertLink(link: Link, where: Sql<unknown>): Statement {
  return statement(insertInto(links, link, { where }))
}

/** Ends the links of an account, of one purpose or of all (null), where the condition holds. */
export function endLinks(
  { accountId, purpose }: { readonly accountId: string; readonly purpose: LinkPurpose | null },
  where: Sql<unknown>,
): Statement {
  const only = purpose === null ? sql`` : sql`and purpose = ${purpose}`
  return statement(sql`delete from links where account_id = ${accountId} ${only} and ${where}`)
}

/** @see AccountsPort.issueLink */
export async function issueLink(
  executor: Executor,
  { activity, link, message, spend }: Parameters<AccountsPort['issueLink']>[0],
): Promise<Locked | null> {
  const { locked, mine, statements } = spendingOf(spend)
  return locked(
    await executor.commit([
      ...statements,
      insertLink(link, mine),
      ...effects({ messages: [message], ...(activity ? { activity } : {}) }, mine),
    ]),
  )
}

/** @see AccountsPort.issueNoLink */
export async function issueNoLink(
  executor: Executor,
  { link, message, spend }: Parameters<AccountsPort['issueNoLink']>[0],
): Promise<Locked | null> {
  const { locked, mine, statements } = spendingOf(spend)
  const rows = [`nobody:${link.tokenHash}`, `nobody:${message.id}:${message.sealed}`].map((key) =>
    statement(insertInto(seen, { key, expiresAt: link.createdAt + 1 }, { where: mine })),
  )
  return locked(await executor.commit([...statements, ...rows]))
}

/** @see AccountsPort.findLink */
export async function findLink(
  executor: Executor,
  options: { readonly tokenHash: string; readonly now: Seconds },
): Promise<{ readonly link: Link; readonly account: Account } | null> {
  const [row] = await executor.query(find(options))
  return row ? { link: joinedLink.parse(row), account: owner.parse(row) } : null
}

/** Who was invited says who they are, where the condition holds. */
function rename(
  person: Pick<Account, 'firstName' | 'lastName' | 'language'> & { readonly accountId: Sql<unknown> },
  where: Sql<unknown>,
): Statement {
  const { accountId, firstName, language, lastName } = person
  const { firstNameKey, lastNameKey } = nameKeys(person)
  return statement(sql`update accounts set first_name = ${firstName}, last_name = ${lastName}, language = ${language},
    first_name_key = ${firstNameKey}, last_name_key = ${lastNameKey} where id = ${accountId} and ${where}`)
}

/** @see AccountsPort.setPasswordByLink */
export async function setPasswordByLink(
  executor: Executor,
  options: Parameters<AccountsPort['setPasswordByLink']>[0],
): Promise<boolean> {
  const { tokenHash, passwordHash, now, clearThrottle, messages, activity, remember = 0, begins } = options
  const { browser = null, person = null } = options
  const claim = nonce()
  const mine = claimed('links', { key: 'tokenHash', is: tokenHash, claim })
  // Every statement finds the account through the spent link, which therefore goes last.
  const accountId = sql`(select account_id from links where token_hash = ${tokenHash} and claim = ${claim})`
  const standing = sql`(select account_id from links where token_hash = ${tokenHash} and claim is null and expires_at > ${now})`
  const [, spent] = await executor.commit([
    holdAccount(standing),
    spend({ tokenHash, now, claim }),
    ...keepFormer({ accountId, hash: sql`password_hash`, remember }, mine),
    statement(
      sql`update accounts set password_hash = ${passwordHash}, foreign_hash = null, password_changed_at = ${now},
        status = case status when 'pending' then 'active' else status end where id = ${accountId}`,
    ),
    ...(person ? [rename({ accountId, ...person }, mine)] : []),
    ...endSessions({ accountId, except: null, now }, mine),
    ...endOfflineAccess({ accountId }, mine),
    ...endUnderWay({ accountId }, mine),
    ...(begins ? beginProved(begins, mine) : []),
    endEmailChanges({ accountId }, mine),
    ...(browser ? [rememberBrowser({ ...browser, now }, mine)] : []),
    ...effects({ messages, activity, clearThrottle }, mine),
    statement(sql`delete from links where account_id = ${accountId}`),
  ])
  return didChange(spent)
}
