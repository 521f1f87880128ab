import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { lockAccount } from '@laissez-passer/core/operator'
import type { Outgoing } from '@laissez-passer/core/ports'
import { expect, it } from 'vitest'
import { makeWorld, origin, registered, shop, signIn } from './support/world.ts'

const { oauth2, signals } = addresses('/cas')
const revoked = 'https://schemas.openid.net/secevent/caep/event-type/session-revoked'

interface Posted {
  readonly url: string
  readonly type: string
  readonly body: string
}

async function world() {
  const posted: Posted[] = []
  const outgoing: Outgoing = (url, { body = '', headers = {} } = {}) => {
    posted.push({ url, type: headers['Content-Type'] ?? '', body })
    return Promise.resolve({ ok: true, status: 202, headers: new Headers(), body: new Uint8Array() })
  }
  const made = await platform()
  const runtime = { ...made.runtime, outgoingBy: () => outgoing }
  const services = [
    {
      ...shop,
      requiredLevel: 'BASIC' as const,
      grantTypes: ['authorization_code' as const, 'client_credentials' as const],
      ownScopes: ['ssf.manage'],
    },
  ]
  const webhooks = [{ name: 'crm', url: 'https://crm.example/hook', secret: `whsec_${'A'.repeat(43)}=` }]
  const whole = await makeWorld({ ...made, runtime }, { services, webhooks })
  const send = (path: string, init: RequestInit = {}) => whole.provider.fetch(new Request(origin + path, init))
  return { whole, runtime, posted, send }
}

const json = { 'Content-Type': 'application/json' }

it('a service makes a stream over HTTP and is told, a webhook too, of what happens from then on', async () => {
  const { posted, runtime, send, whole } = await world()
  const { provider, store } = whole
  const uid = await registered(whole)
  const metadata = await (await send(signals.configuration)).json()
  expect(metadata).toMatchObject({
    issuer: `${origin}${oauth2.issuer}`,
    configuration_endpoint: origin + signals.streams,
  })
  const answer = await send(oauth2.token, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`shop:${shop.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = JSON.parse(await answer.text())
  const made = await send(signals.streams, {
    method: 'POST',
    headers: { ...json, Authorization: `Bearer ${token}` },
    body: JSON.stringify({
      delivery: { method: 'urn:ietf:rfc:8935', endpoint_url: 'https://shop.example/events' },
      events_requested: [revoked],
    }),
  })
  expect([made.status, made.headers.get('Cache-Control')]).toEqual([201, 'no-store'])
  await provider.runOnce()
  posted.length = 0

  await signIn(whole.browser())
  const account = await store.accounts.find({ uid })
  const context = { store, keyRing: runtime.keyRing, random: runtime.random, now: runtime.now() }
  const by = { via: 'command', name: 'root' } as const
  await lockAccount(context, { accountId: account?.id ?? '', by, reason: null })
  await provider.runOnce()
  const hooks = posted.filter(({ url }) => url === 'https://crm.example/hook')
  expect(hooks.map(({ body }) => JSON.parse(body).type).toSorted()).toEqual(['account-locked', 'signed-in'])
  const [pushed, ...more] = posted.filter(({ url }) => url === 'https://shop.example/events')
  expect([pushed?.type, more]).toEqual(['application/secevent+jwt', []])
  expect(payloadOf(pushed?.body ?? '')).toMatchObject({
    aud: 'shop',
    sub_id: { format: 'iss_sub', sub: uid },
    events: { [revoked]: { initiating_entity: 'admin' } },
  })
})

/** What a token says; who signed it is a test of `federation`. */
function payloadOf(token: string): unknown {
  return JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
}

it('who shows no token is told how to ask, as a program is', async () => {
  const { send } = await world()
  const answer = await send(signals.streams)
  expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, expect.stringContaining('Bearer')])
  const noBody = await send(signals.status, { method: 'POST', headers: json, body: '{' })
  expect(noBody.status).toBe(401)
})
