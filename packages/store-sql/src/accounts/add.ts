import type { Account, Added, AccountsPort, NewAccount } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { sql } from '../sql/sql.ts'
import { nonce, statement } from '../sql/statements.ts'
import { insertAccount } from './insert.ts'
import { insertLink } from './links.ts'

/** D1 takes a hundred parameters a statement. */
const keysAtOnce = 90

/** @see AccountsPort.add */
export async function addAccounts(executor: Executor, made: readonly NewAccount[]): Promise<readonly Added[]> {
  if (made.length === 0) return []
  const each = made.map(statementsOf)
  const outcomes = await executor.commit(each.flat())
  // Of each account the first statement says whether it was added.
  let at = 0
  const isNew = each.map(({ length }) => {
    const inserted = didChange(outcomes[at])
    at += length
    return inserted
  })
  const lost = made.filter((_, index) => !isNew[index])
  if (lost.length === 0) return made.map(() => 'added')
  const [holders, retired] = await Promise.all([
    findHolders(executor, lost.map(keyOf)),
    findRetired(
      executor,
      lost.flatMap((each) => each.uidMarks),
    ),
  ])
  return made.map(({ emailKey, uidMarks }, index) => {
    if (isNew[index]) return 'added'
    if (holders.has(emailKey)) return 'taken-email'
    return uidMarks.some((mark) => retired.has(mark)) ? 'retired-uid' : 'taken-uid'
  })
}

const keyOf = ({ emailKey }: NewAccount): string => emailKey

function statementsOf({ account, activity, emailKey, link, messages, uidMarks }: NewAccount) {
  const claim = nonce()
  const mine = claimed('accounts', { key: 'id', is: account.id, claim })
  return [
    insertAccount({ ...account, emailKey, claim, uidMarks }, sql`1 = 1`),
    ...(link === null ? [] : [insertLink(link, mine)]),
    ...effects({ messages, activity }, mine),
  ]
}

/** Those of the marks whose identifiers are never given again. */
async function findRetired(executor: Executor, marks: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let from = 0; from < marks.length; from += keysAtOnce) {
    const asked = sql.join(marks.slice(from, from + keysAtOnce))
    const rows = await executor.query(
      statement(sql<{ readonly mark: string }>`select mark from retired_uids where mark in (${asked})`),
    )
    for (const { mark } of rows) found.add(mark)
  }
  return found
}

/** @see AccountsPort.goneUids */
export async function findGoneUids(
  executor: Executor,
  uids: Parameters<AccountsPort['goneUids']>[0],
): ReturnType<AccountsPort['goneUids']> {
  const retired = await findRetired(
    executor,
    uids.flatMap(({ uidMarks }) => uidMarks),
  )
  const gone = new Map<string, 'taken-uid' | 'retired-uid'>()
  for (const { uid, uidMarks } of uids) if (uidMarks.some((mark) => retired.has(mark))) gone.set(uid, 'retired-uid')
  for (let from = 0; from < uids.length; from += keysAtOnce) {
    const asked = sql.join(uids.slice(from, from + keysAtOnce).map(({ uid }) => uid))
    const rows = await executor.query(
      statement(sql<{ readonly uid: string }>`select uid from accounts where uid in (${asked})`),
    )
    for (const { uid } of rows) gone.set(uid, 'taken-uid')
  }
  return gone
}

/** @see AccountsPort.holders */
export async function findHolders(
  executor: Executor,
  emailKeys: readonly string[],
): ReturnType<AccountsPort['holders']> {
  const found = new Map<string, Pick<Account, 'id' | 'uid' | 'status'>>()
  for (let from = 0; from < emailKeys.length; from += keysAtOnce) {
    const keys = emailKeys.slice(from, from + keysAtOnce)
    const rows = await executor.query(
      statement(
        sql<Pick<Account, 'id' | 'uid' | 'status'> & { readonly emailKey: string }>`select email_key, id, uid, status
          from accounts where email_key in (${sql.join(keys)})`,
      ),
    )
    for (const { emailKey, id, status, uid } of rows) found.set(emailKey, { id, uid, status })
  }
  return found
}
