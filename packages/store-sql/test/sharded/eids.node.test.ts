import { expect, test } from 'vitest'
import { account, entry, fresh, now, started } from '../../src/contract/fixtures.ts'
import { linkedEid } from '../../src/eids/fixtures.ts'
import { eidRequest } from '../../src/eids/requests.contract.ts'
import { shardsOf } from '../../src/sharded/shards.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases, disturbed } from '../support/spread.ts'
import { says, interposed } from '../support/interposed.ts'

/** Three databases with somebody in each, and what each was asked. */
async function three() {
  const asked: string[] = []
  const stores = (await databases(3)).map((store, index) =>
    interposed(store, (statements) => {
      for (const words of ['insert into "eid_requests"', 'delete from "eid_requests"'])
        if (says(statements, new RegExp(words))) asked.push(`${index}: ${words.slice(0, 6)}`)
    }),
  )
  const store = await sharded(stores, { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  return { asked, people, store, stores }
}

const linking = (
  accountId: string,
  request: string | null,
  options: Partial<Parameters<typeof linkedEid>[1]> = {},
) => ({
  eid: linkedEid(accountId, options),
  request,
  limit: 5,
  messages: [],
  activity: entry(accountId),
  now,
})

interface Applying {
  readonly personHash?: string
  readonly email?: string
  readonly uidMarks?: readonly string[]
}

const registering = (id: string, request: string, options: Applying) => {
  const { personHash = fresh('person'), email = `${id}@example.eu`, uidMarks = [] } = options
  const made = account({ id, email, status: 'active' })
  return {
    account: made,
    emailKey: email.toLowerCase(),
    uidMarks,
    eid: linkedEid(id, { personHash }),
    request,
    messages: [],
    activity: entry(id, { kind: 'account-created' }),
    now,
  }
}

test('a request is moved where its account is in another database, and looked for again where nothing came of it', async () => {
  const { asked, people, store } = await three()
  const link = async (accountId: string, options: { readonly limit?: number } = {}) => {
    const request = eidRequest({ stage: 'unmatched' })
    await store.eidRequests.open(request)
    asked.length = 0
    const done = await store.eids.link({ ...linking(accountId, request.idHash), ...options })
    const there = await store.eidRequests.find({ ...request, now })
    return [done, there === null ? 'spent' : 'there', ...asked]
  }
  expect(await link(people[0].id)).toEqual(['linked', 'spent'])
  expect(await link(people[1].id)).toEqual(['linked', 'spent', '0: delete', '1: insert'])
  expect(await link(people[1].id, { limit: 1 })).toEqual([
    'too-many',
    'there',
    '0: delete',
    '1: insert',
    '1: delete',
    '0: insert',
  ])
  asked.length = 0
  expect(await store.eids.link(linking(people[2].id, null))).toBe('linked')
  expect(asked).toEqual([])
})

test('so is the request of who registers by their eID', async () => {
  const { asked, people, store, stores } = await three()
  await store.eids.link(linking(people[1].id, null, { personHash: 'known' }))
  const register = async (shard: number, options: Applying = {}) => {
    const request = eidRequest({ stage: 'registering', browserHash: null })
    await store.eidRequests.open(request)
    asked.length = 0
    const done = await store.eids.register(
      registering(`10${shard}${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}`, request.idHash, options),
    )
    const there = await store.eidRequests.find({ ...request, now })
    return [done, there === null ? 'spent' : 'there', ...asked]
  }
  expect(await register(0)).toEqual(['created', 'spent'])
  expect(await register(2)).toEqual(['created', 'spent', '0: delete', '2: insert'])
  expect(await register(2, { personHash: 'known' })).toEqual(['taken-eid', 'there'])
  expect(await register(2, { email: people[0].email })).toEqual(['taken-email', 'there'])
  await stores[2]?.executor.commit([{ sql: `insert into retired_uids (mark) values ('retired')`, parameters: [] }])
  const back = ['0: delete', '2: insert', '2: delete', '0: insert']
  expect(await register(2, { uidMarks: ['retired'] })).toEqual(['taken-uid', 'there', ...back])
})

test('who was linked before there were several databases is found, whatever the directory says', async () => {
  const { people, store, stores } = await three()
  const old = linkedEid(people[0].id)
  expect(await stores[0]?.eids.link({ ...linking(people[0].id, null), eid: old })).toBe('linked')
  expect((await store.eids.find([old.personHash]))?.account.id).toBe(people[0].id)
  const shards = shardsOf(stores, { key })
  const name = shards.nameOf('eid', old.personHash)
  // Somebody who is gone wanted it once.
  await shards.directoryOf(name, 3).executor.commit([
    {
      sql: `insert into names (name, owner, reserved_at, claim, confirmed) values (?, ?, 0, 'theirs', 1)`,
      parameters: [name, `101${'z'.repeat(22)}`],
    },
  ])
  expect((await store.eids.find([old.personHash]))?.account.id).toBe(people[0].id)
  expect(await store.eids.find(['nobody’s'])).toBeNull()
})

test('who asks with a request that is over is told so, and leaves nobody’s names taken', async () => {
  const { people, store } = await three()
  const personHash = fresh('person')
  expect(await store.eids.link(linking(people[1].id, 'over', { personHash }))).toBe('gone')
  expect(await store.eids.link(linking(people[2].id, null, { personHash }))).toBe('linked')
  expect(await store.eids.link(linking(people[1].id, null, { personHash }))).toBe('taken')
  expect(await store.eids.link(linking(people[1].id, 'over', { personHash }))).toBe('gone')
})

/** All that the directory has of a name, wherever. */
const ofDirectory = async (stores: readonly SqlStore[]) =>
  (
    await Promise.all(
      stores.map(({ executor }) =>
        executor.query({ sql: 'select name from names where length(name) = 43', parameters: [] }),
      ),
    )
  ).flat().length

test('what wasn’t linked or registered leaves nothing in the directory', async () => {
  const { people, store, stores } = await three()
  const before = await ofDirectory(stores)
  expect(await store.eids.link({ ...linking(people[1].id, null), limit: 0 })).toBe('too-many')
  expect(await ofDirectory(stores)).toBe(before)
  // Another takes the request between looking and writing.
  const request = eidRequest({ stage: 'registering', browserHash: null })
  await store.eidRequests.open(request)
  const [one, two, third] = stores
  if (!one || !two || !third) throw new Error('three databases')
  const late = disturbed(two, {
    table: 'accounts',
    async before() {
      await two.executor.commit([{ sql: 'delete from eid_requests', parameters: [] }])
    },
  })
  const slow = await sharded([one, late, third], { key })
  expect(await slow.eids.register(registering(`101${'e'.repeat(22)}`, request.idHash, {}))).toBe('gone')
  expect(await ofDirectory(stores)).toBe(before)
})

test('who didn’t bring a request doesn’t take it away from under who did', async () => {
  const [one, two] = await databases(2)
  if (!one || !two) throw new Error('two databases')
  const request = eidRequest({ stage: 'unmatched' })
  const plain = await sharded([one, two], { key })
  const ada = await activatedIn(plain, 1)
  await plain.eidRequests.open(request)
  const slow = disturbed(two, {
    table: 'linked_eids',
    async before() {
      // The same person, in another window, while the first is about to write.
      const second = { ...linking(ada.id, request.idHash, { personHash: 'other' }), limit: 0 }
      expect(await plain.eids.link(second)).toBe('too-many')
    },
  })
  const store = await sharded([one, slow], { key })
  expect(await store.eids.link(linking(ada.id, request.idHash))).toBe('linked')
})

test('an eID is found in whichever database, by its newest hash', async () => {
  const { people, store } = await three()
  for (const { id } of people) {
    const mine = linkedEid(id, { personHash: `old ${id}` })
    expect(await store.eids.link({ ...linking(id, null), eid: mine })).toBe('linked')
    const begun = await started(store, { accountId: id })
    const proof = { method: 'eid', at: now, credentialId: mine.id, alone: true, assurance: 'high' } as const
    const use = { eidId: mine.id, signInIdHash: begun.idHash, proof, now }
    expect(await store.eids.use({ ...use, personHash: `old ${id}` })).toBe(true)
    expect((await store.signIns.find({ ...begun, now }))?.proofs).toHaveLength(1)
    // Its hash is of another key from now on.
    expect(await store.eids.use({ ...use, personHash: `new ${id}` })).toBe(true)
    expect((await store.eids.find([`new ${id}`]))?.account.id).toBe(id)
    expect(await store.eids.find([`old ${id}`])).toBeNull()
    expect(await store.eids.use({ ...use, eidId: 'nobody’s', personHash: 'any' })).toBe(false)
  }
  // Nobody takes another's by a new hash.
  const [ada, bea] = people
  const mine = (await store.eids.list(ada.id))[0]
  const begun = await started(store, { accountId: ada.id })
  const proof = { method: 'eid', at: now, credentialId: mine?.id ?? '', alone: true, assurance: 'high' } as const
  const use = { eidId: mine?.id ?? '', signInIdHash: begun.idHash, proof, now }
  expect(await store.eids.use({ ...use, personHash: `new ${bea.id}` })).toBe(false)
  expect((await store.eids.find([`new ${bea.id}`]))?.account.id).toBe(bea.id)
})

test('who signs in by the hash that an eID has asks the directory nothing', async () => {
  let trips = 0
  const stores = (await databases(2)).map((one) =>
    interposed(one, (asked) => {
      if (says(asked, /\bnames\b/)) trips += 1
    }),
  )
  const store = await sharded(stores, { key })
  const { id } = await activatedIn(store, 1)
  const mine = linkedEid(id)
  expect(await store.eids.link({ ...linking(id, null), eid: mine })).toBe('linked')
  const begun = await started(store, { accountId: id })
  const proof = { method: 'eid', at: now, credentialId: mine.id, alone: true, assurance: 'high' } as const
  const use = { eidId: mine.id, personHash: mine.personHash, signInIdHash: begun.idHash, proof, now }
  trips = 0
  expect(await store.eids.use(use)).toBe(true)
  expect(trips).toBe(0)
})
