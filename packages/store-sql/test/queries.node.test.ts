import type { Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { enrolled } from '../src/devices/fixtures.ts'
import {
  activated,
  entry,
  link,
  message,
  now,
  refreshGrant,
  session,
  signedIn,
  started,
  ticket,
  token,
  code,
} from '../src/contract/fixtures.ts'
import { migrated } from './support/migrated.ts'

/** What a code of this account buys. */
function bought(accountId: string) {
  const from = code(session(accountId))
  return { token: token(from), refresh: refreshGrant(from) }
}

/** Counts the round trips of one call on a store with a person, a session and a phone in it. */
async function roundTrips(
  call: (store: Store, ids: { accountId: string; sessionIdHash: string; deviceId: string }) => Promise<unknown>,
) {
  const kinds: string[] = []
  const store = await migrated({ onQuery: ({ kind }) => kinds.push(kind) })
  const { id: accountId } = await activated(store)
  const { idHash: sessionIdHash } = await signedIn(store, accountId)
  const { id: deviceId } = await enrolled(store, accountId)
  kinds.length = 0
  await call(store, { accountId, sessionIdHash, deviceId })
  store.close()
  return kinds
}

test.each<[string, Parameters<typeof roundTrips>[0]]>([
  ['sessions.find', (store, { sessionIdHash }) => store.sessions.find({ idHash: sessionIdHash, now })],
  ['accounts.find', (store, { accountId }) => store.accounts.find({ id: accountId })],
  ['accounts.findLink', (store) => store.accounts.findLink('t', { now })],
  ['signIns.find', (store) => store.signIns.find({ idHash: 's', browserHash: 'b', now })],
  ['grants.findCode', (store) => store.grants.findCode('c')],
  ['consents.scopes', (store, { accountId }) => store.consents.scopes({ accountId, clientId: 'c' })],
  ['consents.list', (store, { accountId }) => store.consents.list({ accountId })],
  ['deviceGrants.find', (store) => store.deviceGrants.find({ userCodeHashes: ['a', 'b'], now })],
  ['pushedRequests.find', (store) => store.pushedRequests.find('r')],
  ['grants.findAccessToken', (store) => store.grants.findAccessToken('t', { now })],
  ['grants.findApiToken', (store) => store.grants.findApiToken('t', { now })],
  ['tickets.findGranting', (store) => store.tickets.findGranting('t', { now })],
  ['grants.findRefreshGrant', (store) => store.grants.findRefreshGrant('g', { now })],
  ['devices.find', (store, { deviceId }) => store.devices.find(deviceId)],
  ['devices.list', (store, { accountId }) => store.devices.list(accountId)],
  ['factors.list', (store, { accountId }) => store.factors.list(accountId)],
  ['enrolments.find', (store) => store.enrolments.find({ id: 'e', now })],
  ['approvals.ofSignIn', (store) => store.approvals.ofSignIn({ signInIdHash: 's', now })],
  ['approvals.pending', (store, { deviceId }) => store.approvals.pending({ deviceId, now })],
  ['throttle.peek', (store) => store.throttle.peek(['a', 'b', 'c'], { now })],
  [
    'throttle.workAsked',
    (store) =>
      store.throttle.workAsked(
        ['a', 'b'].map((key) => ({
          key,
          accountId: null,
          crowd: 'c',
          limit: 3,
          lockSeconds: 1,
          windowSeconds: 1,
          asks: { usual: 1, long: 2 },
        })),
        { now },
      ),
  ],
  ['sessions.opensIn', (store, { accountId }) => store.sessions.opensIn({ accountId, browserHash: 'b' })],
  ['ping', (store) => store.ping()],
])('%s is one query and no commit', async (_name, call) => {
  expect(await roundTrips(call)).toEqual(['query'])
})

test.each<[string, Parameters<typeof roundTrips>[0]]>([
  ['issueLink', (store, { accountId }) => store.accounts.issueLink({ link: link(accountId), message: message() })],
  ['signIns.start', (store, { accountId }) => started(store, { accountId })],
  [
    'throttle.spend',
    (store) =>
      store.throttle.spend(
        [1, 2, 3].map((n) => ({ key: `${n}`, accountId: null, limit: 3, lockSeconds: 1, windowSeconds: null })),
        { now },
      ),
  ],
  [
    'sessions.open',
    (store, { accountId }) =>
      store.sessions.open({
        signInIdHash: 's',
        session: session(accountId),
        replaces: 'r',
        knowBrowser: true,
        proving: {
          proof: { method: 'password', at: now, credentialId: null },
          method: 'password',
          credentialId: null,
          clearThrottle: ['k'],
        },
        activity: entry(accountId),
        messages: [message()],
        now,
      }),
  ],
  ['grants.spendCode', (store, { accountId }) => store.grants.spendCode('c', { buys: bought(accountId), now })],
  [
    'grants.issueCode',
    (store, { accountId, sessionIdHash: idHash }) =>
      store.grants.issueCode(code({ ...session(accountId), idHash }), { now, pushed: 'r' }),
  ],
  [
    'grants.refresh',
    (store, { accountId }) =>
      store.grants.refresh({
        idHash: 'g',
        secretHash: 's',
        next: { secretHash: 'n', expiresAt: now + 9 },
        token: bought(accountId).token,
        now,
      }),
  ],
  [
    'tickets.issue',
    (store, { accountId }) => store.tickets.issue(ticket(session(accountId), { fromNewLogin: true }), { now }),
  ],
  ['tickets.spend', (store) => store.tickets.spend('t', { now })],
  [
    'consents.give',
    (store, { accountId, sessionIdHash }) =>
      store.consents.give({
        accountId,
        sessionIdHash,
        clientId: 'c',
        scopes: ['openid', 'email'],
        messages: [message()],
        activity: entry(accountId),
        now,
      }),
  ],
  [
    'consents.withdraw',
    (store, { accountId }) => store.consents.withdraw({ accountId, clientId: 'c', activity: entry(accountId), now }),
  ],
  ['deviceGrants.poll', (store) => store.deviceGrants.poll({ deviceCodeHash: 'd', clientId: 'c', now })],
  ['outbox.claim', (store) => store.outbox.claim({ now, limit: 9, leaseSeconds: 9 })],
])('%s is one commit and no query', async (_name, call) => {
  expect(await roundTrips(call)).toEqual(['commit'])
})

test('a sweep where nothing is due is one query and no commit', async () => {
  expect(await roundTrips((store) => store.sweep({ now }))).toEqual(['query'])
})
