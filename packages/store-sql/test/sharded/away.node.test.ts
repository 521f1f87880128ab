import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { entry, fresh, message, now } from '../../src/contract/fixtures.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'
import { interposed } from '../support/interposed.ts'

const away = () => new LaissezPasserError('store-unavailable', 'It is away')

/** Two databases that can fail, each with somebody who asked for a copy of their data. */
async function two() {
  const errors: (Error | null)[] = [null, null]
  const stores = (await databases(2)).map((store, index) =>
    interposed(store, () => {
      if (errors[index]) throw errors[index]
    }),
  )
  const store = await sharded(stores, { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1)]
  for (const { id: accountId } of people)
    await store.dataExports.begin({
      id: fresh('copy', accountId),
      accountId,
      now,
      replaces: 0,
      activity: entry(accountId),
    })
  return { errors, people, store }
}

/** What servers ask again and again. */
const rounds: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ['copies of data', (store) => store.dataExports.due({ limit: 9 })],
  ['deletions', (store) => store.deletions.due({ now, limit: 9 })],
  ['reminders', (store) => store.deletions.unreminded({ until: now, askedBefore: now, limit: 9 })],
  ['removals of factors', (store) => store.factorRemovals.due({ now, limit: 9 })],
  ['messages', (store) => store.outbox.claim({ now, limit: 9, leaseSeconds: 60 })],
]

test.each(rounds)('a database that is away keeps nobody waiting, another failure is told: %s', async (_, ask) => {
  const { errors, store } = await two()
  errors[1] = away()
  await expect(ask(store)).resolves.toBeDefined()
  errors[1] = new TypeError('It is broken')
  await expect(ask(store)).rejects.toThrow('It is broken')
  errors.reverse()
  await expect(ask(store)).rejects.toThrow('It is broken')
})

test('what those have that answer is done; where none answers that is told', async () => {
  const { errors, people, store } = await two()
  const whose = async () => (await store.dataExports.due({ limit: 9 })).map(({ accountId }) => accountId)
  expect((await whose()).toSorted()).toEqual(people.map(({ id }) => id).toSorted())
  await store.outbox.add(people.map(({ id: accountId }) => message({ accountId })))
  errors[0] = away()
  expect(await whose()).toEqual([people[1]?.id])
  errors[1] = away()
  await expect(whose()).rejects.toThrow('It is away')
  await expect(store.outbox.state()).rejects.toThrow('It is away')
})
