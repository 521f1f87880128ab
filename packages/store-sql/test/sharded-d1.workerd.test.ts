// What differs on D1 from the databases that `sharded.node.test.ts` has; the whole contract on four of them
// is `sharded-d1-contract.long.workerd.test.ts`.
import { env, reset } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { account, entry, link, message, now } from '../src/contract/fixtures.ts'
import { d1, migrateD1 } from '../src/d1.ts'
import { linkedEid } from '../src/eids/fixtures.ts'
import { eidRequest } from '../src/eids/requests.contract.ts'
import { sharded } from '../src/sharded.ts'
import { key } from './support/four-databases.ts'

test('a pending account with all that belongs to it gives way to who proves its address by an eID', async () => {
  await reset()
  const bindings = [env.DB, env.DB_2]
  for (const binding of bindings) await migrateD1(binding)
  const store = await sharded(
    bindings.map((binding) => d1(binding)),
    { key },
  )
  const pending = account({ id: `101${'p'.repeat(22)}`, email: 'both@example.eu' })
  const registering = { account: pending, emailKey: pending.email, uidMarks: [] }
  const opener = { link: link(pending.id), message: message({ accountId: pending.id }) }
  expect(await store.accounts.register({ ...registering, ...opener })).toBe('created')
  const made = account({ id: `100${'a'.repeat(22)}`, email: pending.email, status: 'active' })
  const asked = eidRequest({ stage: 'registering', browserHash: null })
  await store.eidRequests.open(asked)
  const told = { request: asked.idHash, messages: [], activity: entry(made.id), now }
  const proving = { account: made, emailKey: pending.email, uidMarks: ['mark'], eid: linkedEid(made.id) }
  expect(await store.eids.register({ ...proving, ...told })).toBe('created')
  expect((await store.accounts.find({ email: pending.email }))?.id).toBe(made.id)
  expect(await store.accounts.find({ id: pending.id })).toBeNull()
})
