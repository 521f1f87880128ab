import { expect, test } from 'vitest'
import { account, entry, fresh, now } from '../src/contract/fixtures.ts'
import { linkedEid } from '../src/eids/fixtures.ts'
import { passkey } from '../src/passkeys/contract.ts'
import { sharded, type SqlStore } from '../src/sharded.ts'
import { adding, codeToken, stockToken } from '../src/tokens/fixtures.ts'
import { key } from './support/four-databases.ts'
import { activatedIn, changed, databases, registering } from './support/spread.ts'

const later = now + 10_000

/** Three databases with somebody in each, who bear a name of every kind. */
async function people() {
  const stores = await databases(3)
  const store = await sharded(stores, { key })
  const made = await Promise.all([0, 1, 2].map((shard) => activatedIn(store, shard)))
  const told = (accountId: string) => ({ limit: 9, messages: [], activity: entry(accountId) })
  for (const { id } of made) {
    await store.passkeys.add({ passkey: passkey(id, { credentialId: fresh('credential') }), ...told(id) })
    await store.eids.link({ eid: linkedEid(id, { personHash: fresh('person') }), request: null, now, ...told(id) })
    await store.codeTokens.add(adding(codeToken(id, { source: fresh('source') })))
    await store.provisioned.note({ client: 'hr', accountId: id, externalId: fresh('external') }, { now })
  }
  await store.codeTokens.stock(stockToken({ source: fresh('source') }))
  return { made, store, stores }
}

const without = (stores: readonly SqlStore[], where: string) =>
  Promise.all(
    stores.map(({ executor }) =>
      executor.commit([{ sql: `delete from names where name not in ('shard', 'set') and ${where}`, parameters: [] }]),
    ),
  )
const names = async (stores: readonly SqlStore[]) =>
  (
    await Promise.all(
      stores.map(({ executor }) =>
        executor.query<{ readonly name: string; readonly owner: string }>({
          sql: `select name, owner from names where confirmed = 1 order by name`,
          parameters: [],
        }),
      ),
    )
  ).map((rows) => rows.map(({ name, owner }) => `${name} ${owner}`))

test('what the directory lost is written anew from the accounts, whatever bears a name; the rest stays', async () => {
  const { made, store, stores } = await people()
  const before = await names(stores)
  expect(await store.names?.mend({ now: later, write: true })).toMatchObject({ borne: 19, missing: 0, written: 0 })
  await without(stores, `owner like '10%'`)
  expect(await store.accounts.find({ email: made[1]?.email.toLowerCase() ?? '' })).toBeNull()
  const found = { borne: 19, missing: 12, contested: [] }
  expect(await store.names?.mend({ now: later, write: false })).toEqual({ ...found, written: 0 })
  expect(await store.accounts.find({ email: made[1]?.email.toLowerCase() ?? '' })).toBeNull()
  expect(await store.names?.mend({ now: later, write: true })).toEqual({ ...found, written: 12 })
  // Those of the first database are found without.
  for (const { email, id, uid } of made) {
    expect((await store.accounts.find({ email: email.toLowerCase() }))?.id).toBe(id)
    expect((await store.accounts.find({ uid }))?.id).toBe(id)
  }
  const ofOthers = (rows: readonly (readonly string[])[]) => rows.map((its) => its.filter((row) => !/ 100/.test(row)))
  expect(ofOthers(await names(stores))).toEqual(ofOthers(before))
  expect(await store.names?.mend({ now: later, write: true })).toMatchObject({ missing: 0, written: 0 })
})

test('a name that the directory has as somebody’s who is gone, or never was, becomes its bearer’s', async () => {
  const { made, store, stores } = await people()
  const email = made[2]?.email.toLowerCase() ?? ''
  for (const { executor } of stores)
    await executor.commit([
      { sql: `update names set owner = '101${'z'.repeat(22)}' where owner = ?`, parameters: [made[2]?.id ?? ''] },
    ])
  expect(await store.accounts.find({ email })).toBeNull()
  expect(await store.names?.mend({ now: later, write: true })).toMatchObject({ missing: 6, written: 6, contested: [] })
  expect((await store.accounts.find({ email }))?.id).toBe(made[2]?.id)
})

test('what two bear is said, and left to whoever decides', async () => {
  const { made, store, stores } = await people()
  const [, ada, grace] = made
  if (!ada || !grace) throw new Error('three people')
  await stores[2]?.executor.commit([
    { sql: 'update accounts set email_key = ? where id = ?', parameters: [ada.email.toLowerCase(), grace.id] },
  ])
  expect(await store.names?.mend({ now: later, write: true })).toMatchObject({
    contested: [{ kind: 'email', accountId: grace.id, other: ada.id }],
  })
  expect((await store.accounts.find({ email: ada.email.toLowerCase() }))?.id).toBe(ada.id)
})

test('while it looks, people register, change their address and leave: each name is one’s, and theirs', async () => {
  const { store, stores } = await people()
  const crowd = Array.from({ length: 60 }, (_, index) =>
    account({
      id: `10${index % 3}${fresh('id').replace(/\W/g, '').padEnd(22, 'x').slice(-22)}`,
      email: `p${index}@example.eu`,
    }),
  )
  const living = (async () => {
    for (const [index, one] of crowd.entries()) {
      expect(await store.accounts.register(registering(one))).toBe('created')
      if (index % 5 === 0) {
        const ada = await activatedIn(store, index % 3)
        const newEmail = `new${index}@example.eu`
        expect(await changed(store, ada.id, { oldEmail: ada.email, newEmail })).toBe('changed')
        // What she gave up is anybody's at once.
        const next = account({
          id: `10${(index + 1) % 3}${'y'.repeat(20)}${String(index).padStart(2, '0')}`,
          email: ada.email,
        })
        expect(await store.accounts.register(registering(next))).toBe('created')
      }
    }
    return 'done' as const
  })()
  const state = { isOver: false }
  const ended = living.finally(() => (state.isOver = true))
  while (!state.isOver) {
    await without(stores, `owner like '10_%' and name < 'M'`)
    await store.names?.mend({ now: later, write: true })
  }
  expect(await ended).toBe('done')
  const last = await store.names?.mend({ now: later + 10_000, write: true })
  expect(last?.contested).toEqual([])
  for (const { email, id } of crowd) expect((await store.accounts.find({ email }))?.id).toBe(id)
}, 60_000)
