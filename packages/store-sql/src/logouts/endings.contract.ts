import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  entry,
  fresh,
  link,
  message,
  now,
  session,
  signedIn,
  started,
  ticket,
} from '../contract/fixtures.ts'
import { changeAddress } from '../email-changes/fixtures.ts'
import { claimAll, clientsOf, visiting } from './fixtures.ts'

/** What whoever ends sessions promises: each service that a session was used for is told. */
export function endedSessionsContract(makeStore: () => Promise<Store>): void {
  describe('whoever ends sessions', () => {
    test('whoever ends a session leaves one for each service that it was used for', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store)
      const unused = await signedIn(store, owner.id)
      await store.sessions.end({ idHash: own.idHash, now: now + 5 })
      await store.sessions.end({ idHash: own.idHash, now: now + 6 })
      await store.sessions.end({ idHash: unused.idHash, now })
      const told = {
        sessionIdHash: own.idHash,
        accountId: owner.id,
        uid: owner.uid,
        browserName: own.browserName,
        protocol: 'oidc',
        service: null,
        sealedTicket: null,
        sealedUid: null,
        endedAt: now + 5,
        status: 'waiting',
        reason: null,
      }
      const notices = await store.logouts.ofSession(own.idHash)
      expect(notices).toEqual(
        ['app', 'shop'].map((clientId) => ({ ...told, id: expect.any(String), clientId, sid: `sid of ${clientId}` })),
      )
      expect(await store.logouts.ofSession(unused.idHash)).toEqual([])
      expect(await claimAll(store, now + 4)).toEqual([])
      const claimed = await claimAll(store, now + 5)
      expect(claimed.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        notices.map((notice) => ({ ...notice, attempts: 0 })),
      )
    })

    test('of CAS each ticket that a service took is told, none that it didn’t, nor a proxy’s', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const own = await signedIn(store, owner.id)
      const [first, second, unspent] = [ticket(own), ticket(own), ticket(own)]
      const proxied = ticket(own, { kind: 'proxy' })
      for (const each of [first, second, unspent, proxied]) await store.tickets.issue(each, { now })
      for (const each of [first, second, proxied]) await store.tickets.spend(each.ticketHash, { now })
      await store.sessions.end({ idHash: own.idHash, now })
      const notices = await store.logouts.ofSession(own.idHash)
      const said = notices.map(({ clientId, protocol, sealedTicket, service, sid }) => ({
        clientId,
        protocol,
        sealedTicket,
        service,
        sid,
      }))
      expect(said).toEqual(
        [first, second]
          .toSorted((a, b) => (a.ticketHash < b.ticketHash ? -1 : 1))
          .map(({ sealedTicket, service, serviceId, ticketHash }) => ({
            clientId: serviceId,
            protocol: 'cas',
            sealedTicket,
            service,
            sid: ticketHash,
          })),
      )
    })

    test('every way to end sessions tells', async () => {
      const store = await makeStore()
      const ways: Record<string, (owner: Awaited<ReturnType<typeof visiting>>) => Promise<unknown>> = {
        'others’ sessions': ({ owner }) => store.sessions.endOthers({ accountId: owner.id, except: null, now }),
        'one of them': ({ own, owner }) =>
          store.sessions.endOthers({ accountId: owner.id, except: null, only: own.idHash, now }),
        'anybody’s': () => store.sessions.endAny({ before: now + 999, limit: 99, now }),
        'another password': ({ owner }) =>
          store.accounts.changePassword({
            accountId: owner.id,
            fromHash: owner.passwordHash ?? '',
            toHash: 'another',
            keepSession: '',
            messages: [],
            activity: entry(owner.id),
            now,
          }),
        'two factors always': ({ owner }) =>
          store.accounts.setAlwaysTwoFactors({
            accountId: owner.id,
            on: true,
            keepSession: '',
            messages: [],
            activity: entry(owner.id),
          }),
        'a reset': async ({ owner }) => {
          const reset = link(owner.id, { purpose: 'reset-password' })
          await store.accounts.issueLink({ link: reset, message: message() })
          await store.accounts.setPasswordByLink({
            tokenHash: reset.tokenHash,
            passwordHash: 'new',
            clearThrottle: [],
            messages: [],
            activity: entry(owner.id),
            now,
          })
        },
        'this wasn’t me': ({ owner }) =>
          store.notMeReports.report({
            tokenHash: fresh('not-me'),
            accountId: owner.id,
            link: link(owner.id, { purpose: 'reset-password' }),
            now,
            messages: [],
            activity: entry(owner.id),
          }),
        'another address': ({ owner }) => changeAddress(store, owner),
        'somebody else in the same browser': async ({ own }) => {
          const other = await activated(store)
          const begun = await started(store, { accountId: other.id })
          await store.sessions.open({
            signInIdHash: begun.idHash,
            session: session(other.id, { browserHash: begun.browserHash }),
            replaces: own.idHash,
            knowBrowser: true,
            activity: entry(other.id),
            messages: [],
            now,
          })
        },
      }
      for (const [way, end] of Object.entries(ways)) {
        const there = await visiting(store)
        await end(there)
        expect(clientsOf(await store.logouts.ofSession(there.own.idHash)), way).toEqual(['app', 'shop'])
      }
    })

    test('a session that goes on as another tells nobody, and both later on; what was told first stays', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store)
      const begun = await started(store, { accountId: owner.id })
      const next = session(owner.id, { browserHash: begun.browserHash })
      await store.sessions.open({
        signInIdHash: begun.idHash,
        session: next,
        replaces: own.idHash,
        knowBrowser: true,
        activity: entry(owner.id),
        messages: [],
        now,
      })
      expect(await store.logouts.ofSession(own.idHash)).toEqual([])
      const again = code(next, { clientId: 'shop', sid: 'another' })
      await store.grants.issueCode(again, { now })
      expect((await store.grants.findCode(again.codeHash))?.code.sid).toBe('sid of shop')
      await store.sessions.end({ idHash: next.idHash, now })
      expect((await store.logouts.ofSession(next.idHash)).map(({ sid }) => sid)).toEqual(['sid of app', 'sid of shop'])
    })

    test('an expired session that nobody ended tells nobody', async () => {
      const store = await makeStore()
      const { own } = await visiting(store)
      await store.sweep({ now: now + 200_000 })
      expect(await store.logouts.ofSession(own.idHash)).toEqual([])
      expect(await claimAll(store)).toEqual([])
    })
  })
}
