import type { Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { entry, fresh, now, session, signedIn, started } from '../../src/contract/fixtures.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'
import { says, interposed } from '../support/interposed.ts'

const day = 86_400
/** The first second of a day, by UTC. */
const midnight = now - (now % day)

async function three(around: (store: SqlStore, index: number) => SqlStore = (store) => store) {
  const stores = await databases(3)
  const store = await sharded(stores.map(around), { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  return { people, store, stores }
}

const happened = (store: Store, accountId: string, options: Partial<Parameters<typeof entry>[1]>) =>
  store.outbox.add([], { activity: entry(accountId, options) })

test('a session ends the one that it replaces, of another account in another database as well', async () => {
  const { people, store } = await three()
  const replaced = await signedIn(store, people[0].id)
  const open = async (accountId: string, replaces: string, signInIdHash?: string) => {
    const begun = await started(store, { accountId })
    const opened = session(accountId, { browserHash: begun.browserHash })
    const done = await store.sessions.open({
      signInIdHash: signInIdHash ?? begun.idHash,
      session: opened,
      replaces,
      knowBrowser: false,
      activity: entry(accountId),
      messages: [],
      now,
    })
    return { done, idHash: opened.idHash }
  }
  const isThere = async (idHash: string) => (await store.sessions.find({ idHash, now })) !== null
  expect((await open(people[1].id, replaced.idHash, fresh('no sign-in', people[1].id))).done).toBe(false)
  expect(await isThere(replaced.idHash)).toBe(true)
  const second = await open(people[1].id, replaced.idHash)
  expect([second.done, await isThere(second.idHash), await isThere(replaced.idHash)]).toEqual([true, true, false])
  const third = await open(people[1].id, second.idHash)
  expect([third.done, await isThere(third.idHash), await isThere(second.idHash)]).toEqual([true, true, false])
})

test('a session that replaces one of its own database does so in one commit', async () => {
  const ends: number[] = []
  const { people, store } = await three((one) =>
    interposed(one, (asked) => {
      const opens = says(asked, /insert into "sessions"/)
      if (says(asked, /update sessions set|update "sessions" set/)) ends.push(opens ? 1 : 2)
    }),
  )
  const { idHash } = await signedIn(store, people[1].id)
  ends.length = 0
  const begun = await started(store, { accountId: people[1].id })
  await store.sessions.open({
    signInIdHash: begun.idHash,
    session: session(people[1].id, { browserHash: begun.browserHash }),
    replaces: idHash,
    knowBrowser: false,
    activity: entry(people[1].id),
    messages: [],
    now,
  })
  expect(await store.sessions.find({ idHash, now })).toBeNull()
  expect(ends).not.toContain(2)
})

test('as many sessions are ended as are asked for, and no database is asked for none', async () => {
  const asked: number[] = []
  const { people, store } = await three((one, index) => ({
    ...one,
    sessions: {
      ...one.sessions,
      endAny(options) {
        asked.push(index)
        return one.sessions.endAny(options)
      },
    },
  }))
  for (const { id } of people) for (const _ of [1, 2]) await signedIn(store, id)
  expect(await store.sessions.count({ now })).toBe(6)
  const end = (limit: number) => store.sessions.endAny({ before: now + 1, limit, now })
  expect(await end(2)).toBe(2)
  expect(asked).toEqual([0])
  expect(await end(3)).toBe(3)
  expect(await store.sessions.count({ now })).toBe(1)
  expect(await end(9)).toBe(1)
})

test('the newest entries of all are counted, wherever they are, since a moment', async () => {
  let tallies = 0
  const { people, store } = await three((one) => ({
    ...one,
    activity: {
      ...one.activity,
      tally(options) {
        tallies += 1
        expect(options.limit).toBeGreaterThan(0)
        return one.activity.tally(options)
      },
    },
  }))
  const at = now + 10 * day
  for (let second = 0; second < 6; second++)
    await happened(store, people[second % 2 === 0 ? 0 : 1].id, { kind: 'password-refused', at: at + second })
  await happened(store, people[2].id, { kind: 'password-refused', at: at - 1 })
  const asked = { kinds: ['password-refused'], methods: [], since: at, slotSeconds: 60 }
  const count = async (limit: number) =>
    (await store.activity.tally({ ...asked, limit })).map(({ count: each }) => each)
  expect(await count(3)).toEqual([3])
  expect(tallies).toBe(2)
  expect(await count(99)).toEqual([6])
  expect(tallies).toBe(4)
})

const ofDays = async (store: Store, options: { readonly since: number; readonly most: number }) => {
  const { days, whole } = await store.stats.signIns(options)
  return { days: days.map(({ byMethod, ...counts }) => ({ ...counts, ...byMethod })), whole }
}

test('sign-ins of a day are those of all databases, by method, with what was refused; the days in order', async () => {
  const { people, store } = await three()
  const signed = (accountId: string, at: number, method: string) =>
    happened(store, accountId, { kind: 'signed-in', at, details: { method } })
  const [first, second] = [midnight + 10 * day, midnight + 11 * day]
  await signed(people[0].id, second, 'password')
  for (const method of ['password', 'passkey', 'passkey']) await signed(people[1].id, second + 9, method)
  await signed(people[2].id, first, 'eid')
  for (const { id } of [people[0], people[1], people[1]])
    await happened(store, id, { kind: 'sign-in-refused', at: second })
  expect(await ofDays(store, { since: first, most: 99 })).toEqual({
    whole: true,
    days: [
      { day: first, signedIn: 1, refused: 0, eid: 1 },
      { day: second, signedIn: 4, refused: 3, password: 2, passkey: 2 },
    ],
  })
})

test('where one database can’t say all, the days that it doesn’t know wholly are left out', async () => {
  const { people, store } = await three()
  const days = [midnight + 10 * day, midnight + 11 * day, midnight + 12 * day] as const
  for (const at of days) await happened(store, people[0].id, { kind: 'signed-in', at })
  for (const at of [days[0], days[1], days[1] + 1, days[2]])
    await happened(store, people[1].id, { kind: 'signed-in', at })
  // The second has one more than it is asked for: of the first day it says nothing.
  const { days: told, whole } = await store.stats.signIns({ since: days[0], most: 3 })
  expect(whole).toBe(false)
  expect(told.map(({ day: at, signedIn }) => [at, signedIn])).toEqual([
    [days[1], 3],
    [days[2], 2],
  ])
  expect(await ofDays(store, { since: days[2] + day, most: 3 })).toEqual({ days: [], whole: true })
  // One that can't say anything of what it has leaves no day out.
  const { days: none } = await store.stats.signIns({ since: days[0], most: 0 })
  expect(none).toEqual([])
})
