import { describe, expect, test } from 'vitest'
import { type MakeStore, other, pin, waiting, world } from '../support/world.ts'

/** How a phone answers for its owner. */
export function approvalSuite(makeStore: MakeStore): void {
  describe('approval', () => {
    test('password right → request → PIN and transfer code → the sign-in is proved', async () => {
      const { enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const asked = await ask()
      expect(asked.transferCode).toMatch(/^\d\d$/)
      const request = await waiting(device)
      expect(request).toMatchObject({
        service: 'Europass',
        browser: 'Firefox (Linux)',
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

    test('a request that is answered between the first look and the stream is told of as ended', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      await ask()
      // Once "ended" was only said of requests that this very stream had brought: then this waited for the
      // stream's end.
      let answered = false
      provider.network = async (stage, request) => {
        if (stage !== 'sent' || answered || !request.url.endsWith('/requests/stream')) return
        answered = true
        await device.refuse(await waiting(device))
      }
      const stop = new AbortController()
      const events = device.events({ signal: stop.signal })[Symbol.asyncIterator]()
      const told = [await events.next(), await events.next(), await events.next()].map(({ value }) => value?.type)
      expect(told).toEqual(['connection', 'request', 'ended'])
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
      provider.clock.now += 3599
      await expect(ask({ knownBrowser: false })).rejects.toThrow('paused')
      await expect(ask({ knownBrowser: true })).resolves.toBeDefined()
      provider.clock.now += 1
      await expect(ask({ knownBrowser: false })).resolves.toBeDefined()
      expect(await provider.store.approvals.notMeAt(provider.account.id)).toBe(1_900_000_060)
      const messages = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(messages.map(({ template }) => template).filter((template) => template === 'not-me-alert')).toHaveLength(1)
    })

    test('a request ends after two minutes, and with the removal of its device', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const late = await ask()
      const request = await waiting(device)
      provider.clock.now += 119
      expect(await waiting(device)).toMatchObject({ id: request.id, secondsLeft: 1 })
      provider.clock.now += 1
      expect(await device.approve(request, { pin, transferCode: late.transferCode })).toMatchObject({
        ok: false,
        reason: 'expired',
      })
      expect(await late.status()).toBe('expired')
      const asked = await ask()
      await device.remove()
      expect(await asked.status()).toBe('unknown-device')
    })

    test('at most three unapproved requests in ten minutes', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      await enrolledPhone()
      for (let i = 0; i < 3; i++) await ask()
      await expect(ask()).rejects.toThrow('too-many')
      provider.clock.now += 599
      await expect(ask()).rejects.toThrow('too-many')
      provider.clock.now += 1
      await expect(ask()).resolves.toBeDefined()
    })
  })
}
