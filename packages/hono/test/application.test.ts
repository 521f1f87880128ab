import { platform } from '#platform'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { TrieRouter } from 'hono/router/trie-router'
import { expect, it, vi } from 'vitest'
import { eid } from '../src/methods/eid/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import { token, tokenApp, tokenCram } from '../src/methods/token/face.ts'
import { fakeCountry } from './support/eid.ts'
import { makeWorld, type World } from './support/world.ts'

const country = {
  ...fakeCountry(),
  metadata: ({ redirectUri }: { readonly redirectUri: string }) =>
    Promise.resolve({ contentType: 'application/samlmetadata+xml', body: `<to>${redirectUri}</to>` }),
}

/** With all methods, and so all routes. */
async function whole(): Promise<World> {
  const parts = await platform()
  return makeWorld(parts, {
    captcha: 'auto',
    methods: [
      mobileAppPin(),
      mobileAppQr(),
      passkey(),
      token(),
      tokenApp(),
      tokenCram(),
      sms({ sender: mailbox(parts.store.mailbox) }),
      password(),
      recoveryCode(),
      eid({ schemes: [country] }),
    ],
  })
}

it('all routes fit into Hono’s router of one expression: the slow one takes over without a word', async () => {
  const slow = vi.spyOn(TrieRouter.prototype, 'match')
  try {
    const world = await whole()
    const statuses = ['/cas/login', '/cas/nothing'].map(async (path) => (await world.browser().request(path)).status)
    expect(await Promise.all(statuses)).toEqual([200, 404])
    expect(slow).not.toHaveBeenCalled()
  } finally {
    slow.mockRestore()
  }
})

it('a country’s metadata lies below its id, and nobody else’s', async () => {
  const world = await whole()
  const answer = await world.browser().request(`/cas/eid/${country.id}/metadata`)
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/samlmetadata+xml'])
  expect(await answer.text()).toBe(`<to>http://localhost:4000/cas/eid/callback/${country.id}</to>`)
  expect((await world.browser().request('/cas/eid/elsewhere/metadata')).status).toBe(404)
})

it('an address with a slash at its end is the one without, and its query comes along', async () => {
  const browser = (await whole()).browser()
  for (const [typed, meant] of [
    [
      '/cas/login/?service=https%3A%2F%2Fwiki.example%2F&lang=fr',
      '/cas/login?service=https%3A%2F%2Fwiki.example%2F&lang=fr',
    ],
    ['/cas/account/', '/cas/account'],
    ['/cas/account/devices/', '/cas/account/devices'],
    ['/healthz/', '/healthz'],
    ['/cas/oauth2/.well-known/openid-configuration/', '/cas/oauth2/.well-known/openid-configuration'],
    ['/cas/nothing//', '/cas/nothing'],
  ] as const)
    for (const method of ['GET', 'HEAD']) {
      const { headers, status } = await browser.request(typed, { method })
      expect([typed, status, headers.get('Location')]).toEqual([typed, 302, meant])
    }
  expect((await browser.request('/cas/nothing')).status).toBe(404)
  expect((await browser.request('/cas/login/', { method: 'POST', body: 'identifier=x' })).status).toBe(404)
  for (const path of ['//evil.example/', '/\\evil.example/', '///evil.example//', '/./', '/%2F%2Fevil.example/'])
    expect((await browser.request(path)).headers.get('Location') ?? '/', path).toMatch(/^\/(?![/\\])/)
})
