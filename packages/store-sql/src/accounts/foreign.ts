import { beginningOf, parseForeignHash } from '@laissez-passer/core/foreign-hashes'
import type { PasswordKind } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { prepare } from '../sql/statements.ts'

/** How a password's hash begins where another system made it; null: it is ours, or there is none. */
export function foreignKind(passwordHash: string | null): string | null {
  const hash = passwordHash === null ? null : parseForeignHash(passwordHash)
  return hash && beginningOf(hash)
}

const foreign = prepare(
  (_: object) => sql<{ readonly beginning: string; readonly accounts: number }>`select foreign_hash as beginning,
    count(*) as accounts from accounts where foreign_hash is not null group by foreign_hash order by foreign_hash`,
)

const all = prepare((_: object) => sql<{ readonly accounts: number }>`select count(*) as accounts from accounts`)

/** How many accounts there are. */
export async function countAccounts(executor: Executor): Promise<number> {
  const [counted] = await executor.query(all({}))
  return Number(counted?.accounts ?? 0)
}

/** @see AccountsPort.passwordKinds */
export async function passwordKinds(executor: Executor): Promise<readonly PasswordKind[]> {
  const kinds = (await executor.query(foreign({}))).map(({ accounts, beginning }) => ({
    beginning,
    accounts: Number(accounts),
  }))
  if (kinds.length === 0) return []
  const others = (await countAccounts(executor)) - kinds.reduce((sum, each) => sum + each.accounts, 0)
  return [{ beginning: null, accounts: Math.max(0, others) }, ...kinds]
}
