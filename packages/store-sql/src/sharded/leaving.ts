import { orphanAudit } from '../accounts/delete.ts'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { Entry } from './names.ts'
import type { Name } from './naming.ts'
import type { Parts } from './parts.ts'
import type { Shards } from './shards.ts'
import { carry } from './tokens.ts'

/** Whether the identifier of a deleted account may be given again: not where a service has known it. */
export const unretired =
  (shards: Shards, uidMarks: readonly string[]) =>
  async ({ kind, value }: Name, from: Entry): Promise<boolean> =>
    kind !== 'uid' || !(await shards.of(from.owner).accounts.goneUids([{ uid: value, uidMarks }])).has(value)

/** By what other databases know an account. */
interface Leavings {
  /** Empty where the account is gone already. */
  readonly uid: string
  /** Sources of its devices. */
  readonly sources: readonly string[]
}

export async function leavings({ shards }: Parts, accountId: string): Promise<Leavings> {
  const store = shards.of(accountId)
  const rows = await store.executor.query(
    statement(sql<{ readonly source: string }>`select source from code_tokens
      where account_id = ${accountId} and source is not null`),
  )
  return { uid: (await store.accounts.find({ id: accountId }))?.uid ?? '', sources: rows.map(({ source }) => source) }
}

/**
 * Clears what the first database has of a deleted account: its audit rows no longer name it, and its names
 * are released, except for its identifier.
 */
export async function parted(
  { directory, shards }: Parts,
  { accountId, sealedUid, sources, uid }: Leavings & { readonly accountId: string; readonly sealedUid: string },
): Promise<void> {
  for (const source of sources) await carry(source, { from: shards.of(accountId), to: shards.first })
  await shards.first.executor.commit([orphanAudit({ accountId, sealedUid }, sql`1 = 1`)])
  await directory.forget(accountId, [shards.nameOf('uid', uid)])
}
