import { addresses } from '@laissez-passer/core/addresses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeLogin, login, openTicket, validateTicket } from '../../src/cas/index.ts'
import { casProvider, ticketOf, vault, wiki } from '../support/cas.ts'

const now = 1_800_000_000
const { signIn } = addresses('/cas')
let idp: Awaited<ReturnType<typeof casProvider>>

beforeAll(async () => {
  idp = await casProvider()
})
afterAll(() => idp.close())

const query = (fields: Readonly<Record<string, string>>) => new URLSearchParams({ service: wiki, ...fields })

describe('a login request', () => {
  test.each([
    ['nothing', {}, 'sign-in'],
    ['gateway', { gateway: 'true' }, 'redirect'],
    ['gateway by being there', { gateway: '' }, 'redirect'],
    ['gateway that isn’t meant', { gateway: 'false' }, 'sign-in'],
    ['renew, which wins', { gateway: 'true', renew: 'true' }, 'sign-in'],
    ['renew that isn’t meant', { gateway: 'true', renew: 'False' }, 'redirect'],
  ])('without a session, with %s: %s %s', async (_, fields, kind) => {
    const result = await login(idp.at(now), { query: query(fields), session: null })
    expect(result.kind).toBe(kind)
    if (result.kind === 'redirect') expect(result.url).toBe(wiki)
  })

  test.each([
    ['GET', {}, 'redirect'],
    ['POST, in any case', { method: 'post' }, 'post'],
    ['HEADER, which there isn’t', { method: 'HEADER' }, 'redirect'],
  ])('hands the ticket over by %s', async (_, fields, kind) => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    expect((await login(idp.at(now), { query: query(fields), session })).kind).toBe(kind)
  })

  test('the ticket follows whatever query the address has', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    for (const [service, start] of [
      [wiki, `${wiki}?ticket=ST-0`],
      [`${wiki}/?a=%20b`, `${wiki}/?a=%20b&ticket=ST-0`],
    ] as const) {
      const result = await login(idp.at(now), { query: query({ service }), session })
      expect(result.kind === 'redirect' && result.url.startsWith(start)).toBe(true)
    }
  })

  test('is judged by level and by methods: one accepted method must reach the level', async () => {
    const weak = await idp.signIn({ level: 'BASIC', now })
    const strong = await idp.signIn({ level: 'MEDIUM', now })
    const asked = query({ service: vault })
    expect((await login(idp.at(now), { query: asked, session: weak.session })).kind).toBe('sign-in')
    expect((await login(idp.at(now), { query: asked, session: strong.session })).kind).toBe('redirect')
    expect((await login(idp.at(now), { query: asked, session: strong.session, wantsMore: true })).kind).toBe('sign-in')
  })

  test('renew takes a sign-in of after it was asked for, and none from the future', async () => {
    const asked = query({ renew: 'true' })
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const first = await login(idp.at(now + 9), { query: asked, session })
    if (first.kind !== 'sign-in') throw new Error(first.kind)
    const back = new URL(first.continueTo, 'http://x').searchParams
    expect((await login(idp.at(now + 9), { query: back, session })).kind).toBe('sign-in')
    for (const [at, kind] of [
      [now + 8, 'sign-in'],
      [now + 9, 'redirect'],
      [now + 70, 'redirect'],
      [now + 71, 'sign-in'],
    ] as const) {
      const again = await idp.signIn({ level: 'BASIC', now: at })
      expect((await login(idp.at(now + 10), { query: back, session: again.session })).kind).toBe(kind)
    }
    // Ten minutes later the address says nothing of who sits there.
    const kept = await idp.signIn({ level: 'BASIC', now: now + 9 })
    expect((await login(idp.at(now + 609), { query: back, session: kept.session })).kind).toBe('redirect')
    expect((await login(idp.at(now + 610), { query: back, session: kept.session })).kind).toBe('sign-in')
    back.set('renew', 'yes')
    const another = await idp.signIn({ level: 'BASIC', now: now + 9 })
    expect((await login(idp.at(now + 10), { query: back, session: another.session })).kind).toBe('sign-in')
  })

  test('that is too long to come back to is refused, rather than forgotten on the way', async () => {
    const service = `${wiki}?${'a='.repeat(1500)}`
    expect((await login(idp.at(now), { query: query({ service }), session: null })).kind).toBe('sign-in')
    const longer = query({ service, more: '%'.repeat(2500) })
    expect(await login(idp.at(now), { query: longer, session: null })).toMatchObject({
      kind: 'refuse',
      why: { reason: 'request-too-long' },
    })
  })

  test('no ticket of a session that ended since it was read', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    await idp.store.sessions.end({ idHash: session.idHash, now })
    expect((await login(idp.at(now), { query: query({}), session })).kind).toBe('sign-in')
    const gateway = await login(idp.at(now), { query: query({ gateway: '1' }), session })
    expect(gateway).toEqual({ kind: 'redirect', url: wiki })
  })
})

describe('describeLogin', () => {
  test('names the service and what it asks', async () => {
    expect(await describeLogin(idp.at(now), `${signIn}?${query({ service: vault })}`)).toEqual({
      serviceName: 'Vault',
      level: 'MEDIUM',
      methods: ['mobile-app-pin'],
      forceFresh: false,
      maxAge: null,
      noted: expect.stringMatching(/^\/cas\/login\?service=https%3A%2F%2Fvault\.example%2F&way_back=[\w.-]+$/),
    })
  })

  test('what was noted already isn’t noted anew', async () => {
    const first = await describeLogin(idp.at(now), `${signIn}?${query({ service: vault })}`)
    expect((await describeLogin(idp.at(now), first?.noted ?? ''))?.noted).toBeNull()
  })

  test('renew asks anew, and from then on for what is young enough', async () => {
    const path = `${signIn}?${query({ renew: 'true' })}`
    expect(await describeLogin(idp.at(now), path)).toMatchObject({ forceFresh: true, maxAge: null })
    const asked = await login(idp.at(now), { query: query({ renew: 'true' }), session: null })
    if (asked.kind !== 'sign-in') throw new Error(asked.kind)
    expect(await describeLogin(idp.at(now + 30), asked.continueTo)).toMatchObject({ forceFresh: false, maxAge: 30 })
  })

  test.each([
    ['no service', signIn],
    ['one that isn’t registered', `${signIn}?service=https%3A%2F%2Fevil.example%2F`],
    ['another page', `/cas/logout?${query({})}`],
    ['another origin', `https://evil.example${signIn}?${query({})}`],
    ['no address', `http://[?${query({})}`],
  ])('%s: nothing', async (_, path) => {
    expect(await describeLogin(idp.at(now), path)).toBeNull()
  })
})

test('a logout says a ticket again, out of what is kept of it', async () => {
  const { session } = await idp.signIn({ level: 'BASIC', now })
  const ticket = await ticketOf(idp.at(now), { session })
  const presented = { service: wiki, ticket, renew: false, kinds: ['service'], proxying: null } as const
  const validation = await validateTicket(idp.at(now), presented)
  if (!validation.ok) throw new Error(validation.reason)
  expect(validation.ticket.sealedTicket).not.toContain(ticket)
  expect(await openTicket(idp.at(now), validation.ticket)).toBe(ticket)
  const other = { ...validation.ticket, ticketHash: 'another' }
  await expect(openTicket(idp.at(now), other)).rejects.toMatchObject({ code: 'sealed-value' })
})
