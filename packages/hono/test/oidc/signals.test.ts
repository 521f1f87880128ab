import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, origin, shop, type World } from '../support/world.ts'

const { oauth2, signals } = addresses('/cas')
const receiver = 'https://shop.example/events'

describe('the addresses of streams', () => {
  let world: World
  let token: string
  let streamId: string
  beforeAll(async () => {
    const made = await platform()
    const answer = { ok: true as const, status: 202, headers: new Headers(), body: new Uint8Array() }
    world = await makeWorld(
      { ...made, runtime: { ...made.runtime, outgoingBy: () => async () => answer } },
      {
        services: [
          {
            ...shop,
            requiredLevel: 'BASIC',
            grantTypes: ['authorization_code', 'client_credentials'],
            ownScopes: ['ssf.manage'],
          },
        ],
      },
    )
    const authorization = `Basic ${btoa(`shop:${shop.clientSecret}`)}`
    const bought = await send(oauth2.token, {
      method: 'POST',
      headers: { Authorization: authorization },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    token = (await bought.json()).access_token
    const delivery = { method: 'urn:ietf:rfc:8935', endpoint_url: receiver }
    const created = await ask('POST', signals.streams, { delivery, description: 'first' })
    streamId = (await created.json()).stream_id
  })

  const send = (path: string, init: RequestInit = {}) => world.provider.fetch(new Request(origin + path, init))
  const ask = (method: string, path: string, body?: object) =>
    send(path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const own = () => `${signals.streams}?stream_id=${streamId}`

  it('tell of all of them, or of the one that is named, as JSON that is kept nowhere', async () => {
    const all = await ask('GET', signals.streams)
    expect([all.status, all.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect([all.headers.get('WWW-Authenticate'), all.headers.get('Retry-After')]).toEqual([null, null])
    expect(await all.json()).toMatchObject([{ stream_id: streamId }])
    expect(await (await ask('GET', own())).json()).toMatchObject({ stream_id: streamId, description: 'first' })
    expect((await ask('GET', `${signals.streams}?stream_id=nothing`)).status).toBe(404)
  })

  it('change what a PATCH names, and all by a PUT', async () => {
    const patched = await ask('PATCH', signals.streams, { stream_id: streamId, description: 'second' })
    expect(await patched.json()).toMatchObject({ description: 'second', delivery: { endpoint_url: receiver } })
    const described = await ask('PATCH', signals.streams, { stream_id: streamId })
    expect(await described.json()).toMatchObject({ description: 'second' })
    const put = await ask('PUT', signals.streams, {
      stream_id: streamId,
      delivery: { method: 'urn:ietf:rfc:8935', endpoint_url: receiver },
    })
    expect(put.status).toBe(200)
    expect(await put.json()).not.toHaveProperty('description')
  })

  it('say how a stream is, rest it, and try it', async () => {
    const status = () => ask('GET', `${signals.status}?stream_id=${streamId}`)
    expect(await (await status()).json()).toMatchObject({ status: 'enabled' })
    const paused = await ask('POST', signals.status, { stream_id: streamId, status: 'paused' })
    expect([paused.status, await paused.json()]).toMatchObject([200, { status: 'paused' }])
    expect(await (await status()).json()).toMatchObject({ status: 'paused' })
    await ask('POST', signals.status, { stream_id: streamId, status: 'enabled' })
    const tried = await ask('POST', signals.verify, { stream_id: streamId })
    expect([tried.status, await tried.text(), tried.headers.get('Content-Type')]).toEqual([204, '', null])
  })

  it('tell who shows no token how to ask', async () => {
    const answer = await send(signals.streams)
    expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, expect.stringContaining('Bearer')])
  })
})
