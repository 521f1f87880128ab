import type { TicketsPort } from '@laissez-passer/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerProxy, validateTicket } from '../../src/cas/index.ts'
import { proxyTicket } from '../../src/cas/proxy.ts'
import { backend, casProvider, local, ticketOf, vault, wiki } from '../support/cas.ts'

const now = 1_800_000_000
let idp: Awaited<ReturnType<typeof casProvider>>

beforeAll(async () => {
  idp = await casProvider()
})
afterAll(() => idp.close())

const plain = { service: wiki, renew: false, kinds: ['service', 'proxy'], proxying: null } as const

/** The same tickets, of accounts that are locked. */
function lockedIn(tickets: TicketsPort): Pick<TicketsPort, 'spend' | 'findGranting'> {
  return {
    spend: async (...given) => {
      const spent = await tickets.spend(...given)
      return spent.ok ? { ...spent, account: { ...spent.account, status: 'locked' } } : spent
    },
    findGranting: async (...given) => {
      const found = await tickets.findGranting(...given)
      return found && { ...found, account: { ...found.account, status: 'locked' } }
    },
  }
}

describe('validating a ticket', () => {
  test('tells who, for whom, and how they signed in', async () => {
    const { account, session } = await idp.signIn({ level: 'MEDIUM', now })
    const ticket = await ticketOf(idp.at(now + 5), { session })
    expect(await validateTicket(idp.at(now + 6), { ...plain, ticket })).toMatchObject({
      ok: true,
      account,
      session,
      service: { name: 'Wiki' },
      ticket: { kind: 'service', service: wiki, fromNewLogin: false, proxies: [], createdAt: now + 5 },
    })
  })

  test('of whatever a dialect asks besides, the reason is told, the ticket spent, and nobody called back', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const ticket = await ticketOf(idp.at(now), { session })
    const proxying = { url: `${wiki}/callback`, method: 'GET' } as const
    const presented = { ...plain, ticket, proxying }
    expect(await validateTicket(idp.at(now), presented, () => 'not-you')).toEqual({ ok: false, reason: 'not-you' })
    expect(await validateTicket(idp.at(now), presented)).toEqual({ ok: false, reason: 'spent' })
    expect(idp.calls).toEqual([])
  })

  test('a service that isn’t registered any more is told so', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const ticket = await ticketOf(idp.at(now), { session })
    const provider = { ...idp.at(now), services: [] }
    expect(await validateTicket(provider, { ...plain, ticket })).toEqual({ ok: false, reason: 'not-registered' })
    expect(await validateTicket(provider, { ...plain, ticket: 'ST-1' })).toEqual({
      ok: false,
      reason: 'not-registered',
    })
  })

  test('a service that asks for more since is told that it isn’t enough', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const ticket = await ticketOf(idp.at(now), { session })
    const { services, ...rest } = idp.at(now)
    const raised = { ...rest, services: services.map((each) => ({ ...each, requiredLevel: 'MEDIUM' as const })) }
    expect(await validateTicket(raised, { ...plain, ticket })).toEqual({ ok: false, reason: 'too-weak' })
  })

  test('an account that is locked is refused for good, and buys nothing either', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const open = idp.at(now)
    const { tickets } = open.store
    const locked = { ...open, store: { ...open.store, tickets: { ...tickets, ...lockedIn(tickets) } } }
    const ticket = await ticketOf(open, { session })
    expect(await validateTicket(locked, { ...plain, ticket })).toEqual({ ok: false, reason: 'denied' })
    const other = await ticketOf(open, { session })
    await validateTicket(open, { ...plain, ticket: other, proxying: { url: `${wiki}/callback`, method: 'GET' } })
    const pgt = new URL(idp.calls.at(-1) ?? '').searchParams.get('pgtId')
    expect(await proxyTicket(locked, { pgt, targetService: backend })).toMatchObject({ reason: 'bad-granting-ticket' })
    expect(await proxyTicket(open, { pgt, targetService: backend })).toMatchObject({ ok: true })
  })

  test.each([
    ['nothing', {}, 'incomplete'],
    ['no service', { ticket: 'ST-1', service: null }, 'incomplete'],
    ['what nobody has', { ticket: 'ST-1' }, 'unknown'],
    ['a text of any length', { ticket: 'x'.repeat(10_000) }, 'unknown'],
  ])('presenting %s', async (_, fields, reason) => {
    const presented = { ticket: null, ...plain, ...fields }
    expect(await validateTicket(idp.at(now), presented)).toEqual({ ok: false, reason })
  })
})

