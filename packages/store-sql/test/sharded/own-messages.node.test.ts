import { expect, test } from 'vitest'
import { entry, message, now } from '../../src/contract/fixtures.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'

test('a message with a change goes with its cause, and is an account’s where that account is', async () => {
  const stores = await databases(2)
  const store = await sharded(stores, { key })
  const [ada, bea] = [await activatedIn(store, 0), await activatedIn(store, 1)]
  const createdAt = now + 1
  const mails = [bea.id, ada.id, null].map((accountId) => message({ accountId, createdAt }))
  const locking = { accountId: bea.id, now, messages: mails, activity: entry(bea.id) }
  expect(await store.accounts.lock(locking)).toBe(true)
  const waiting = async () => {
    const rows = stores.map(({ executor }) =>
      executor.query<{ readonly id: string; readonly accountId: string | null }>({
        sql: 'select id, account_id from outbox where created_at > ?',
        parameters: [now],
      }),
    )
    return new Map((await Promise.all(rows)).flat().map(({ accountId, id }) => [id, accountId]))
  }
  expect(await waiting()).toEqual(new Map(mails.map(({ id }, index) => [id, index === 0 ? bea.id : null])))
  // What is nobody's stays when the account goes.
  const gone = { sealedUid: 'k1.gone', uidMark: 'mark', messages: [], activity: entry(bea.id), now }
  expect(await store.accounts.delete({ accountId: bea.id, ...gone })).toBe(true)
  expect(await waiting()).toEqual(new Map(mails.slice(1).map(({ id }) => [id, null])))
})
