import { expect, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { entry, now } from '../src/contract/fixtures.ts'
import { merging } from '../src/accounts/merge.contract.ts'
import { eidRequest } from '../src/eids/requests.contract.ts'
import { linkedEid } from '../src/eids/fixtures.ts'
import { sharded, type SqlStore } from '../src/sharded.ts'
import { key } from './support/four-databases.ts'
import { activatedIn, databases, disturbed } from './support/spread.ts'

test('an account that is merged into two others at once goes into one', async () => {
  const stores = await databases(3)
  const store = await sharded(stores, { key })
  for (let round = 0; round < 6; round++) {
    const [a, b, c] = [
      await activatedIn(store, 0),
      await activatedIn(store, 1),
      await activatedIn(store, round % 2 === 0 ? 2 : 0),
    ]
    const read = async ({ id }: { readonly id: string }) => {
      const found = await store.accounts.find({ id })
      if (!found) throw new Error('no account')
      return found
    }
    const [goes, one, other] = [await read(a), await read(b), await read(c)]
    const merged = await Promise.all([
      store.accounts.merge(merging(goes, one)),
      store.accounts.merge(merging(goes, other)),
    ])
    expect(merged.filter(Boolean)).toHaveLength(1)
    expect(await store.accounts.find({ id: goes.id })).toBeNull()
    const loser = merged[0] === true ? other : one
    const rows = await Promise.all(
      stores.map(({ executor }) =>
        executor.query({
          sql: 'select id from activity where account_id = ? and merged_uid is not null',
          parameters: [loser.id],
        }),
      ),
    )
    expect(rows.flat()).toEqual([])
  }
})

test('what was moved beside an account goes back where the write fails, and somebody else may answer it', async () => {
  const stores = await databases(3)
  const [one, two, three] = stores
  if (!one || !two || !three) throw new Error('three databases')
  const failing = disturbed(two, {
    table: 'linked_eids',
    async before() {
      throw new LaissezPasserError('store-unavailable', 'It is away')
    },
  })
  const store = await sharded([one, failing, three], { key })
  const [ada, grace] = [await activatedIn(store, 1), await activatedIn(store, 2)]
  const asked = eidRequest({ stage: 'unmatched' })
  await store.eidRequests.open(asked)
  const linking = (accountId: string) => ({
    eid: linkedEid(accountId),
    request: asked.idHash,
    limit: 9,
    messages: [],
    activity: entry(accountId),
    now,
  })
  await expect(store.eids.link(linking(ada.id))).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(await store.eids.link(linking(grace.id))).toBe('linked')
})

test('a name that a client of SCIM has just given isn’t taken by the sweep for one that nobody bears', async () => {
  const stores = await databases(2)
  const [one, two] = stores
  if (!one || !two) throw new Error('two databases')
  const called = { client: 'hr', externalId: 'E-1' }
  let store = await sharded(stores, { key })
  const [ada, bea] = [await activatedIn(store, 1), await activatedIn(store, 0)]
  const slow: SqlStore = {
    ...two,
    provisioned: {
      ...two.provisioned,
      async note(which, options) {
        // Between reserving and writing: a sweep, and somebody who wants the same.
        await store.sweep({ now })
        expect(await store.provisioned.note({ ...called, accountId: bea.id }, { now })).toBe(false)
        return two.provisioned.note(which, options)
      },
    },
  }
  store = await sharded([one, slow], { key })
  expect(await store.provisioned.note({ ...called, accountId: ada.id }, { now })).toBe(true)
  expect(await store.provisioned.called(called)).toMatchObject({ accountId: ada.id })
})
