import { beforeEach, describe, expect, test } from 'vitest'
import { memorySessions } from '../../src/sessions/memory.ts'
import { auth, login, opened, origin, person, shop, signIn, start } from './support/shop.ts'

beforeEach(shop)

describe('calling another service for the person', () => {
  const request = (): Request =>
    new Request(`${origin}/`, { headers: { cookie: [...person.jar].map((pair) => pair.join('=')).join('; ') } })

  test('a ticket for each call, which nobody finds in the store', async () => {
    start({ proxy: true })
    await signIn()
    const given = await auth.proxyTicket(request(), { service: 'https://api.example/orders' })
    if (!given.ok) throw new Error(given.reason)
    expect(given.ticket).toMatch(/^PT-/)
    const checked = await login.fetch(`${login.server}/TicketValidationService`, {
      method: 'POST',
      body: new URLSearchParams({ service: 'https://api.example/orders', ticket: given.ticket, assuranceLevel: 'LOW' }),
    })
    expect(await checked.text()).toContain('<cas:user>n00abcde</cas:user>')
    expect(JSON.stringify(opened)).not.toMatch(/PGT(IOU)?-/)
    expect((await (await person.get('/me')).json()).claims).not.toHaveProperty('proxyGrantingTicket')
  })

  test('why there is none: nobody signed in, not asked for, not brought, not given', async () => {
    expect(await auth.proxyTicket(request(), { service: 'x' })).toEqual({ ok: false, reason: 'signed-out' })
    await signIn()
    expect(await auth.proxyTicket(request(), { service: 'x' })).toEqual({ ok: false, reason: 'no-grant' })
    start({ proxy: true })
    login.app = async () => new Response('', { status: 500 })
    await signIn()
    expect(await auth.proxyTicket(request(), { service: 'x' })).toEqual({ ok: false, reason: 'no-grant' })
    login.app = (given) => auth.handle(given)
    await signIn()
    login.isDown = true
    expect(await auth.proxyTicket(request(), { service: 'x' })).toEqual({ ok: false, reason: 'unavailable' })
  })

  test('what is no pair of tickets isn’t kept', async () => {
    let kept = 0
    const sessions = memorySessions()
    start({
      proxy: true,
      sessions: { ...sessions, remember: async (one) => ((kept += 1), sessions.remember(one)) },
    })
    const bring = (pgtId: string, pgtIou: string): Promise<Response | null> =>
      auth.handle(new Request(`${origin}/auth/proxy`, { method: 'POST', body: new URLSearchParams({ pgtId, pgtIou }) }))
    const right = `PGT-${'a'.repeat(30)}`
    for (const wrong of ['', 'PGT-1', `PGT-${'a'.repeat(300)}`, `PGT-${'é'.repeat(30)}`]) {
      await bring(wrong, right)
      await bring(right, wrong)
    }
    expect(kept).toBe(0)
    await bring(right, right)
    expect(kept).toBe(1)
  })

  test('CAS brings the pair in the address, and tries it without one first', async () => {
    start({ proxy: true })
    expect((await auth.handle(new Request(`${origin}/auth/proxy`)))?.status).toBe(200)
    const query = new URLSearchParams({ pgtId: `PGT-${'a'.repeat(30)}`, pgtIou: `PGTIOU-${'b'.repeat(30)}` })
    expect((await auth.handle(new Request(`${origin}/auth/proxy?${query}`)))?.status).toBe(200)
    start()
    expect(await auth.handle(new Request(`${origin}/auth/proxy`))).toBeNull()
  })
})
