import type { AccountsPort } from '@laissez-passer/core/ports'
import { deletion } from '../accounts/delete.ts'
import { accounts } from '../accounts/tables.ts'
import { activity } from '../activity/tables.ts'
import { consents } from '../consents/tables.ts'
import { sql } from '../sql/sql.ts'
import { nonce } from '../sql/statements.ts'
import { leavings, parted } from './leaving.ts'
import { passing } from './names.ts'
import { ownMessages } from './own-messages.ts'
import type { Parts } from './parts.ts'
import { copyOf, rowsOf } from './rows.ts'

/**
 * Merges an account into one of another database. What moves is copied to the database of the account that
 * stays and merged there in one commit; then the other account is deleted in its own. After a crash between,
 * merging again finishes it. Nothing is copied twice, because a row keeps its id.
 */
export async function mergeAcross(parts: Parts, options: Parameters<AccountsPort['merge']>[0]): Promise<boolean> {
  const { directory, shards } = parts
  const { goes, now, stays } = options
  const locked: (readonly [string, string])[] = []
  try {
    // Neither account takes part in another merge meanwhile.
    for (const id of [goes.id, stays.id].toSorted()) {
      const name = shards.nameOf('merging', id)
      const standing = (await directory.find([name])).get(name) ?? null
      if (standing !== null && now - standing.reservedAt < 60) return false
      const claim = nonce()
      if (!(await directory.take({ name, owner: passing(id), reservedAt: now, claim }, standing))) return false
      locked.push([name, claim])
    }
    return await merge(parts, options)
  } finally {
    for (const [name, claim] of locked) await directory.release(name, claim)
  }
}

async function merge(parts: Parts, options: Parameters<AccountsPort['merge']>[0]): Promise<boolean> {
  const { shards } = parts
  const { goes, now, sealedUid, stays, uidMark } = options
  const [from, to] = [shards.of(goes.id), shards.of(stays.id)]
  const left = await leavings(parts, goes.id)
  if (from === to) {
    if (!(await to.accounts.merge(options))) return false
    await parted(parts, { accountId: goes.id, sealedUid, ...left })
    return true
  }
  const [row] = await rowsOf(from.executor, accounts, sql`id = ${goes.id}`)
  const its = sql`account_id = ${goes.id}`
  if (row === undefined) return false
  const [entries, allowed] = [await rowsOf(from.executor, activity, its), await rowsOf(from.executor, consents, its)]
  await to.executor.commit([
    copyOf(accounts, row),
    ...entries.map((entry) => copyOf(activity, entry)),
    ...allowed.map((one) => copyOf(consents, one)),
  ])
  const messages = ownMessages(shards, { messages: options.messages, store: to })
  if (!(await to.accounts.merge({ ...options, messages }))) {
    await to.executor.commit([{ sql: 'delete from accounts where id = ?', parameters: [goes.id] }])
    return false
  }
  const told = { accountId: goes.id, activity: options.activity, messages: [], now, sealedUid, uidMark }
  await from.executor.commit(deletion(told, sql`1 = 1`))
  await parted(parts, { accountId: goes.id, sealedUid, ...left })
  return true
}
