import { platform } from '#platform'
import { metricsRegistry } from '@laissez-passer/server/metrics'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Browser } from './support/browser.ts'
import { signedBy } from './support/device-client.ts'
import { enrolled, memoryKeys, openPhone, transferCodeOn } from './support/phone.ts'
import { authorizeAddress, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

const STREAM = '/cas/api/device/requests/stream'

let world: World
let browser: Browser
/** The answers to the phone's streams, and what wakes whoever waits for one. */
let streams: Response[]
let wake: () => void
beforeEach(async () => {
  world = await makeWorld(await platform(), { metrics: { registry: metricsRegistry(), token: null } })
  await registered(world)
  browser = world.browser()
  await signIn(browser)
  streams = []
  wake = () => {}
})

/** A phone of Élodie's whose streams are seen. */
async function phone() {
  const keys = memoryKeys()
  await enrolled(world, browser, { keys })
  return openPhone(world, {
    keys,
    fetch: async (input, { method = 'GET', headers, body, signal } = {}) => {
      const url = input instanceof Request ? input.url : String(input)
      const answer = await world.provider.fetch(
        new Request(url, {
          method,
          ...(headers ? { headers } : {}),
          ...(body ? { body } : {}),
          ...(signal ? { signal } : {}),
        }),
      )
      if (url.endsWith(STREAM)) {
        streams.push(answer.clone())
        wake()
      }
      return answer
    },
  })
}

it('a phone is told over its stream what is asked of it, as it is asked, and not by proxies that gather lines', async () => {
  const mine = await phone()
  const stop = new AbortController()
  const requests = mine.requests({ signal: stop.signal })[Symbol.asyncIterator]()
  const opened = new Promise<void>((resolve) => {
    wake = resolve
  })
  const next = requests.next()
  await opened
  expect(streams[0]?.status).toBe(200)
  expect(streams[0]?.headers.get('Content-Type')).toBe('application/x-ndjson')
  expect(streams[0]?.headers.get('X-Accel-Buffering')).toBe('no')
  const page = await signIn(world.browser(), { method: 'mobile-app-pin', start: await authorizeAddress() })
  const { value } = await next
  if (!value) throw new Error('nothing was asked')
  expect(await mine.approve(value, { pin: '4826', transferCode: transferCodeOn(page) })).toEqual({ ok: true })
  stop.abort()
  world.provider.close()
  expect(await requests.next()).toMatchObject({ done: true })
})

it('its stream ends when the server stops', async () => {
  const mine = await phone()
  const stop = new AbortController()
  const opened = new Promise<void>((resolve) => {
    wake = resolve
  })
  const requests = mine.requests({ signal: stop.signal })[Symbol.asyncIterator]()
  const next = requests.next()
  await opened
  world.provider.close()
  expect(await streams[0]?.text()).toContain('"type":"open"')
  stop.abort()
  expect(await next).toMatchObject({ done: true })
})

it('a stream tells the hour, and one that breaks ends, is logged by its kind and counts no more', async () => {
  const keys = memoryKeys()
  await enrolled(world, browser, { keys })
  const record = await keys.load()
  if (record?.step !== 'enrolled') throw new Error('no device')
  const nonce = (await world.browser().request(STREAM)).headers.get('LP-Nonce') ?? ''
  vi.spyOn(world.store.factorRemovals, 'waiting').mockRejectedValue(new RangeError('of somebody'))
  const broken = await world.provider.fetch(await signedBy(record, { nonce, request: new Request(origin + STREAM) }))
  expect([broken.status, await broken.text()]).toEqual([200, ''])
  expect(world.log).toContainEqual(expect.objectContaining({ event: 'stream-failed', error: 'RangeError' }))
  const metrics = await world.browser().request('/metrics', { headers: { Host: 'localhost:4000' } })
  expect(await metrics.text()).toMatch(/^laissez_passer_live_streams 0$/m)
  vi.restoreAllMocks()
  const whole = new Request(origin + STREAM)
  const again = broken.headers.get('LP-Nonce') ?? ''
  const answer = await world.provider.fetch(await signedBy(record, { nonce: again, request: whole }))
  const first = await answer.body?.getReader().read()
  world.provider.close()
  expect(JSON.parse(new TextDecoder().decode(first?.value))).toMatchObject({ type: 'open', now: world.runtime.now() })
})

it('nobody without a device’s keys opens one', async () => {
  const answer = await world.browser().request(STREAM)
  expect([answer.status, await answer.json()]).toMatchObject([401, { reason: 'use-nonce' }])
})
