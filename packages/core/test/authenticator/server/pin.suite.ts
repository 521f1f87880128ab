import { describe, expect, test } from 'vitest'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import type { Store } from '../../../src/ports/index.ts'
import { origin } from '../support/provider.ts'
import { type Change, elsewhere, made, newJti, type RawPhone, rawPhone, signRaw } from '../support/raw-phone.ts'

/** PIN tries and unlocks, wrong, repeated, raced. */
export function pinSuite(makeStore: () => Promise<Store>): void {
  describe('PIN tries', () => {
    const evaluate = (phone: RawPhone, blinded = blindPin('4795').blinded, pinKeyId = phone.pinKeyId) =>
      phone.call({ method: 'POST', path: '/pin/evaluate', body: { pinKeyId, blinded: toBase64url(blinded) } })

    test('fifty at once spend at most five, and the device is locked', async () => {
      const { provider, phone } = await made(makeStore)
      const answers = await Promise.all(Array.from({ length: 50 }, () => evaluate(phone)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
      expect(answers.filter(({ body }) => body.reason === 'locked')).toHaveLength(45)
      expect(new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body.left))).toEqual(
        new Set([4, 3, 2, 1, 0]),
      )
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ status: 'locked', sealedOprfKey: null })
      const messages = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(messages.filter(({ template }) => template === 'device-locked')).toHaveLength(1)
    })

    test('the same blinded element is the same try; another PIN key or no element spends nothing', async () => {
      const { provider, phone } = await made(makeStore)
      const { blinded } = blindPin('4795')
      const first = await evaluate(phone, blinded)
      expect(await evaluate(phone, blinded)).toMatchObject({
        status: 200,
        body: { try: first.body.try, evaluated: first.body.evaluated },
      })
      expect(await evaluate(phone, blindPin('4795').blinded, elsewhere)).toMatchObject({
        body: { reason: 'other-key' },
      })
      expect(await evaluate(phone, new Uint8Array(32))).toMatchObject({ body: { reason: 'bad-element' } })
      expect(await phone.call({ method: 'POST', path: '/pin/evaluate', body: {} })).toMatchObject({
        body: { reason: 'bad-request' },
      })
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 1, triesInLife: 1 })
    })

    test('only D’s signature over this try sets the count back, once', async () => {
      const { provider, phone } = await made(makeStore)
      const second = await rawPhone(provider)
      const { body } = await evaluate(phone)
      const claims = { iss: phone.id, aud: origin, try: String(body.try), jti: newJti() }
      const unlock = async (change: Change = {}, header: Change = {}, by = phone.d) => {
        const unlocked = await signRaw(
          { ...claims, ...change },
          { typ: 'lp-unlocked+jwt', kid: phone.d.thumbprint, ...header },
          by,
        )
        return (await phone.call({ method: 'POST', path: '/pin/unlocked', body: { unlocked } })).body.reason ?? 'ok'
      }
      expect(await unlock({}, {}, phone.p)).toBe('bad-message')
      expect(await unlock({}, { kid: phone.p.thumbprint }, phone.p)).toBe('bad-message')
      expect(await unlock({}, {}, second.d)).toBe('bad-message')
      expect(await unlock({ aud: 'https://evil.example' })).toBe('bad-message')
      expect(await unlock({ iss: second.id })).toBe('bad-message')
      expect(await unlock({}, { typ: 'lp-approval+jwt' })).toBe('bad-message')
      expect(await unlock({ try: elsewhere })).toBe('unknown-try')
      const others = await second.call({
        method: 'POST',
        path: '/pin/evaluate',
        body: { pinKeyId: second.pinKeyId, blinded: toBase64url(blindPin('4795').blinded) },
      })
      expect(await unlock({ try: String(others.body.try) })).toBe('unknown-try')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 1 })
      expect(await unlock()).toBe('ok')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 0, triesInLife: 0 })
      expect(await unlock()).toBe('unknown-try')
    })

    test('an unlock ten minutes after its try comes too late', async () => {
      const { provider, phone } = await made(makeStore)
      const { body } = await evaluate(phone)
      provider.clock.now += 601
      const unlocked = await signRaw(
        { iss: phone.id, aud: origin, try: String(body.try), jti: newJti() },
        { typ: 'lp-unlocked+jwt', kid: phone.d.thumbprint },
        phone.d,
      )
      expect(await phone.call({ method: 'POST', path: '/pin/unlocked', body: { unlocked } })).toMatchObject({
        body: { reason: 'unknown-try' },
      })
    })
  })
}
