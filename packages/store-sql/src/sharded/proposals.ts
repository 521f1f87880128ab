import type { Store } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { compare } from './asking.ts'
import { ownMessages } from './own-messages.ts'
import { copyOf, rowsOf } from './rows.ts'
import type { Shards } from './shards.ts'

/** What stands where an account has its address, and is none. */
const guestKey = 'guest '

/**
 * Whether an account is a guest, whatever became of them at home: a range of the index, ` ` is before `!`.
 */
export const isGuest = sql`(email_key >= ${sql.lit(guestKey)} and email_key < 'guest!')`

/**
 * Lets an administrator of another database be a guest in this one, as they are at home at this moment: what
 * they propose about an account lies beside it, and is decided with what is done to it. Guests are in no
 * list, nothing of theirs is kept here, and they go where they are gone at home.
 */
export async function invite(
  { of }: Shards,
  { id, store }: { readonly id: string; readonly store: SqlStore },
): Promise<void> {
  const home = of(id)
  if (home === store) return
  const [row] = await rowsOf(home.executor, accounts, sql`id = ${id}`)
  // No address is a guest's: at home it may be another by now, and this one somebody else's. Nor a password:
  // it is counted at home.
  const noPassword = { passwordHash: null, foreignHash: null, passwordChangedAt: null }
  const unknown = { emailKey: `${guestKey}${id}`, ...noPassword, claim: null }
  const guest = { ...row, ...unknown, firstNameKey: null, lastNameKey: null }
  await store.executor.commit([
    row === undefined
      ? statement(sql`delete from accounts where id = ${id}`)
      : copyOf(
          accounts,
          guest,
          sql`on conflict (id) do update set status = excluded.status, administrator = excluded.administrator,
            uid = excluded.uid, email = excluded.email, email_key = excluded.email_key, password_changed_at = null,
            first_name = excluded.first_name, last_name = excluded.last_name`,
        ),
  ])
}

/** How many guests there are, of whom no password is known here. */
export async function countGuests({ executor }: SqlStore): Promise<number> {
  const [counted] = await executor.query(
    statement(sql<{ readonly guests: number }>`select count(*) as guests from accounts where ${isGuest}`),
  )
  return Number(counted?.guests ?? 0)
}

/** Guests as they are at home by now. */
export async function refreshGuests(shards: Shards, store: SqlStore): Promise<void> {
  const makers = await store.executor.query(
    statement(sql<{ readonly id: string }>`select distinct proposed_by as id from proposals where decision is null`),
  )
  for (const { id } of makers) await invite(shards, { id, store })
}

/** Where a proposal lies; undefined: nowhere. */
export async function whereProposed({ all }: Pick<Shards, 'all'>, id: string): Promise<SqlStore | undefined> {
  for (const store of all) {
    const found = await store.executor.query(statement(sql`select id from proposals where id = ${id}`))
    if (found.length > 0) return store
  }
  return undefined
}

/**
 * Proposals, each beside the account that it is about; what is about none, in the first database.
 * @param carriers through which proposals are written; in the others guests are invited.
 */
export function shardedProposals(carriers: Shards, shards: Shards): Store['proposals'] {
  return {
    async propose(options) {
      const { accountId, proposedBy } = options.proposal
      const store = shards.of(accountId ?? '')
      await invite(shards, { id: proposedBy, store })
      const messages = ownMessages(shards, { messages: options.messages, store })
      return carriers.of(accountId ?? '').proposals.propose({ ...options, messages })
    },
    async waiting(options) {
      const lists = []
      for (const store of shards.all) {
        await refreshGuests(shards, store)
        lists.push(await store.proposals.waiting(options))
      }
      return lists
        .flat()
        .toSorted((one, other) => compare([one.expiresAt, one.id], [other.expiresAt, other.id]))
        .slice(0, options.limit)
    },
    async find(id, options) {
      const store = await whereProposed(shards, id)
      if (store === undefined) return null
      await refreshGuests(shards, store)
      return store.proposals.find(id, options)
    },
    async decide(options) {
      const store = await whereProposed(shards, options.id)
      if (store === undefined) return false
      await refreshGuests(shards, store)
      await invite(shards, { id: options.by, store })
      return (carriers.all[shards.all.indexOf(store)] ?? store).proposals.decide({
        ...options,
        messages: ownMessages(shards, { messages: options.messages, store }),
      })
    },
  }
}

/** Guests whose proposals are gone go. */
export async function sendHome({ executor }: SqlStore): Promise<void> {
  const gone = sql`select id from accounts where ${isGuest}
    and not exists (select 1 from proposals where proposed_by = accounts.id)`
  if ((await executor.query(statement(gone))).length > 0)
    await executor.commit([statement(sql`delete from accounts where id in (${gone})`)])
}
