import { beforeAll, expect, it } from 'vitest'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { token } from '../../../src/methods/token/face.ts'
import { clientOf } from '../../support/api-client.ts'
import { type Shown, shown } from '../../support/shown.ts'
import { authorizeAddress, elodie, registered, rightPassword } from '../../support/world.ts'

let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [password(), mobileAppPin(), token()] })
  await registered(at.world)
})

/** A sign-in that asks for the password. */
async function asked(start = '/cas/login', identifier = elodie.email) {
  const browser = at.world.browser()
  const { path } = await browser.submit(await browser.get(start), { identifier })
  return { browser, flow: new URLSearchParams(path.split('?')[1]).get('flow') ?? '' }
}

it('the password is asked for, with what may come after it', async () => {
  const { browser, flow } = await asked(await authorizeAddress())
  expect(at.last()).toMatchObject({
    page: 'password',
    action: '/cas/login',
    issues: [],
    service: { name: 'Shop' },
    identifier: elodie.email,
    methods: [{ name: 'mobile-app-pin' }, { name: 'token' }],
    method: 'mobile-app-pin',
    captcha: { kind: 'none' },
    otherHref: expect.stringMatching(/^\/cas\/login\?continue=%2Fcas%2Foauth2/),
    lostHref: expect.stringMatching(/^\/cas\/password\/lost\?continue=.*&note=/),
    path: `/cas/login?flow=${flow}`,
  })
  expect(at.last()['hidden']).toEqual({ flow, continue: expect.stringMatching(/^\/cas\/oauth2/) })
  const wrong = await browser.post('/cas/login', { flow, password: 'wrong', method: 'token' })
  expect(wrong.status).toBe(422)
  expect(at.last()).toMatchObject({
    page: 'password',
    issues: [{ field: 'password', code: 'wrong-password' }],
    method: 'token',
  })
  const another = await browser.post('/cas/login', { flow, password: 'x', method: 'token', captchaRefresh: '1' })
  expect([another.status, at.last()]).toMatchObject([200, { page: 'password', issues: [], method: 'token' }])
})

it('who is there is told by no word of it', async () => {
  await asked('/cas/login', elodie.email)
  const { nonce: _, hidden, lostHref, path, identifier, ...known } = at.last()
  await asked('/cas/login', 'nobody@example.org')
  const { nonce, hidden: h, lostHref: l, path: p, identifier: i, ...unknown } = at.last()
  expect(unknown).toEqual(known)
  expect([nonce, h, l, p, i, hidden, lostHref, path, identifier]).not.toContain(undefined)
})

it('a sign-in that is over is said to be', async () => {
  const { browser } = await asked()
  for (const fields of [{ password: 'x' }, { password: 'x', captchaRefresh: '1' }]) {
    expect((await browser.post('/cas/login', { flow: 'gone', ...fields })).status).toBe(410)
    expect(at.last()).toMatchObject({ page: 'signInEnded', reason: 'expired' })
  }
})

it('a right one leads on, to what comes next or signed in', async () => {
  const plain = await asked()
  const done = await plain.browser.post('/cas/login', { flow: plain.flow, password: rightPassword })
  expect(done.hops[0]).toMatch(/^303 \/cas\/continue\?flow=/)
  const { browser, flow } = await asked(await authorizeAddress())
  const next = await browser.post('/cas/login', { flow, password: rightPassword, method: 'token' })
  expect(next.hops[0]).toBe(`303 /cas/login?flow=${flow}`)
})

it('a program is told which work the next one costs, in one’s own browser as well', async () => {
  const { browser, flow } = await asked()
  await browser.post('/cas/login', { flow, password: rightPassword })
  await browser.request('/cas/logout', { method: 'POST' })
  browser.cookies.delete('__Host-lp-login')
  const { path } = await browser.submit(await browser.get('/cas/login?other=1'), { identifier: elodie.email })
  const id = new URLSearchParams(path.split('?')[1]).get('flow') ?? ''
  const give = () =>
    clientOf(browser).POST('/sign-ins/{id}/password', { params: { path: { id } }, body: { password: 'wrong' } })
  for (let i = 0; i < 10; i++) expect((await give()).error?.reason).toBe('refused')
  const { error, response } = await give()
  expect([response.status, error]).toMatchObject([
    429,
    {
      reason: 'work-asked',
      issues: [{ field: 'captchaCode', code: 'captcha-required' }],
      captcha: { kind: 'proof-of-work' },
      signIn: { step: { kind: 'password' } },
    },
  ])
})

it('a program is told the same', async () => {
  const { browser, flow } = await asked()
  const client = clientOf(browser)
  const give = (id: string, typed: string) =>
    client.POST('/sign-ins/{id}/password', { params: { path: { id } }, body: { password: typed } })
  expect((await give('gone', 'x')).response.status).toBe(410)
  const wrong = await give(flow, 'wrong')
  expect([wrong.response.status, wrong.error]).toMatchObject([422, { reason: 'refused', code: 'wrong-password' }])
  expect((await give(flow, rightPassword)).data?.step).toMatchObject({ kind: 'done' })
})
