import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  crowd,
  entry,
  fresh,
  grantingTicket,
  noted,
  now,
  refreshGrant,
  signedIn,
  ticket,
  token,
  wins,
} from '../contract/fixtures.ts'
import { clientsOf, visiting } from './fixtures.ts'
import { foundToken } from '../grants/found-token.contract.ts'

/** What is promised of one service that is signed out of, in a session that goes on. */
export function endedVisitsContract(makeStore: () => Promise<Store>): void {
  describe('notices of ended visits', () => {
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
        (await foundToken(store, given[index]?.token.tokenHash ?? '', { now })) !== null,
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
  })
}
