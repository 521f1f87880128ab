import { env, evictDurableObject } from 'cloudflare:test'
import { beforeEach, expect, it } from 'vitest'
import { listenedTo, twoIsolates } from './support/isolates.ts'
import { linkOn, openPhone, parseLink } from './support/phone.ts'
import { registered, signIn, type World } from './support/world.ts'

const pin = '4826'
let here: World
let there: World
beforeEach(async () => {
  ;[here, there] = await twoIsolates()
  await registered(here)
  listenedTo.length = 0
})

/** The page that waits for a phone to be added, and its stream, once it listens. */
async function waitingPage() {
  const browser = here.browser()
  await signIn(browser)
  const form = { name: 'My phone', pin, confirmPin: pin }
  const page = await browser.submit(await browser.get('/cas/mobile'), form, { action: '/cas/mobile' })
  const stream = (await browser.request(`${page.path}/events`)).text()
  await expect.poll(() => listenedTo.length).toBe(1)
  return { link: parseLink(linkOn(page.html)), stream }
}

it('a waiting page of one isolate hears what a phone told another', async () => {
  const { link, stream } = await waitingPage()
  expect(await openPhone(there).enrol(link, { pin })).toMatchObject({ ok: true })
  expect(await stream).toContain('event: change\n')
})

it('also when the object between them is replaced while the page waits', async () => {
  const { link, stream } = await waitingPage()
  const [name = ''] = listenedTo
  await evictDurableObject(env.CHANNELS.get(env.CHANNELS.idFromName(name)), { webSockets: 'close' })
  await expect.poll(() => listenedTo.length).toBe(2)
  expect(await openPhone(there).enrol(link, { pin })).toMatchObject({ ok: true })
  expect(await stream).toContain('event: change\n')
})
