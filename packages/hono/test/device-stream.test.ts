import { platform } from '#platform'
import { beforeEach, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import { enrolled, memoryKeys, openPhone, transferCodeOn } from './support/phone.ts'
import { authorizeAddress, makeWorld, registered, signIn, type World } from './support/world.ts'

const STREAM = '/cas/api/device/requests/stream'

let world: World
let browser: Browser
/** The answers to the phone's streams, and what wakes whoever waits for one. */
let streams: Response[]
let wake: () => void
beforeEach(async () => {
  world = await makeWorld(await platform())
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

it('nobody without a device’s keys opens one', async () => {
  const answer = await world.browser().request(STREAM)
  expect([answer.status, await answer.json()]).toMatchObject([401, { reason: 'use-nonce' }])
})
