import { openPush, removeDevice, renameDevice } from '@laissez-passer/core/authenticator/server'
import { describe, expect, test } from 'vitest'
import { createDevice, parseLink } from '../../src/index.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import { type MakeStore, other, pin, waiting, world } from '../support/world.ts'

/** A phone's life, from the QR code on the PC to its removal. */
export function journeys(makeStore: MakeStore): void {
  describe('enrolment', () => {
    test('makes a phone that has the PIN a device of the account', async () => {
      const { provider, phone } = await world(makeStore)
      const { id, link } = await provider.enrolment({ name: 'My phone' })
      const device = phone()
      expect(await device.inspect(parseLink(link))).toEqual({
        ok: true,
        issuer: 'https://id.example.eu',
        name: 'Example ID',
        pinDigits: 4,
        screenLock: true,
      })
      const enrolled = await device.enrol(parseLink(link), { pin })
      expect(enrolled).toMatchObject({
        ok: true,
        device: { name: 'My phone' },
        account: { name: 'Élodie Müller', uid: provider.account.uid },
      })
      expect(await device.state()).toMatchObject({ status: 'enrolled', device: { name: 'My phone' } })
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(stored).toMatchObject({ model: 'Pixel 9', language: 'fr', status: 'active', enrolmentId: id })
      const found = await provider.store.enrolments.find({ id, now: provider.clock.now })
      expect(found).toMatchObject({ status: 'completed', enrolment: { sealedOprfKey: null, sealedPinCheck: null } })
    })

    test('a wrong PIN costs a try; the right one still works; five wrong ones end it', async () => {
      const { provider, phone } = await world(makeStore)
      const first = parseLink((await provider.enrolment()).link)
      const device = phone()
      expect(await device.enrol(first, { pin: '1593' })).toEqual({ ok: false, reason: 'wrong-pin', left: 4 })
      expect(await device.state()).toEqual({ status: 'none' })
      expect(await device.enrol(first, { pin })).toMatchObject({ ok: true })
      await device.remove()
      const second = parseLink((await provider.enrolment()).link)
      for (const left of [4, 3, 2, 1, 0])
        expect(await device.enrol(second, { pin: `157${left}` })).toEqual({ ok: false, reason: 'wrong-pin', left })
      expect(await device.enrol(second, { pin })).toEqual({ ok: false, reason: 'no-tries', left: null })
    })

    test('an expired code, a used one, one of another provider, and what is no code at all', async () => {
      const { provider, phone } = await world(makeStore)
      const link = parseLink((await provider.enrolment()).link)
      provider.clock.now += 300
      expect(await phone().enrol(link, { pin })).toMatchObject({ ok: false, reason: 'expired' })
      const used = parseLink((await provider.enrolment()).link)
      expect(await phone().enrol(used, { pin })).toMatchObject({ ok: true })
      expect(await phone().enrol(used, { pin })).toMatchObject({ ok: false, reason: 'completed' })
      const foreign = parseLink(
        'https://app.example.eu/initialise#v=1&iss=https://evil.example&id=AAECAwQFBgcICQoLDA0ODw&s=AAECAwQFBgcICQoLDA0ODw',
      )
      expect(await phone().enrol(foreign, { pin })).toMatchObject({ ok: false, reason: 'unknown-issuer' })
      expect(await phone().enrol(parseLink('https://example.com/'), { pin })).toMatchObject({
        ok: false,
        reason: 'not-this',
      })
      const guessed = parseLink((await provider.enrolment()).link)
      if (guessed.kind !== 'initialise') throw new Error('no link')
      expect(await phone().enrol({ ...guessed, secret: 'AAECAwQFBgcICQoLDA0ODw' }, { pin })).toMatchObject({
        ok: false,
        reason: 'unknown',
      })
    })

    test('one app holds one account, and says which', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const link = parseLink((await provider.enrolment()).link)
      expect(await device.inspect(link)).toMatchObject({
        ok: false,
        reason: 'already-enrolled',
        account: { name: 'Élodie Müller' },
      })
      expect(await device.enrol(link, { pin })).toMatchObject({ ok: false, reason: 'already-enrolled' })
    })

    test('an account has at most as many devices as the provider allows', async () => {
      const { provider, phone, enrolledPhone } = await world(makeStore, { maxDevices: 2 })
      await enrolledPhone()
      const third = await provider.enrolment()
      const second = phone()
      expect(await second.enrol(parseLink(third.link), { pin })).toMatchObject({ ok: true })
      await expect(provider.enrolment()).rejects.toThrow('too-many')
    })

    test('a phone without a screen lock is refused, or let in with a warning', async () => {
      for (const [screenLock, reason] of [
        ['required', 'no-screen-lock'],
        ['preferred', null],
      ] as const) {
        const { provider } = await world(makeStore, { screenLock })
        const device = createDevice({
          issuers: ['https://id.example.eu'],
          keys: memoryKeys(),
          fetch: provider.fetch,
          screenLock: async () => false,
        })
        const inspected = await device.inspect(parseLink((await provider.enrolment()).link))
        expect(inspected).toMatchObject(reason ? { ok: false, reason } : { ok: true, screenLock: false })
      }
    })
  })

  describe('approval', () => {
    test('password right → request → PIN and transfer code → the sign-in is proved', async () => {
      const { enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const asked = await ask()
      expect(asked.transferCode).toMatch(/^\d\d$/)
      const request = await waiting(device)
      expect(request).toMatchObject({
        service: 'Europass',
        browser: 'Firefox on Linux',
        place: 'Lyon',
        digits: 2,
        secondsLeft: 120,
      })
      expect(JSON.stringify(request)).not.toContain(`"${asked.transferCode}"`)
      expect(await asked.proved()).toBe(false)
      expect(await device.approve(request, { pin, transferCode: asked.transferCode })).toEqual({ ok: true })
      expect(await asked.status()).toBe('approved')
      expect(await asked.proved()).toBe(true)
    })

    test('the request comes over the live channel while the app waits', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const stop = new AbortController()
      const requests = device.requests({ signal: stop.signal })[Symbol.asyncIterator]()
      const next = requests.next()
      while (!provider.log.includes('GET /requests/stream')) await new Promise((resolve) => setTimeout(resolve, 10))
      const asked = await ask()
      const { value } = await next
      expect(value).toMatchObject({ service: 'Europass' })
      expect(await device.approve(value ?? (await waiting(device)), { pin, transferCode: asked.transferCode })).toEqual(
        { ok: true },
      )
      stop.abort()
      expect(await requests.next()).toMatchObject({ done: true })
    })

    test('the app learns when a request that it shows was answered elsewhere or replaced, and when it can’t reach the provider', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      await ask()
      const stop = new AbortController()
      const events = device.events({ signal: stop.signal })[Symbol.asyncIterator]()
      expect((await events.next()).value).toEqual({ type: 'connection', online: true })
      const shown = await waiting(device)
      expect((await events.next()).value).toMatchObject({ type: 'request', request: { id: shown.id } })
      const next = events.next()
      await device.refuse(shown)
      expect((await next).value).toEqual({ type: 'ended', id: shown.id })
      provider.network = () => {
        throw new TypeError('no network')
      }
      const lost = events.next()
      device.wake()
      expect((await lost).value).toEqual({ type: 'connection', online: false })
      provider.network = () => undefined
      expect((await events.next()).value).toEqual({ type: 'connection', online: true })
      stop.abort()
    })

    test('where streams fail, polling brings the request', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      provider.network = (_, request) => {
        if (request.url.endsWith('/stream')) throw new TypeError('the proxy swallows streams')
      }
      const stop = new AbortController()
      const next = device.requests({ signal: stop.signal })[Symbol.asyncIterator]().next()
      await ask()
      expect((await next).value).toMatchObject({ service: 'Europass' })
      stop.abort()
    })

    test('a wrong transfer code ends the request; an unfinished one is not even sent', async () => {
      const { enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const asked = await ask()
      const request = await waiting(device)
      expect(await device.approve(request, { pin, transferCode: '1' })).toEqual({
        ok: false,
        reason: 'code-incomplete',
        left: null,
      })
      expect(await asked.status()).toBe('pending')
      expect(await device.approve(request, { pin, transferCode: other(asked.transferCode) })).toMatchObject({
        ok: false,
        reason: 'wrong-code',
      })
      expect(await asked.status()).toBe('wrong-code')
      expect(await device.approve(request, { pin, transferCode: asked.transferCode })).toMatchObject({
        ok: false,
        reason: 'answered',
      })
      expect(await asked.proved()).toBe(false)
    })

    test('refuse and "this wasn’t me" need no PIN; the second ends the sign-in, alerts and keeps strangers quiet', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const refused = await ask()
      expect(await device.refuse(await waiting(device))).toEqual({ ok: true })
      expect(await refused.status()).toBe('refused')
      provider.clock.now += 60
      const strange = await ask({ knownBrowser: false })
      const request = await waiting(device)
      expect(await device.notMe(request)).toEqual({ ok: true })
      expect(await device.notMe(request)).toEqual({ ok: true })
      expect(await device.refuse(request)).toMatchObject({ ok: false, reason: 'answered' })
      expect(await strange.status()).toBe('not-me')
      provider.clock.now += 3500
      await expect(ask({ knownBrowser: false })).rejects.toThrow('paused')
      await expect(ask({ knownBrowser: true })).resolves.toBeDefined()
      expect(await provider.store.approvals.notMeAt(provider.account.id)).toBe(1_900_000_060)
      const messages = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(messages.map(({ template }) => template).filter((template) => template === 'not-me-alert')).toHaveLength(1)
    })

    test('a request ends after two minutes, and with the removal of its device', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const late = await ask()
      const request = await waiting(device)
      provider.clock.now += 120
      expect(await device.approve(request, { pin, transferCode: late.transferCode })).toMatchObject({
        ok: false,
        reason: 'expired',
      })
      expect(await late.status()).toBe('expired')
      const asked = await ask()
      await device.remove()
      expect(await asked.status()).toBe('cancelled')
    })

    test('at most three unapproved requests in ten minutes', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      await enrolledPhone()
      for (let i = 0; i < 3; i++) await ask()
      await expect(ask()).rejects.toThrow('too-many')
      provider.clock.now += 600
      await expect(ask()).resolves.toBeDefined()
    })
  })

  describe('the PIN', () => {
    test('tells how many tries are left; the right one sets the count back', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const asked = await ask()
      const request = await waiting(device)
      expect(await device.approve(request, { pin: '1593', transferCode: asked.transferCode })).toEqual({
        ok: false,
        reason: 'wrong-pin',
        left: 4,
      })
      expect(await device.approve(request, { pin: '1594', transferCode: asked.transferCode })).toEqual({
        ok: false,
        reason: 'wrong-pin',
        left: 3,
      })
      expect(await device.approve(request, { pin, transferCode: asked.transferCode })).toEqual({ ok: true })
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(stored).toMatchObject({ triesInRow: 0, triesInLife: 2 })
    })

    test('five wrong ones lock the device: the OPRF key is gone, a mail says so, the right PIN comes too late', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const asked = await ask()
      const request = await waiting(device)
      for (const left of [4, 3, 2, 1])
        expect(await device.approve(request, { pin: `157${left}`, transferCode: asked.transferCode })).toMatchObject({
          reason: 'wrong-pin',
          left,
        })
      expect(await device.approve(request, { pin: '1570', transferCode: asked.transferCode })).toMatchObject({
        ok: false,
        reason: 'locked',
      })
      expect(await device.state()).toMatchObject({ status: 'locked' })
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(stored).toMatchObject({ status: 'locked', sealedOprfKey: null })
      expect(await device.approve(request, { pin, transferCode: asked.transferCode })).toMatchObject({
        ok: false,
        reason: 'locked',
      })
      expect(await asked.status()).toBe('cancelled')
      const messages = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(messages.filter(({ template }) => template === 'device-locked')).toHaveLength(1)
    })

    test('fifty wrong ones in the life of a key lock it too, however often the right one came between', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const wrong = async () => device.approve(await waiting(device), { pin: '1593', transferCode: '00' })
      let spent = 0
      while (spent < 48) {
        provider.clock.now += 600
        const asked = await ask()
        for (let i = 0; i < 4; i++, spent++) expect(await wrong()).toMatchObject({ reason: 'wrong-pin' })
        expect(await device.approve(await waiting(device), { pin, transferCode: asked.transferCode })).toEqual({
          ok: true,
        })
      }
      provider.clock.now += 600
      await ask()
      expect(await wrong()).toMatchObject({ reason: 'wrong-pin', left: 1 })
      expect(await wrong()).toMatchObject({ reason: 'locked' })
    })
  })

  describe('removal and names', () => {
    test('a phone removed in My Account notices at its next contact and may enrol again', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(await removeDevice(provider.context(), { account: provider.account, deviceId: stored?.id ?? '' })).toEqual(
        { ok: true },
      )
      expect(
        await removeDevice(provider.context(), { account: provider.account, deviceId: stored?.id ?? '' }),
      ).toMatchObject({ ok: false, reason: 'unknown' })
      expect(await device.refresh()).toEqual({ ok: false, reason: 'removed' })
      expect(await device.state()).toMatchObject({ status: 'removed', account: { name: 'Élodie Müller' } })
      expect(await provider.store.devices.find(stored?.id ?? '')).toMatchObject({
        status: 'removed',
        sealedOprfKey: null,
        sealedCodeSecret: null,
      })
      expect(await device.enrol(parseLink((await provider.enrolment()).link), { pin })).toMatchObject({ ok: true })
    })

    test('a waiting app learns of its removal at once and stops asking', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const next = device.requests({ signal: new AbortController().signal })[Symbol.asyncIterator]().next()
      const [stored] = await provider.store.devices.list(provider.account.id)
      await removeDevice(provider.context(), { account: provider.account, deviceId: stored?.id ?? '' })
      expect(await next).toMatchObject({ done: true })
      expect(await device.state()).toMatchObject({ status: 'removed' })
    })

    test('a new name and a push subscription reach the other side', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const state = await device.state()
      if (state.status !== 'enrolled') throw new Error(state.status)
      expect(
        await renameDevice(provider.context(), {
          accountId: provider.account.id,
          deviceId: state.device.id,
          name: '  Work  phone ',
        }),
      ).toEqual({ ok: true })
      expect(await device.refresh()).toEqual({ ok: true })
      expect(await device.state()).toMatchObject({ device: { name: 'Work phone' } })
      const subscription = { endpoint: 'https://push.example/abc', keys: { p256dh: 'BPs', auth: 'c2Vj' } }
      expect(await device.setPush(subscription)).toEqual({ ok: true })
      const stored = await provider.store.devices.find(state.device.id)
      expect(stored?.sealedPush).not.toContain('push.example')
      expect(stored && (await openPush(provider.context(), stored))).toEqual(subscription)
      expect(await device.setPush({ endpoint: 'http://10.0.0.1/', keys: subscription.keys })).toEqual({
        ok: false,
        reason: 'bad-endpoint',
      })
      expect(await device.setPush(null)).toEqual({ ok: true })
    })
  })
}
