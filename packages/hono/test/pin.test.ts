import { platform } from '#platform'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import {
  type AuthenticatorDevice,
  createDevice,
  type DeviceKeys,
  linkOn,
  memoryKeys,
  parseLink,
  transferCodeOn,
} from './support/phone.ts'
import { authorizeAddress, makeWorld, origin, registered, rightPassword, signIn, type World } from './support/world.ts'

const oldPin = '4826'
const newPin = '7391'

describe('C8: the PIN changed and the PIN forgotten, on the real routes; and the app killed at every step', () => {
  let world: World
  let browser: Browser
  let keys: DeviceKeys
  let phone: AuthenticatorDevice
  /** Stops the network: `sent` before the provider, `answered` after it. */
  let network: (stage: 'sent' | 'answered', path: string) => void
  /** Of the last answer. */
  let told: Headers

  beforeEach(async () => {
    world = await makeWorld(await platform())
    await registered(world)
    browser = world.browser()
    await signIn(browser)
    network = () => undefined
    keys = memoryKeys()
    phone = open()
    const page = await browser.submit(
      await browser.get('/cas/mobile'),
      { name: 'My phone', pin: oldPin, confirmPin: oldPin },
      { action: '/cas/mobile' },
    )
    expect(await phone.enrol(parseLink(linkOn(page.html)), { pin: oldPin })).toMatchObject({ ok: true })
    await world.mails()
  })

  describe('PIN changed', () => {
    it('lets the new one approve and not the old one; a mail says so; factors may still be changed', async () => {
      expect(await phone.changePin({ pin: oldPin, newPin })).toEqual({ ok: true })
      expect((await world.mails()).map(({ template }) => template)).toEqual(['pin-changed'])
      expect(await approve(oldPin)).toMatchObject({ ok: false, reason: 'wrong-pin', left: 4 })
      expect(await approve(newPin)).toEqual({ ok: true })
      const changing = await signedInWith(newPin, '/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM')
      expect((await changing.get('/cas/mobile?level=MEDIUM')).status).toBe(200)
    })

    it('asks for the old one, and refuses new ones that are easy to guess, without a try', async () => {
      for (const weak of ['1234', '7777', '1984', '482'])
        expect(await phone.changePin({ pin: oldPin, newPin: weak })).toMatchObject({ reason: 'weak-pin' })
      expect(await device()).toMatchObject({ triesInRow: 0, triesInLife: 0 })
      expect(await phone.changePin({ pin: '9999', newPin })).toMatchObject({ reason: 'wrong-pin', left: 4 })
      expect(await approve(oldPin)).toEqual({ ok: true })
    })

    it('spends the same tries as approving: five wrong ones lock', async () => {
      for (const left of [4, 3]) expect(await phone.changePin({ pin: '9999', newPin })).toMatchObject({ left })
      for (const left of [2, 1]) expect(await approve('9999')).toMatchObject({ reason: 'wrong-pin', left })
      expect(await phone.changePin({ pin: '9999', newPin })).toMatchObject({ reason: 'locked' })
      expect((await phone.state()).status).toBe('locked')
    })

    it('killed or cut off at any step, one of the two PINs approves, and the change can be made', async () => {
      const steps: readonly (readonly ['sent' | 'answered', string])[] = [
        ['sent', '/pin/evaluate'],
        ['answered', '/pin/evaluate'],
        ['sent', '/pin/change'],
        ['answered', '/pin/change'],
        ['sent', '/pin/changed'],
        ['answered', '/pin/changed'],
      ]
      let current = oldPin
      for (const [index, [stage, path]] of steps.entries()) {
        const next = ['7391', '8264', '5917', '3846', '9158', '2749'][index] ?? ''
        const killed = new Error('killed')
        network = (at, on) => {
          if (at === stage && on.endsWith(path)) throw killed
        }
        const outcome = await phone.changePin({ pin: current, newPin: next })
        expect(outcome.ok, `${stage} ${path}`).toBe(false)
        network = () => undefined
        // Another run of the app on the same storage.
        phone = open()
        await phone.refresh()
        const stored = path === '/pin/changed'
        expect(await approve(stored ? next : current), `${stage} ${path}`).toEqual({ ok: true })
        if (!stored) expect(await phone.changePin({ pin: current, newPin: next })).toEqual({ ok: true })
        current = next
        world.wait(700)
      }
    })

    it('dies unstored: the old PIN goes on', async () => {
      const kept = keys
      keys = { ...kept, update: () => Promise.reject(new Error('killed')) }
      phone = open()
      await expect(phone.changePin({ pin: oldPin, newPin })).rejects.toThrow('killed')
      keys = kept
      phone = open()
      expect(await approve(oldPin)).toEqual({ ok: true })
    })

    it('left waiting for longer than ten minutes, is dropped', async () => {
      network = (_, on) => {
        if (on.endsWith('/pin/changed')) throw new Error('offline')
      }
      expect(await phone.changePin({ pin: oldPin, newPin })).toMatchObject({ reason: 'interrupted' })
      network = () => undefined
      world.wait(601)
      expect(await phone.refresh()).toEqual({ ok: true })
      expect(await approve(oldPin)).toEqual({ ok: true })
      expect(await phone.changePin({ pin: newPin, newPin: '8264' })).toMatchObject({ reason: 'wrong-pin' })
    })
  })

  describe('PIN forgotten', () => {
    it('takes the password, kills what waited and the old PIN, and says so by mail', async () => {
      const asking = world.browser()
      const waits = await waiting(asking)
      const before = await device()
      expect(await phone.resetPin({ password: rightPassword, newPin })).toEqual({ ok: true })
      const after = await device()
      expect(after.approvalThumbprint).not.toBe(before.approvalThumbprint)
      expect(after.presenceThumbprint).toBe(before.presenceThumbprint)
      expect((await world.mails()).map(({ template }) => template)).toContain('pin-reset')
      expect((await asking.get(waits.path)).text).toContain('withdrawn')
      expect(await phone.pending()).toMatchObject({ ok: true, requests: [] })
      expect(await approve(oldPin)).toMatchObject({ reason: 'wrong-pin' })
      expect(await approve(newPin)).toEqual({ ok: true })
    })

    it('unlocks a phone that five wrong PINs locked', async () => {
      for (let i = 0; i < 5; i++) await approve('9999')
      expect((await phone.state()).status).toBe('locked')
      expect(await phone.resetPin({ password: rightPassword, newPin })).toEqual({ ok: true })
      expect((await phone.state()).status).toBe('enrolled')
      expect(await device()).toMatchObject({ status: 'active', triesInRow: 0, triesInLife: 0 })
      expect(await approve(newPin)).toEqual({ ok: true })
    })

    it('changes no factors for a day, and says so instead of going in circles', async () => {
      await phone.resetPin({ password: rightPassword, newPin })
      const changing = await signedInWith(newPin, '/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM')
      const told = await changing.get('/cas/mobile?level=MEDIUM')
      expect(told.hops).toEqual(['302 /cas/account/resting'])
      expect(told.text).toContain('You chose a new PIN code with your password.')
      expect((await changing.get('/cas/account/settings')).status).toBe(200)
      world.wait(86_401)
      const later = await signedInWith(newPin, '/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM')
      expect((await later.get('/cas/mobile?level=MEDIUM')).hops).toEqual([])
      expect((await later.get('/cas/account/resting')).hops[0]).toBe('302 /cas/account/devices')
    })

    it('is the way on for who has only a locked phone: no circle', async () => {
      for (let i = 0; i < 5; i++) await approve('9999')
      const { id } = await device()
      await signIn(browser)
      const asked = await browser.get(`/cas/account/devices?remove=${id}`)
      expect(asked.hops[0]).toMatch(/^302 \/cas\/login/)
      const stuck = await browser.submit(asked, { method: 'mobile-app-pin' })
      expect(stuck.text).toContain('Choose a new PIN')
      expect(stuck.links.some((link) => link.startsWith('/cas/lost-factor?flow='))).toBe(true)
      expect((await browser.get('/cas/account/devices')).text).toContain('Open the app on it')
      expect(await phone.resetPin({ password: rightPassword, newPin })).toEqual({ ok: true })
      const back = await signedInWith(newPin, '/cas/login?continue=%2Fcas%2Faccount%2Fdevices%3Flevel%3DMEDIUM')
      expect((await back.get(`/cas/account/devices?remove=${id}`)).hops).toContain('302 /cas/account/resting')
    })

    it('counts wrong passwords by itself: ten close it for a quarter of an hour, there and nowhere else', async () => {
      for (let i = 0; i < 10; i++)
        expect(await phone.resetPin({ password: `wrong ${i}`, newPin })).toMatchObject({ reason: 'wrong-password' })
      const held = await phone.resetPin({ password: rightPassword, newPin })
      expect(held).toMatchObject({ ok: false, reason: 'throttled' })
      expect(held.ok ? null : held.wait).toBeGreaterThan(0)
      expect(told.get('Retry-After')).toBe(String(held.ok ? null : held.wait))
      expect((await signIn(world.browser())).path).toContain('/cas/continue')
      expect(await approve(oldPin, browser)).toEqual({ ok: true })
    })

    it('killed or cut off at any step, it can be done again, and one PIN approves at any time', async () => {
      for (const [index, [stage, path]] of (
        [
          ['sent', '/pin/forgot'],
          ['answered', '/pin/forgot'],
          ['sent', '/pin/reset'],
          ['answered', '/pin/reset'],
        ] as const
      ).entries()) {
        const next = ['7391', '8264', '5917', '3846'][index] ?? ''
        const before = index === 0 ? oldPin : (['7391', '8264', '5917'][index - 1] ?? '')
        network = (at, on) => {
          if (at === stage && on.endsWith(path)) throw new Error('killed')
        }
        expect((await phone.resetPin({ password: rightPassword, newPin: next })).ok).toBe(false)
        network = () => undefined
        phone = open()
        await phone.refresh()
        const stored = path === '/pin/reset'
        expect(await approve(stored ? next : before), `${stage} ${path}`).toEqual({ ok: true })
        expect(await phone.resetPin({ password: rightPassword, newPin: next })).toEqual({ ok: true })
        expect(await approve(next)).toEqual({ ok: true })
        world.wait(700)
      }
    })

    it('takes no password that is changed while it is verified', async () => {
      const { accountId } = await device()
      const { devices } = world.store
      const startPinChange = devices.startPinChange.bind(devices)
      const now = world.runtime.now() + 1
      vi.spyOn(devices, 'startPinChange').mockImplementationOnce(async (...given) => {
        const found = await world.store.accounts.find({ id: accountId })
        await world.store.accounts.changePassword({
          accountId,
          fromHash: found?.passwordHash ?? '',
          toHash: 'another',
          keepSession: '',
          now,
          messages: [],
          activity: { id: 'a', accountId, kind: 'password-changed', at: now, details: {}, subject: 's', facts: {} },
        })
        return startPinChange(...given)
      })
      expect(await phone.resetPin({ password: rightPassword, newPin })).toMatchObject({ reason: 'wrong-password' })
      expect((await phone.state()).status).toBe('enrolled')
    })

    it('brings back no phone that was removed', async () => {
      const { id, accountId } = await device()
      await world.store.devices.remove({
        accountId,
        deviceId: id,
        now: world.runtime.now(),
        messages: [],
        activity: {
          id: 'a',
          accountId,
          kind: 'device-removed',
          at: world.runtime.now(),
          details: {},
          subject: 's',
          facts: {},
        },
      })
      expect(await phone.resetPin({ password: rightPassword, newPin })).toMatchObject({ reason: 'removed' })
      expect((await phone.state()).status).toBe('removed')
    })
  })

  function open(): AuthenticatorDevice {
    return createDevice({
      issuers: [origin],
      keys,
      model: () => 'Pixel 9',
      language: () => 'en',
      screenLock: async () => true,
      pollSeconds: 1,
      async fetch(input, { method = 'GET', headers, body, signal } = {}) {
        const url = input instanceof Request ? input.url : String(input)
        network('sent', new URL(url).pathname)
        const request = new Request(url, {
          method,
          ...(headers ? { headers } : {}),
          ...(body ? { body } : {}),
          ...(signal ? { signal } : {}),
        })
        request.headers.set('Origin', 'http://localhost:4002')
        const response = await world.provider.fetch(request)
        told = response.headers
        network('answered', new URL(url).pathname)
        return response
      },
    })
  }

  async function waiting(where: Browser, start?: string): Promise<Visit> {
    return signIn(where, { method: 'mobile-app-pin', start: start ?? (await authorizeAddress()) })
  }

  /** Somebody signs in and the phone answers with this PIN. */
  async function approve(pin: string, where = world.browser(), start?: string) {
    world.wait(300)
    const page = await waiting(where, start)
    const pending = await phone.pending()
    const request = pending.ok ? pending.requests.at(-1) : undefined
    if (!request) throw new Error(`nothing waits: ${JSON.stringify(pending)} ${page.text}`)
    const answered = await phone.approve(request, { pin, transferCode: transferCodeOn(page) })
    if (answered.ok) await where.get(page.path)
    else await phone.refuse(request).then(() => world.wait(3600))
    return answered
  }

  async function signedInWith(pin: string, start: string): Promise<Browser> {
    const where = world.browser()
    expect(await approve(pin, where, start)).toEqual({ ok: true })
    return where
  }

  async function device() {
    const record = await keys.load()
    const found = record?.step === 'enrolled' ? await world.store.devices.find(record.deviceId) : null
    if (!found) throw new Error('no device')
    return found
  }
})
