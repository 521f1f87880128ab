import { beforeEach, describe, expect, test } from 'vitest'
import { browser, target } from '../support/browser.ts'
import { auth, logged, login, origin, person, shop, signIn } from './support/shop.ts'

beforeEach(shop)

describe('logging out', () => {
  test('here: ends at EU Login too, which comes back', async () => {
    await signIn()
    const out = await person.post('/auth/logout')
    expect([out.status, target(out)]).toEqual([
      303,
      'https://ecas.example/cas/logout?service=https%3A%2F%2Fshop.example%2F',
    ])
    expect((await person.get('/me', {})).status).toBe(401)
    expect((await person.post('/auth/logout', { origin: 'https://evil.example' })).status).toBe(403)
  })

  test('there: the session that the ticket opened ends, and no other', async () => {
    await signIn()
    const later = browser(origin, async (request) => {
      const answer = await auth.handle(request)
      return answer ?? Response.json(await auth.user(request))
    })
    expect(await login.logOut()).toEqual([200])
    expect((await person.get('/me', {})).status).toBe(401)
    expect(logged.at(-1)).toMatchObject({ event: 'logout-received', count: 1 })
    await signIn('/auth/login', later)
    expect(await (await later.get('/')).json()).toMatchObject({ id: 'n00abcde' })
  })

  test.each([
    ['nothing', ''],
    ['another ticket', '<LogoutRequest><SessionIndex>ST-1-made-up</SessionIndex></LogoutRequest>'],
    ['no index', '<LogoutRequest/>'],
    ['another message', '<Response><SessionIndex>TICKET</SessionIndex></Response>'],
    ['a document type', '<!DOCTYPE a><LogoutRequest><SessionIndex>TICKET</SessionIndex></LogoutRequest>'],
    ['elements without end', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`],
    ['a name that objects have', '<LogoutRequest><constructor/><SessionIndex>TICKET</SessionIndex></LogoutRequest>'],
    [
      'an attribute that objects have',
      '<LogoutRequest __proto__="x"><SessionIndex>TICKET</SessionIndex></LogoutRequest>',
    ],
  ])('nobody is logged out by %s', async (_what, text) => {
    const callback = await login.visit(target(await person.get('/auth/login')))
    await person.get(callback)
    const ticket = new URL(callback).searchParams.get('ticket') ?? ''
    const body = new URLSearchParams({ logoutRequest: text.replace('TICKET', ticket) })
    const answer = await auth.handle(new Request(`${origin}/auth/callback`, { method: 'POST', body }))
    expect([200, 400]).toContain(answer?.status)
    expect((await person.get('/me', {})).status).toBe(200)
  })
})
