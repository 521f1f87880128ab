import {
  fromBase64url,
  hash,
  outputOf,
  readPublicJwk,
  type Signer,
  signMessage,
  toBase64url,
} from '@laissez-passer/core/authenticator'
import { openCodeChallenge, verifyCode, viewCodeChallenge } from '@laissez-passer/core/authenticator/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createDevice, parseLink } from '../../src/index.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import type { DeviceKeys } from '../../src/keys/record.ts'
import { unwrapApprovalKey } from '../../src/phone-keys.ts'
import { type MakeStore, pin, waiting, world } from '../support/world.ts'

/** A point at which the app can die: nothing after it happens. */
class Killed extends Error {}

/** Lets the app die at its n-th point: it never comes back from there, as a process that was killed. */
function killer(at: number) {
  let points = 0
  let kill: (error: Killed) => void = () => undefined
  const killed = new Promise<never>((_, reject) => {
    kill = reject
  })
  killed.catch(() => undefined)
  return {
    killed,
    async point() {
      if (points++ !== at) return
      kill(new Killed())
      await new Promise(() => undefined)
    },
    get reached() {
      return points > at
    },
  }
}

function mortal(keys: DeviceKeys, point: () => Promise<void>): DeviceKeys {
  return {
    ...keys,
    async save(record) {
      await point()
      await keys.save(record)
      await point()
    },
  }
}

/** Whoever isn't the provider. */
async function stranger(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const publicKey = readPublicJwk(await crypto.subtle.exportKey('jwk', pair.publicKey))
  if (!publicKey) throw new Error('no key')
  return { key: pair.privateKey, publicKey }
}

