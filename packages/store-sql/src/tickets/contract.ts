import type { Session, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  crowd,
  entry,
  fresh,
  grantingTicket,
  now,
  race,
  session as newSession,
  signedIn,
  started,
  ticket,
  wins,
} from '../contract/fixtures.ts'

/** What `TicketsPort` promises. */
export function ticketsContract(makeStore: () => Promise<Store>): void {
  async function withSession() {
    const store = await makeStore()
    const owner = await activated(store)
    return { store, owner, session: await signedIn(store, owner.id) }
  }

  /** The person proves more: another session takes the place of theirs. */
  async function replaced(store: Store, { by, from }: { readonly by: string; readonly from: Session }) {
    const begun = await started(store, { accountId: by })
    const opened = newSession(by, { browserHash: begun.browserHash, level: 'MEDIUM' })
    const gate = { signInIdHash: begun.idHash, knowBrowser: false, activity: entry(by), messages: [] }
    await store.sessions.open({ ...gate, session: opened, replaces: from.idHash, now })
    return opened
  }

  describe('tickets', () => {
    test('a ticket comes back as written, with its owner, and is spent once', async () => {
      const { store, owner, session } = await withSession()
      const plain = ticket(session)
      const full = ticket(session, { fromNewLogin: true, clientFingerprint: 'abc=', proxies: ['https://a.eu/', 'b'] })
      for (const issued of [plain, full]) {
        expect(await store.tickets.issue(issued, { now })).toBe(true)
        const spent = await store.tickets.spend(issued.ticketHash, { now })
        expect(spent).toEqual({ ok: true, ticket: issued, account: owner, session })
        expect(await store.tickets.spend(issued.ticketHash, { now })).toEqual({ ok: false, reason: 'spent' })
      }
      expect(await store.tickets.spend(fresh('ticket'), { now })).toEqual({ ok: false, reason: 'unknown' })
    })

    test(`of ${crowd} parallel presentations one is the first`, async () => {
      const { store, session } = await withSession()
      const issued = ticket(session)
      await store.tickets.issue(issued, { now })
      expect(wins(await race(() => store.tickets.spend(issued.ticketHash, { now })))).toBe(1)
    })

    test('an expired ticket says so, and stays unspent', async () => {
      const { store, session } = await withSession()
      const issued = ticket(session)
      await store.tickets.issue(issued, { now })
      const late = await store.tickets.spend(issued.ticketHash, { now: issued.expiresAt })
      expect(late).toEqual({ ok: false, reason: 'expired' })
      expect((await store.tickets.spend(issued.ticketHash, { now: issued.expiresAt - 1 })).ok).toBe(true)
    })

    test('no ticket without a live session of the account, and none outlives it', async () => {
      const { store, session } = await withSession()
      const stranger = await activated(store)
      expect(await store.tickets.issue(ticket(session), { now: session.expiresAt })).toBe(false)
      expect(await store.tickets.issue(ticket(session, { accountId: stranger.id }), { now })).toBe(false)
      const idle = now + session.idleSeconds
      const issued = ticket(session, { expiresAt: idle + 60 })
      await store.tickets.issue(issued, { now })
      // Another that lives lends it nothing.
      await signedIn(store, session.accountId, { lastSeenAt: idle })
      const late = await store.tickets.spend(issued.ticketHash, { now: idle })
      expect(late).toEqual({ ok: false, reason: 'session-ended' })
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.tickets.spend(issued.ticketHash, { now })).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.tickets.issue(ticket(session), { now })).toBe(false)
    })

    test('a sign-in is a new login for one ticket, and the next sign-in for one more', async () => {
      const { store, owner, session } = await withSession()
      const isNew = async (made: ReturnType<typeof ticket>) => {
        await store.tickets.issue(made, { now: made.createdAt })
        const spent = await store.tickets.spend(made.ticketHash, { now: made.createdAt })
        return spent.ok && spent.ticket.fromNewLogin
      }
      expect(await isNew(ticket(session))).toBe(false)
      expect(await isNew(ticket(session, { fromNewLogin: true }))).toBe(true)
      expect(await isNew(ticket(session, { fromNewLogin: true }))).toBe(false)
      const later = { createdAt: now + 9, expiresAt: now + 69, fromNewLogin: true }
      expect(await isNew(ticket(session, later))).toBe(false)
      const begun = await started(store, { accountId: owner.id })
      const opened = newSession(owner.id, { browserHash: begun.browserHash, authenticatedAt: now + 5 })
      const gate = { signInIdHash: begun.idHash, knowBrowser: false, activity: entry(owner.id), messages: [] }
      await store.sessions.open({ ...gate, session: opened, replaces: session.idHash, now: now + 5 })
      expect(await isNew(ticket(opened, later))).toBe(true)
      expect(await isNew(ticket(opened, later))).toBe(false)
      const beside = await signedIn(store, owner.id, { authenticatedAt: now + 5 })
      expect(await isNew(ticket(beside, later))).toBe(true)
      expect(await isNew(ticket(beside, later))).toBe(false)
    })

    test(`of ${crowd} tickets asked for after one sign-in one is of a new login`, async () => {
      const { store, session } = await withSession()
      const asked = Array.from({ length: crowd }, () => ticket(session, { fromNewLogin: true }))
      await Promise.all(asked.map((each) => store.tickets.issue(each, { now })))
      const spent = await Promise.all(asked.map(({ ticketHash }) => store.tickets.spend(ticketHash, { now })))
      expect(spent.filter((each) => each.ok && each.ticket.fromNewLogin)).toHaveLength(1)
    })

    test('with a ticket its service is visited', async () => {
      const { store, owner, session } = await withSession()
      await store.tickets.issue(ticket(session), { now })
      await store.tickets.issue(ticket(session, { serviceId: 'cas b' }), { now: now + 1 })
      const visits = await store.sessions.visits({ accountId: owner.id, now })
      expect(visits.map(({ clientId }) => clientId)).toEqual(['cas b', ticket(session).serviceId])
    })
  })

  describe('proxy-granting tickets', () => {
    test('one is found with its owner while it and the session live', async () => {
      const { store, owner, session } = await withSession()
      const granting = grantingTicket(session, { expiresAt: now + 600 })
      expect(await store.tickets.findGranting(granting.ticketHash, { now })).toBeNull()
      expect(await store.tickets.grant(granting, { now })).toBe(true)
      const found = await store.tickets.findGranting(granting.ticketHash, { now })
      expect(found).toEqual({ ticket: granting, account: owner, session })
      expect(await store.tickets.findGranting(granting.ticketHash, { now: granting.expiresAt })).toBeNull()
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.tickets.findGranting(granting.ticketHash, { now })).toBeNull()
    })

    test('of two each is found by its own ticket, and buys for itself', async () => {
      const { store, owner, session } = await withSession()
      const theirs = await signedIn(store, (await activated(store)).id)
      const all = [grantingTicket(theirs), grantingTicket(session), grantingTicket(session)]
      for (const each of all) expect(await store.tickets.grant(each, { now })).toBe(true)
      for (const each of all) expect((await store.tickets.findGranting(each.ticketHash, { now }))?.ticket).toEqual(each)
      expect(await store.tickets.findGranting('none', { now })).toBeNull()
      expect((await store.tickets.findGranting(all[1]?.ticketHash ?? '', { now }))?.account).toEqual(owner)
    })

    test('none without a live session of the account', async () => {
      const { store, session } = await withSession()
      const stranger = await activated(store)
      expect(await store.tickets.grant(grantingTicket(session), { now: session.expiresAt })).toBe(false)
      expect(await store.tickets.grant(grantingTicket(session, { accountId: stranger.id }), { now })).toBe(false)
      const idle = now + session.idleSeconds
      const granting = grantingTicket(session)
      await store.tickets.grant(granting, { now })
      expect(await store.tickets.findGranting(granting.ticketHash, { now: idle })).toBeNull()
    })

    test('buys proxy tickets while it lives, in its session alone', async () => {
      const { store, owner, session } = await withSession()
      const other = await signedIn(store, owner.id)
      const granting = grantingTicket(session, { expiresAt: now + 600 })
      const bought = (from: Session = session) =>
        ticket(from, { kind: 'proxy', proxies: granting.proxies, grantingTicketHash: granting.ticketHash })
      expect(await store.tickets.issue(bought(), { now })).toBe(false)
      await store.tickets.grant(granting, { now })
      const first = bought()
      expect(await store.tickets.issue(first, { now })).toBe(true)
      expect(await store.tickets.issue(bought(), { now })).toBe(true)
      expect(await store.tickets.spend(first.ticketHash, { now })).toMatchObject({ ok: true, ticket: first })
      expect(await store.tickets.issue(bought(other), { now })).toBe(false)
      expect(await store.tickets.issue(bought(), { now: granting.expiresAt })).toBe(false)
    })

    test('nobody buys a proxy ticket with one that isn’t there, beside another that lives', async () => {
      const { store, session } = await withSession()
      await store.tickets.grant(grantingTicket(session), { now })
      const bought = ticket(session, { kind: 'proxy', grantingTicketHash: fresh('none', session.accountId) })
      expect(await store.tickets.issue(bought, { now })).toBe(false)
      expect(await store.tickets.spend(bought.ticketHash, { now })).toEqual({ ok: false, reason: 'unknown' })
    })

    test('who proves more keeps them: tickets go on in the session that takes the place, of one person alone', async () => {
      const { store, owner, session } = await withSession()
      const granting = grantingTicket(session)
      const waits = ticket(session)
      await store.tickets.grant(granting, { now })
      await store.tickets.issue(waits, { now })
      const next = await replaced(store, { by: owner.id, from: session })
      expect(await store.tickets.findGranting(granting.ticketHash, { now })).toMatchObject({ session: next })
      expect(await store.tickets.spend(waits.ticketHash, { now })).toMatchObject({ ok: true, session: next })
      await replaced(store, { by: (await activated(store)).id, from: next })
      expect(await store.tickets.findGranting(granting.ticketHash, { now })).toBeNull()
      expect(await store.tickets.spend(waits.ticketHash, { now })).toEqual({ ok: false, reason: 'unknown' })
    })
  })
}
