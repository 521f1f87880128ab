import { onTestFinished } from 'vitest'
import type { Store } from '@laissez-passer/core/ports'
import { account, entry, fresh, link, message, now, signedIn } from '../../src/contract/fixtures.ts'
import type { SqlStore } from '../../src/sharded.ts'
import { storeOn } from '../../src/store.ts'
import { migrated } from './migrated.ts'

/** Empty databases that go with the test. */
export async function databases(count: number): Promise<SqlStore[]> {
  const stores = await Promise.all(Array.from({ length: count }, () => migrated()))
  onTestFinished(() => stores.forEach((store) => store.close()))
  return stores
}

/**
 * The store, but for its commits that write to a table: before them something else happens, or instead of
 * them.
 */
export function disturbed(
  store: SqlStore,
  { before, table }: { readonly table: string; readonly before: () => Promise<void> },
): SqlStore {
  const writes = new RegExp(`(?:into|update) "?${table}\\b`)
  return storeOn(
    {
      query: store.executor.query,
      async commit(statements, options) {
        if (statements.some(({ sql }) => writes.test(sql))) await before()
        return store.executor.commit(statements, options)
      },
    },
    { sweeping: {}, whenQueued: (listener) => store.whenQueued(listener) },
  )
}

/** What makes an account, pending. */
export const registering = (made: ReturnType<typeof account>) => ({
  account: made,
  emailKey: made.email,
  uidMarks: [],
  link: link(made.id),
  message: message({ accountId: made.id }),
})

/** An account in one database, with its address proved. */
export async function activatedIn(store: Store, shard: number) {
  const made = account({ id: `10${shard}${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}` })
  await store.accounts.register({ ...registering(made), emailKey: made.email.toLowerCase() })
  await chosen(store, made.id)
  return made
}

/** Proves an account's address by choosing its password. */
export async function chosen(store: Store, accountId: string) {
  const opener = link(accountId)
  await store.accounts.issueLink({ link: opener, message: message() })
  await store.accounts.setPasswordByLink({
    tokenHash: opener.tokenHash,
    passwordHash: 'hash-1',
    clearThrottle: [],
    messages: [],
    activity: entry(accountId),
    now,
  })
}

/** Changes an account's address, by both links. */
export async function changed(
  store: Store,
  accountId: string,
  { newEmail, oldEmail }: { readonly oldEmail: string; readonly newEmail: string },
) {
  const { idHash } = await signedIn(store, accountId)
  const keys = { oldKey: oldEmail.toLowerCase(), newKey: newEmail.toLowerCase() }
  const none = { dueAt: null, oldConfirmedAt: null, newConfirmedAt: null }
  const change = { id: fresh('change', accountId), accountId, askedAt: now, linksExpireAt: now + 900, ...none }
  const [oldTokenHash, newTokenHash] = [fresh('old', accountId), fresh('new', accountId)]
  const told = { messages: [], activity: entry(accountId) }
  await store.emailChanges.begin({
    change: { ...change, ...keys, oldEmail, newEmail },
    askedBy: idHash,
    oldTokenHash,
    newTokenHash,
    ...told,
  })
  await store.emailChanges.confirm({ tokenHash: oldTokenHash, now, ...told, activity: entry(accountId) })
  return store.emailChanges.confirm({ tokenHash: newTokenHash, now, ...told, activity: entry(accountId) })
}