/** What goes wrong, and must not matter. */
export function robustness(makeStore: MakeStore): void {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('killed at every step of enrolment: the person can go on or start again, and there is one device', async () => {
    const outcomes: string[] = []
    for (let step = 0; ; step++) {
      const { provider, phone } = await world(makeStore)
      const keys = memoryKeys()
      const death = killer(step)
      provider.network = () => death.point()
      const link = parseLink((await provider.enrolment()).link)
      const first = await Promise.race([phone(mortal(keys, death.point)).enrol(link, { pin }), death.killed]).catch(
        (error: unknown) => error,
      )
      provider.network = () => undefined
      if (!death.reached) {
        expect(first).toMatchObject({ ok: true })
        break
      }
      expect(first).toBeInstanceOf(Killed)
      // The app starts again: it goes on by itself, or the person scans once more, within the same enrolment.
      const device = phone(keys)
      const resumed = await device.resume()
      outcomes.push(resumed?.ok ? 'went on' : 'started again')
      const { status } = await device.state()
      const finished = status === 'enrolled' ? { ok: true } : await device.enrol(link, { pin })
      expect(finished, `killed at step ${step}`).toMatchObject({ ok: true })
      expect(await provider.store.devices.list(provider.account.id)).toHaveLength(1)
    }
    expect(outcomes.length).toBeGreaterThanOrEqual(9)
    expect(outcomes).toContain('went on')
    expect(outcomes).toContain('started again')
  })

  test('killed before its last message came and back after the enrolment expired: the phone starts again from nothing', async () => {
    const { provider, phone } = await world(makeStore)
    const keys = memoryKeys()
    provider.network = (stage, request) => {
      if (stage === 'sent' && request.url.endsWith('/complete')) throw new TypeError('no network')
    }
    expect(await phone(keys).enrol(parseLink((await provider.enrolment()).link), { pin })).toMatchObject({
      ok: false,
      reason: 'interrupted',
    })
    expect(await phone(keys).state()).toMatchObject({ status: 'enrolling' })
    provider.network = () => undefined
    provider.clock.now += 4000
    expect(await phone(keys).resume()).toMatchObject({ ok: false })
    expect(await phone(keys).state()).toEqual({ status: 'none' })
  })

  test('every answer can be lost once: nothing is spent twice, nobody is stranded', async () => {
    for (const path of [
      '/enrolments/evaluate',
      '/enrolments/complete',
      '/pin/evaluate',
      '/pin/unlocked',
      '/requests/approve',
    ]) {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      let lost = 0
      provider.network = (stage, request) => {
        if (stage === 'answered' && request.url.endsWith(path) && lost++ === 0)
          throw new TypeError('the answer was lost')
      }
      const device = await enrolledPhone()
      const asked = await ask()
      expect(await device.approve(await waiting(device), { pin, transferCode: asked.transferCode }), path).toEqual({
        ok: true,
      })
      expect(await asked.proved()).toBe(true)
      expect(lost).toBeGreaterThan(0)
      const devices = await provider.store.devices.list(provider.account.id)
      expect(devices).toHaveLength(1)
      expect(devices[0]).toMatchObject({ triesInRow: 0, triesInLife: 0 })
    }
  })

  test.each([
    ['an hour ahead', 3600],
    ['an hour behind', -3600],
    ['in 1970', null],
  ])('a phone whose clock is %s works', async (_, offset) => {
    const { provider, enrolledPhone, ask } = await world(makeStore)
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(offset === null ? 0 : (provider.clock.now + offset) * 1000)
    const device = await enrolledPhone()
    const asked = await ask()
    const request = await waiting(device)
    expect(request.secondsLeft).toBe(120)
    expect(await device.approve(request, { pin, transferCode: asked.transferCode })).toEqual({ ok: true })
    provider.clock.now += 1000
    expect(await device.refresh()).toEqual({ ok: true })
  })

  describe('QR code', () => {
    test('offline: scan, eight digits, typed in the browser; once', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const signIn = await provider.signIn()
      await openCodeChallenge(provider.context(), { account: provider.account, signIn })
      const view = await viewCodeChallenge(provider.context(), signIn)
      provider.network = () => {
        throw new TypeError('no network')
      }
      const shown = await device.code(parseLink(view?.link ?? ''))
      expect(shown).toMatchObject({ ok: true, service: 'Europass' })
      const code = shown.ok ? `${shown.code.slice(0, 4)} ${shown.code.slice(4)}` : ''
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => verifyCode(provider.context(), { account: provider.account, signIn, code })),
      )
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await viewCodeChallenge(provider.context(), signIn)).toBeNull()
      const state = await provider.store.signIns.find({
        idHash: signIn.idHash,
        browserHash: signIn.browserHash,
        now: provider.clock.now,
      })
      expect(state?.proofs.map(({ method }) => method)).toEqual(['mobile-app-qr'])
    })

    test('five tries per challenge, ten per account in a quarter of an hour, whatever the sign-in', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      await enrolledPhone()
      const guess = async () => {
        const signIn = await provider.signIn()
        await openCodeChallenge(provider.context(), { account: provider.account, signIn })
        return Promise.all(
          Array.from({ length: 50 }, (_, i) =>
            verifyCode(provider.context(), { account: provider.account, signIn, code: String(i).padStart(8, '0') }),
          ),
        )
      }
      const reasons = (results: Awaited<ReturnType<typeof guess>>) =>
        results.map((result) => (result.ok ? 'ok' : result.reason))
      expect(reasons(await guess()).filter((reason) => reason === 'wrong-code')).toHaveLength(5)
      expect(reasons(await guess()).filter((reason) => reason === 'wrong-code')).toHaveLength(0)
      provider.clock.now += 900
      expect(reasons(await guess()).filter((reason) => reason === 'wrong-code')).toHaveLength(5)
    })

    test('the code of another challenge, of a removed phone, of another provider’s key, or an expired one is worth nothing', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const open = async () => {
        const signIn = await provider.signIn()
        await openCodeChallenge(provider.context(), { account: provider.account, signIn })
        return { signIn, link: parseLink((await viewCodeChallenge(provider.context(), signIn))?.link ?? '') }
      }
      const first = await open()
      const second = await open()
      const codeOf = async (link: typeof first.link) => {
        const shown = await device.code(link)
        return shown.ok ? shown.code : shown.reason
      }
      expect(
        await verifyCode(provider.context(), {
          account: provider.account,
          signIn: second.signIn,
          code: await codeOf(first.link),
        }),
      ).toMatchObject({ ok: false, reason: 'wrong-code', left: 4 })
      const late = await codeOf(first.link)
      provider.clock.now += 300
      expect(
        await verifyCode(provider.context(), { account: provider.account, signIn: first.signIn, code: late }),
      ).toMatchObject({ ok: false, reason: 'expired' })
      const third = await open()
      const mine = await codeOf(third.link)
      const claims = {
        iss: 'https://id.example.eu',
        aud: 'authenticator',
        c: 'AAECAwQFBgcICQoLDA0ODw',
        s: 'Europass',
        exp: provider.clock.now + 60,
      }
      expect(
        await device.code({ kind: 'sign-in', token: await signMessage('lp-code+jwt', claims, await stranger()) }),
      ).toEqual({ ok: false, reason: 'unknown-key' })
      expect(mine).toMatch(/^\d{8}$/)
    })
  })

  describe('the provider’s keys', () => {
    const day = 86_400
    test.each([
      ['once', [179, 185]],
      ['twice', [185, 370]],
      ['while the phone slept for a year and a half', [550]],
    ])('change %s, and the phone follows', async (_, days) => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const start = provider.clock.now
      const device = await enrolledPhone()
      for (const at of days) {
        // The provider itself doesn't sleep: it makes its next key in time.
        for (let passed = Math.floor((provider.clock.now - start) / day); passed < at; passed += 30) {
          provider.clock.now = start + Math.min(at, passed + 30) * day
          await provider.fetch('https://id.example.eu/cas/.well-known/authenticator')
        }
        const asked = await ask()
        expect(await device.approve(await waiting(device), { pin, transferCode: asked.transferCode })).toEqual({
          ok: true,
        })
      }
    })

    test('can’t be swapped by whoever answers for the service document', async () => {
      const { provider, ask } = await world(makeStore)
      const impostor = await stranger()
      let swapped = false
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const response = await provider.fetch(input, init)
        if (!swapped || !String(input).endsWith('/authenticator')) return response
        const claims = {
          iss: 'https://id.example.eu',
          aud: 'authenticator',
          keys: [impostor.publicKey],
          iat: 1,
          exp: 2e9,
        }
        return Response.json({ ...(await response.json()), keys: [await signMessage('lp-keys+jwt', claims, impostor)] })
      }
      const keys = memoryKeys()
      const device = createDevice({ issuers: ['https://id.example.eu'], keys, fetch, screenLock: async () => true })
      await device.enrol(parseLink((await provider.enrolment({ pin })).link), { pin })
      const before = await keys.load()
      // Two rotations that the phone didn't see: it must ask for keys.
      for (const days of [181, 362]) {
        provider.clock.now = 1_900_000_000 + days * day
        await provider.fetch('https://id.example.eu/cas/.well-known/authenticator')
      }
      await ask()
      swapped = true
      expect(await device.pending()).toEqual({ ok: true, requests: [] })
      expect(await keys.load()).toEqual(before)
      swapped = false
      expect(await device.pending()).toMatchObject({ requests: [{ service: 'Europass' }] })
    })
  })

  describe('a copy of the phone’s storage alone', () => {
    const stolen = async () => {
      const made = await world(makeStore)
      const keys = memoryKeys()
      const device = await made.enrolledPhone(keys)
      const record = await keys.load()
      if (record?.step !== 'enrolled') throw new Error('not enrolled')
      return { ...made, device, record }
    }

    test('doesn’t reveal the PIN: without the provider’s key the right guess looks like any other', async () => {
      const { record } = await stolen()
      const serverKey = fromBase64url(toBase64url(crypto.getRandomValues(new Uint8Array(32)))) ?? new Uint8Array()
      serverKey[31] = 0
      for (const guess of [pin, '0000', '1234', '9999', ...Array.from({ length: 40 }, (_, i) => String(4780 + i))]) {
        expect(await unwrapApprovalKey(record, outputOf(serverKey, guess))).toBeNull()
        expect(await unwrapApprovalKey(record, new TextEncoder().encode(guess))).toBeNull()
      }
      const plain = JSON.stringify(record, (_, value: unknown) =>
        value instanceof Uint8Array ? toBase64url(value) : value,
      )
      expect(plain).not.toContain(pin)
      expect(plain).not.toContain(hash(pin))
    })

    test('gives no private key to a script', async () => {
      const { record } = await stolen()
      for (const key of [record.presenceKey, record.deviceKey]) {
        expect(key.extractable).toBe(false)
        await expect(crypto.subtle.exportKey(key.type === 'secret' ? 'raw' : 'pkcs8', key)).rejects.toThrow()
      }
    })

    test('spends the owner’s tries when it asks the provider, and then the key is gone', async () => {
      const { provider, phone, record, ask } = await stolen()
      const keys = memoryKeys()
      await keys.save(record)
      const copy = phone(keys)
      const asked = await ask()
      const request = await waiting(copy)
      const guesses = []
      for (let i = 0; i < 6; i++)
        guesses.push(await copy.approve(request, { pin: `158${i}`, transferCode: asked.transferCode }))
      expect(guesses.every(({ ok }) => !ok)).toBe(true)
      expect((await provider.store.devices.list(provider.account.id))[0]).toMatchObject({
        status: 'locked',
        sealedOprfKey: null,
      })
    })
  })
}
