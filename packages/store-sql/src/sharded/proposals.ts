import type { Store } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { compare } from './asking.ts'
import { ownMessages } from './own-messages.ts'
import { copyOf, rowsOf } from './rows.ts'
import type { Shards } from './shards.ts'

/** Begins the `email_key` of a guest, in place of an address. */
const guestKey = 'guest '

/** Whether a row is a guest. Written as a range, so that the index is used: ` ` sorts just before `!`. */
export const isGuest = sql`(email_key >= ${sql.lit(guestKey)} and email_key < 'guest!')`

/**
 * Copies an administrator from their own database into this one as a guest. A proposal lies in the database
 * of the account that it is about, to be decided in one commit with what it does, and needs its proposer
 * there. Guests appear in no list, and are deleted once they are gone from their own database.
 */
export async function invite(
  { of }: Shards,
  { id, store }: { readonly id: string; readonly store: SqlStore },
): Promise<void> {
  const home = of(id)
  if (home === store) return
  const [row] = await rowsOf(home.executor, accounts, sql`id = ${id}`)
  // A guest has no address: at home it may have changed, and belong to somebody else by now. Nor a password,
  // which statistics would count twice.
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

/** How many guests there are; none of them has a password here. */
export async function countGuests({ executor }: SqlStore): Promise<number> {
  const [counted] = await executor.query(
    statement(sql<{ readonly guests: number }>`select count(*) as guests from accounts where ${isGuest}`),
  )
  return Number(counted?.guests ?? 0)
}

/** Copies the guests of a database anew, as they are in their own one now. */
export async function refreshGuests(shards: Shards, store: SqlStore): Promise<void> {
  const makers = await store.executor.query(
    statement(sql<{ readonly id: string }>`select distinct proposed_by as id from proposals where decision is null`),
  )
  for (const { id } of makers) await invite(shards, { id, store })
}

/** The database that a proposal is in; undefined: none. */
export async function whereProposed({ all }: Pick<Shards, 'all'>, id: string): Promise<SqlStore | undefined> {
  for (const store of all) {
    const found = await store.executor.query(statement(sql`select id from proposals where id = ${id}`))
    if (found.length > 0) return store
  }
  return undefined
}

/**
 * Proposals, each in the database of the account that it is about; those about none, in the first.
 * @param carriers the databases through which proposals are written.
 * @param shards the same databases, into which guests are copied.
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

/** Deletes guests without proposals. */
export async function sendHome({ executor }: SqlStore): Promise<void> {
  const gone = sql`select id from accounts where ${isGuest}
    and not exists (select 1 from proposals where proposed_by = accounts.id)`
  if ((await executor.query(statement(gone))).length > 0)
    await executor.commit([statement(sql`delete from accounts where id in (${gone})`)])
}
