import type { LogoutNotice, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  crowd,
  entry,
  fresh,
  grantingTicket,
  link,
  message,
  noted,
  now,
  race,
  refreshGrant,
  session,
  signedIn,
  started,
  ticket,
  token,
  wins,
} from '../contract/fixtures.ts'

/** What `LogoutsPort` promises, and whoever ends sessions. */
export function logoutsContract(makeStore: () => Promise<Store>): void {
  /** Somebody signed in, with these clients visited. */
  async function visiting(store: Store, clientIds: readonly string[] = ['shop', 'app']) {
    const owner = await activated(store)
    const own = await signedIn(store, owner.id)
    for (const clientId of clientIds)
      await store.grants.issueCode(code(own, { clientId, sid: `sid of ${clientId}` }), { now })
    return { owner, own }
  }

  const claimAll = (store: Store, at: number = now + 1e6) =>
    store.logouts.claim({ now: at, limit: 1000, leaseSeconds: 60 })
  const clientsOf = (notices: readonly LogoutNotice[]) => notices.map(({ clientId }) => clientId).toSorted()

  describe('notices of ended sessions', () => {
    test('who listens is told that there are some, where a service was visited', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store)
      const unused = await signedIn(store, owner.id)
      const told: string[] = []
      store.whenQueued((queued) => told.push(queued))
      await store.sessions.end({ idHash: unused.idHash, now })
      expect(told).toEqual([])
      await store.sessions.end({ idHash: own.idHash, now })
      await store.sessions.end({ idHash: own.idHash, now })
      expect(told).toEqual(['notice'])
    })

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

    test('one service ends in a session that goes on: it is told, each time that it was visited, and no other', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store)
      const elsewhere = await signedIn(store, owner.id)
      await store.grants.issueCode(code(elsewhere, { clientId: 'shop', sid: 'elsewhere' }), { now })
      const codes = ['shop', 'app'].map((clientId) => code(own, { clientId }))
      const given = codes.map((each) => ({ token: token(each), refresh: refreshGrant(each) }))
      for (const [index, each] of codes.entries()) {
        await store.grants.issueCode(each, { now })
        await store.grants.spendCode(each.codeHash, { buys: given[index] ?? null, now })
      }
      const lasting = code(own, { clientId: 'shop' })
      const beyond = {
        token: token(lasting, { sessionIdHash: null }),
        refresh: refreshGrant(lasting, { sessionIdHash: null }),
      }
      await store.grants.issueCode(lasting, { now })
      await store.grants.spendCode(lasting.codeHash, { buys: beyond, now })
      const unspent = code(own, { clientId: 'shop' })
      await store.grants.issueCode(unspent, { now })

      const ending = (accountId = owner.id) => ({
        accountId,
        sessionIdHash: own.idHash,
        clientId: 'shop',
        activity: entry(accountId),
        now: now + 5,
      })
      const stranger = await activated(store)
      expect(await store.sessions.endVisit(ending(stranger.id))).toBe(false)
      const noting = Array.from({ length: crowd }, () => ending())
      const ended = await Promise.all(noting.map((options) => store.sessions.endVisit(options)))
      expect(wins(ended)).toBe(1)
      const written = await noted(store, owner.id)
      expect(noting.filter(({ activity }) => written.includes(activity.id))).toHaveLength(1)
      expect(await store.logouts.ofSession(own.idHash)).toMatchObject([
        { clientId: 'shop', sid: 'sid of shop', endedAt: now + 5, status: 'waiting' },
      ])
      const left = await store.sessions.visits({ accountId: owner.id, now })
      expect(left.map(({ clientId, sessionIdHash }) => [clientId, sessionIdHash === own.idHash]).toSorted()).toEqual([
        ['app', true],
        ['shop', false],
      ])
      const lives = async (index: number) => [
        (await store.grants.findAccessToken(given[index]?.token.tokenHash ?? '', { now })) !== null,
        (await store.grants.findRefreshGrant(given[index]?.refresh.idHash ?? '', { now })) !== null,
      ]
      expect([await lives(0), await lives(1)]).toEqual([
        [false, false],
        [true, true],
      ])
      expect(await store.grants.findCode(unspent.codeHash)).toBeNull()
      // What it was given beyond the session isn't the session's.
      expect(await store.grants.findRefreshGrant(beyond.refresh.idHash, { now })).not.toBeNull()
      expect(await store.sessions.find({ idHash: own.idHash, now })).not.toBeNull()

      // Visited again, it is told again: alone, or with the session.
      const visitAgain = () => store.grants.issueCode(code(own, { clientId: 'shop', sid: fresh('sid') }), { now })
      await visitAgain()
      expect(await store.sessions.endVisit(ending())).toBe(true)
      await visitAgain()
      await store.sessions.end({ idHash: own.idHash, now: now + 9 })
      expect(clientsOf(await store.logouts.ofSession(own.idHash))).toEqual(['app', 'shop', 'shop', 'shop'])
    })

    test('of CAS, one service ends in a session that goes on with its tickets, and those bought with them', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const own = await signedIn(store, owner.id)
      const other = 'cas https://other.example/'
      const [taken, others] = [ticket(own), ticket(own, { service: 'https://other.example/', serviceId: other })]
      for (const each of [taken, others]) {
        await store.tickets.issue(each, { now })
        await store.tickets.spend(each.ticketHash, { now })
      }
      const granting = grantingTicket(own)
      await store.tickets.grant(granting, { now })
      const bought = ticket(own, { kind: 'proxy', serviceId: other, grantingTicketHash: granting.ticketHash })
      await store.tickets.issue(bought, { now })
      const ending = { accountId: owner.id, sessionIdHash: own.idHash, clientId: taken.serviceId, now }
      expect(await store.sessions.endVisit({ ...ending, activity: entry(owner.id) })).toBe(true)
      expect(await store.logouts.ofSession(own.idHash)).toMatchObject([
        { clientId: taken.serviceId, protocol: 'cas', sid: taken.ticketHash, sealedTicket: taken.sealedTicket },
      ])
      expect(await store.tickets.findGranting(granting.ticketHash, { now })).toBeNull()
      expect(await store.tickets.spend(bought.ticketHash, { now })).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.tickets.spend(others.ticketHash, { now })).toEqual({ ok: false, reason: 'spent' })
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
        'another address': async ({ owner }) => {
          const tokens = { oldTokenHash: fresh('old', owner.id), newTokenHash: fresh('new', owner.id) }
          const newEmail = `${fresh('new')}@example.eu`
          await store.emailChanges.begin({
            change: {
              id: fresh('change', owner.id),
              accountId: owner.id,
              oldEmail: owner.email,
              oldKey: owner.email.toLowerCase(),
              newEmail,
              newKey: newEmail,
              askedAt: now,
              linksExpireAt: now + 60,
              dueAt: null,
              oldConfirmedAt: null,
              newConfirmedAt: null,
            },
            askedBy: 'another session',
            ...tokens,
            messages: [],
            activity: entry(owner.id),
          })
          for (const tokenHash of Object.values(tokens))
            await store.emailChanges.confirm({ tokenHash, now, messages: [], activity: entry(owner.id) })
        },
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

    test('what was settled is as it was told; what waits comes back when due', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store, ['a', 'b', 'c', 'd', 'e'])
      await store.sessions.end({ idHash: own.idHash, now })
      const ids = new Map((await claimAll(store, now)).map(({ clientId, id }) => [clientId, id]))
      const id = (clientId: string) => ids.get(clientId) ?? ''
      await store.logouts.settle([
        { id: id('a'), status: 'told', reason: null },
        { id: id('b'), status: 'refused', reason: 'redirect' },
        { id: id('c'), status: 'deaf', reason: null },
        { id: id('d'), status: 'waiting', reason: 'too-slow', retryAt: now + 100 },
        { id: id('e'), status: 'waiting', reason: null, retryAt: now + 100, untried: true },
      ])
      await store.logouts.settle([])
      // Told is told, whoever comes later.
      await store.logouts.settle([{ id: id('a'), status: 'waiting', reason: 'late', retryAt: now + 1 }])
      expect(await claimAll(store, now + 99)).toEqual([])
      expect(
        (await claimAll(store, now + 100)).map(({ attempts, clientId }) => [clientId, attempts]).toSorted(),
      ).toEqual([
        ['d', 1],
        ['e', 0],
      ])
      const untold = await store.logouts.untold({ accountId: owner.id, since: now })
      expect(Object.fromEntries(untold.map(({ clientId, reason, status }) => [clientId, [status, reason]]))).toEqual({
        b: ['refused', 'redirect'],
        c: ['deaf', null],
        d: ['waiting', 'too-slow'],
        e: ['waiting', null],
      })
      expect(await store.logouts.untold({ accountId: owner.id, since: now + 1 })).toEqual([])
      expect(await store.logouts.untold({ accountId: 'nobody', since: now })).toEqual([])
    })

    test('a claimed notice is nobody else’s until the lease ends; the limit holds; the longest due come first', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store, ['a', 'b', 'c'])
      // Of the same person: several databases keep the order of each.
      const later = await signedIn(store, owner.id)
      await store.grants.issueCode(code(later, { clientId: 'z', sid: 'sid of z' }), { now })
      await store.sessions.end({ idHash: later.idHash, now: now + 1 })
      await store.sessions.end({ idHash: own.idHash, now })
      const take = async (at: number, limit: number) =>
        clientsOf(await store.logouts.claim({ now: at, limit, leaseSeconds: 60 }))
      expect(await take(now + 9, 3)).toEqual(['a', 'b', 'c'])
      expect(await take(now + 9, 3)).toEqual(['z'])
      expect(await take(now + 68, 9)).toEqual([])
      expect(await take(now + 69, 9)).toEqual(['a', 'b', 'c', 'z'])
      // What was told takes no place of what waits.
      const all = await store.logouts.claim({ now: now + 200, limit: 9, leaseSeconds: 60 })
      const told = all.filter(({ clientId }) => clientId !== 'c')
      await store.logouts.settle(told.map(({ id }) => ({ id, status: 'told', reason: null })))
      expect(await take(now + 300, 1)).toEqual(['c'])
    })

    test(`${crowd} parallel workers never hold the same notice; ${crowd} ends write it once`, async () => {
      const store = await makeStore()
      const { own } = await visiting(
        store,
        Array.from({ length: crowd }, (_, index) => `client-${index}`),
      )
      await race(() => store.sessions.end({ idHash: own.idHash, now }))
      const held = (await race(() => store.logouts.claim({ now, limit: 3, leaseSeconds: 60 }))).flat()
      expect(held).toHaveLength(crowd)
      expect(new Set(held.map(({ id }) => id)).size).toBe(crowd)
    })

    test('they are kept for a month', async () => {
      const store = await makeStore()
      const { own } = await visiting(store)
      await store.sessions.end({ idHash: own.idHash, now })
      const month = 30 * 86_400
      await store.sweep({ now: now + month - 1 })
      expect(await store.logouts.ofSession(own.idHash)).toHaveLength(2)
      await store.sweep({ now: now + month })
      expect(await store.logouts.ofSession(own.idHash)).toEqual([])
    })
  })
}
