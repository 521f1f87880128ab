import type { DeviceGrant, Session, Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { code, entry, fresh, now, signedIn, ticket } from '../../src/contract/fixtures.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'
import { says, interposed } from '../support/interposed.ts'

const month = 30 * 86_400

/**
 * Three databases, a session in each, and what was moved between them.
 * @param meanwhile done before what is asked of a database, which has that number.
 */
async function three(meanwhile: (shard: number, asked: string) => Promise<unknown> = async () => null) {
  const moves: string[] = []
  const stores = (await databases(3)).map((one, index) =>
    interposed(one, async (asked) => {
      for (const words of ['insert into', 'delete from'])
        if (says(asked, new RegExp(`${words} "(pushed_requests|device_grants)"`))) moves.push(`${index}: ${words}`)
      await meanwhile(index, asked.map(({ sql }) => sql).join('; '))
    }),
  )
  const store = await sharded(stores, { key })
  const sessions = []
  for (const shard of [0, 1, 2]) sessions.push(await signedIn(store, (await activatedIn(store, shard)).id))
  const [ada, bea, grace] = sessions
  if (!ada || !bea || !grace) throw new Error('three sessions')
  moves.length = 0
  return { ada, bea, grace, moves, store, stores }
}

test('a pushed request comes beside who answers it, is spent there, and goes back where nothing came of it', async () => {
  const { ada, bea, moves, store } = await three()
  const answer = async (
    issue: (pushed: string | null) => Promise<boolean>,
    { isPushed = true }: { readonly isPushed?: boolean } = {},
  ) => {
    const times = { createdAt: now, expiresAt: now + 60 }
    const request = { idHash: fresh('pushed'), clientId: 'portal', parameters: 'scope=openid', ...times }
    if (isPushed) await store.pushedRequests.push(request)
    moves.length = 0
    const done = await issue(isPushed ? request.idHash : null)
    return [done, (await store.pushedRequests.find(request.idHash)) !== null, ...moves]
  }
  const moved = ['0: delete from', '1: insert into']
  const back = ['1: delete from', '0: insert into']
  const [codeOf, ticketOf] = [
    (session: Session) => (pushed: string | null) => store.grants.issueCode(code(session), { now, pushed }),
    (session: Session) => (pushed: string | null) => store.tickets.issue(ticket(session), { now, pushed }),
  ]
  for (const issue of [codeOf, ticketOf]) {
    expect(await answer(issue(ada))).toEqual([true, false])
    expect(await answer(issue(bea), { isPushed: false })).toEqual([true, false])
    expect(await answer(issue(bea))).toEqual([true, false, ...moved])
  }
  await store.sessions.end({ idHash: bea.idHash, now })
  for (const issue of [codeOf, ticketOf]) expect(await answer(issue(bea))).toEqual([false, true, ...moved, ...back])
})

const asking = (): DeviceGrant => ({
  deviceCodeHash: fresh('device-code'),
  userCodeHash: fresh('user-code'),
  clientId: 'tv',
  scope: 'openid',
  askedFrom: '192.0.2.7',
  askedIn: 'BE',
  createdAt: now,
  expiresAt: now + 900,
})

const allow = (store: Store, { deviceCodeHash }: DeviceGrant, { accountId, idHash: sessionIdHash }: Session) =>
  store.deviceGrants.allow({
    deviceCodeHash,
    given: { accountId, sessionIdHash, authenticatedAt: now, acr: 'BASIC', amr: ['pwd'], eidAssurance: null },
    sessionIdHash,
    consent: { clientId: 'tv', scopes: ['openid'] },
    messages: [],
    activity: entry(accountId),
    now,
  })

let polls = 0
const poll = async (store: Store, { clientId, deviceCodeHash }: DeviceGrant) =>
  (await store.deviceGrants.poll({ deviceCodeHash, clientId, now: now + 10 * (polls++ % 40) })).status

test('a television is let in beside who answers it, wherever that is; in the first database it stays', async () => {
  const { ada, bea, moves, store } = await three()
  const [one, two] = [asking(), asking()]
  for (const each of [one, two]) expect(await store.deviceGrants.open(each)).toBe(true)
  expect([await poll(store, one), await poll(store, { ...one, deviceCodeHash: 'nothing' })]).toEqual([
    'pending',
    'unknown',
  ])
  moves.length = 0
  expect(await allow(store, one, ada)).toBe(true)
  expect(moves).toEqual([])
  expect(await allow(store, two, bea)).toBe(true)
  expect(moves).toEqual(['0: delete from', '1: insert into'])
  for (const each of [one, two]) expect(await poll(store, each)).toBe('allowed')
  expect(await store.deviceGrants.deny({ deviceCodeHash: two.deviceCodeHash, now })).toBe(false)
  expect(await allow(store, { ...one, deviceCodeHash: 'nothing' }, bea)).toBe(false)
})

test('where who answered couldn’t let it in, another can', async () => {
  const { bea, grace, store } = await three()
  const one = asking()
  await store.deviceGrants.open(one)
  await store.sessions.end({ idHash: bea.idHash, now })
  expect(await allow(store, one, bea)).toBe(false)
  expect(await poll(store, one)).toBe('pending')
  expect(await allow(store, one, grace)).toBe(true)
  expect(await poll(store, one)).toBe('allowed')
})

test('of two who let it in at once one does', async () => {
  const { bea, grace, store } = await three()
  const one = asking()
  await store.deviceGrants.open(one)
  const both = await Promise.all([allow(store, one, bea), allow(store, one, grace)])
  expect(both.toSorted()).toEqual([false, true])
  expect(await poll(store, one)).toBe('allowed')
})

test('what is answered at the moment at which another answers stays as it is, and is found', async () => {
  let answer: (() => Promise<unknown>) | null = null
  const { bea, grace, store, stores } = await three(async (_, asked) => {
    if (!asked.includes('delete from "device_grants"')) return
    const first = answer
    answer = null
    await first?.()
  })
  const [denied, allowed] = [asking(), asking()]
  for (const each of [denied, allowed]) await store.deviceGrants.open(each)
  answer = () => store.deviceGrants.deny({ deviceCodeHash: denied.deviceCodeHash, now })
  expect(await allow(store, denied, bea)).toBe(false)
  expect(await poll(store, denied)).toBe('denied')
  // It lies with one whose session ended, and another of the same database saw it there and is first.
  const late = await signedIn(store, bea.accountId)
  await store.sessions.end({ idHash: bea.idHash, now })
  expect(await allow(store, allowed, bea)).toBe(false)
  const [, its] = stores
  answer = async () => expect(its && (await allow(its, allowed, late))).toBe(true)
  expect(await allow(store, allowed, grace)).toBe(false)
  expect(await poll(store, allowed)).toBe('allowed')
})

// Each of them had the directory say that it was with another who came too late: the television never heard.
test('of those who come too late none takes it away from who let it in', async () => {
  let second: (() => Promise<unknown>) | null = null
  const { bea, grace, store } = await three(async (_, asked) => {
    if (!asked.includes('delete from "device_grants"')) return
    const first = second
    second = null
    await first?.()
  })
  const one = asking()
  await store.deviceGrants.open(one)
  expect(await allow(store, one, bea)).toBe(true)
  const ada = await signedIn(store, (await activatedIn(store, 0)).id)
  second = () => allow(store, one, ada)
  expect(await allow(store, one, grace)).toBe(false)
  expect(await poll(store, one)).toBe('allowed')
})

test('a client that somebody allowed anything isn’t swept, wherever that person is, and goes with what was allowed', async () => {
  const { bea, store } = await three()
  const client = (clientId: string, createdAt: number) => ({
    clientId,
    registration: '{}',
    sealedSecret: null,
    tokenHash: fresh('hash'),
    open: true,
    createdAt,
    changedAt: createdAt,
  })
  for (const name of ['allowed', 'unused']) await store.registeredClients.register(client(name, now))
  const { accountId, idHash: sessionIdHash } = bea
  const given = { accountId, sessionIdHash, scopes: ['openid'], messages: [], now }
  for (const clientId of ['allowed', 'other'])
    await store.consents.give({ ...given, clientId, activity: entry(accountId) })
  const left = async () => (await store.registeredClients.list({ after: null, limit: 9 })).map((one) => one.clientId)
  await store.sweep({ now: now + month - 1 })
  expect(await left()).toEqual(['allowed', 'unused'])
  await store.sweep({ now: now + month })
  expect(await left()).toEqual(['allowed'])
  expect(await store.registeredClients.find('allowed')).toMatchObject({ changedAt: now })
  const scopes = async (clientId: string) => store.consents.scopes({ accountId, clientId })
  expect(await store.registeredClients.remove({ clientId: 'allowed', tokenHash: 'another' })).toBe(false)
  expect(await scopes('allowed')).toEqual(['openid'])
  expect(await store.registeredClients.remove({ clientId: 'allowed', tokenHash: null })).toBe(true)
  expect([await scopes('allowed'), await scopes('other')]).toEqual([[], ['openid']])
})