describe('acting for people', () => {
  const callback = { url: `${wiki}/callback`, method: 'GET' } as const

  /** The wiki's proxy-granting ticket. */
  async function granting(level: 'BASIC' | 'MEDIUM' = 'BASIC') {
    const { session } = await idp.signIn({ level, now })
    const ticket = await ticketOf(idp.at(now), { session })
    const granted = await validateTicket(idp.at(now), { ...plain, ticket, proxying: callback })
    const { searchParams } = new URL(idp.calls.at(-1) ?? '')
    expect(granted).toMatchObject({ ok: true, grantingIou: searchParams.get('pgtIou') })
    return { session, pgt: searchParams.get('pgtId') }
  }

  test('takes what the session proved: a service that asks for more is bought no ticket', async () => {
    const [weak, strong] = [await granting(), await granting('MEDIUM')]
    expect(await proxyTicket(idp.at(now), { pgt: weak.pgt, targetService: vault })).toEqual({
      ok: false,
      reason: 'target',
    })
    expect(await proxyTicket(idp.at(now), { pgt: strong.pgt, targetService: vault })).toMatchObject({ ok: true })
  })

  test('needs both a proxy-granting ticket and whom it is for', async () => {
    for (const asked of [
      { pgt: null, targetService: backend },
      { pgt: 'PGT-1', targetService: null },
    ])
      expect(await proxyTicket(idp.at(now), asked)).toEqual({ ok: false, reason: 'incomplete' })
    expect(await proxyTicket(idp.at(now), { pgt: 'PGT-1', targetService: backend })).toEqual({
      ok: false,
      reason: 'bad-granting-ticket',
    })
  })

  test.each([
    ['pgt=PGT-1&targetService=https://api.example/v1/', 'BAD_PGT'],
    ['pgt=PGT-1&targetService=https://api.example/v1/&format=XML', 'BAD_PGT'],
    ['pgt=PGT-1&targetService=https://api.example/v1/&format=YAML', 'INVALID_REQUEST'],
    ['pgt=PGT-1&targetService=https://api.example/v1/&format=XML&format=XML', 'INVALID_REQUEST'],
    ['pgt=PGT-1&pgt=PGT-2&targetService=https://api.example/v1/', 'INVALID_REQUEST'],
    ['pgt=PGT-1', 'INVALID_REQUEST'],
  ])('is asked for once, in a form that is known: %s', async (query, code) => {
    const { body } = await answerProxy(idp.at(now), new URLSearchParams(query))
    expect(body).toContain(`code="${code}"`)
  })

  test('isn’t granted where the session ends while the ticket is delivered', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const open = idp.at(now)
    const ticket = await ticketOf(open, { session })
    const outgoing: typeof open.outgoing = async (...given) => {
      await idp.store.sessions.end({ idHash: session.idHash, now })
      if (open.outgoing === undefined) throw new Error('nobody calls')
      return open.outgoing(...given)
    }
    expect(await validateTicket({ ...open, outgoing }, { ...plain, ticket, proxying: callback })).toEqual({
      ok: false,
      reason: 'session-ended',
    })
    const pgt = new URL(idp.calls.at(-1) ?? '').searchParams.get('pgtId')
    expect(await proxyTicket(open, { pgt, targetService: backend })).toMatchObject({ reason: 'bad-granting-ticket' })
  })

  test('buys nothing where the session ends meanwhile', async () => {
    const { pgt } = await granting()
    const open = idp.at(now)
    const tickets = { ...open.store.tickets, issue: async () => false }
    const racing = { ...open, store: { ...open.store, tickets } }
    expect(await proxyTicket(racing, { pgt, targetService: backend })).toEqual({
      ok: false,
      reason: 'bad-granting-ticket',
    })
  })

  test('ends when the service may not any more, with the session, and when that expires', async () => {
    const { pgt, session } = await granting()
    const { services, ...rest } = idp.at(now)
    const forbidden = { ...rest, services: services.map((each) => ({ ...each, proxy: false })) }
    const bad = { ok: false, reason: 'bad-granting-ticket' }
    expect(await proxyTicket(forbidden, { pgt, targetService: backend })).toEqual(bad)
    expect(await proxyTicket(idp.at(session.expiresAt), { pgt, targetService: backend })).toEqual(bad)
    expect(await proxyTicket(idp.at(now), { pgt, targetService: backend })).toMatchObject({ ok: true })
    await idp.store.sessions.end({ idHash: session.idHash, now })
    expect(await proxyTicket(idp.at(now), { pgt, targetService: backend })).toEqual(bad)
  })

  test.each([
    ['another service’s address', wiki, `${backend}/callback`],
    ['an address that nobody registered', wiki, 'https://evil.example/callback'],
    ['an address without TLS, on this machine too', local, `${local}/callback`],
  ])('%s isn’t called', async (_, service, url) => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const ticket = await ticketOf(idp.at(now), { service, session })
    const before = idp.calls.length
    const presented = { ...plain, service, ticket, proxying: { url, method: 'GET' } as const }
    expect(await validateTicket(idp.at(now), presented)).toEqual({ ok: false, reason: 'callback-address' })
    expect(idp.calls).toHaveLength(before)
  })

  test.each(['GET', 'POST'] as const)('needs somebody who calls back by %s', async (method) => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const ticket = await ticketOf(idp.at(now), { session })
    const { outgoing: _, ...alone } = idp.at(now)
    expect(await validateTicket(alone, { ...plain, ticket, proxying: { ...callback, method } })).toEqual({
      ok: false,
      reason: 'callback-failed',
    })
  })

  test('the same of 50 at once that are validated: one is granted', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const ticket = await ticketOf(idp.at(now), { session })
    const before = idp.calls.length
    const all = await Promise.all(
      Array.from({ length: 50 }, () => validateTicket(idp.at(now), { ...plain, ticket, proxying: callback })),
    )
    expect([all.filter(({ ok }) => ok).length, idp.calls.length - before]).toEqual([1, 1])
  })
})
