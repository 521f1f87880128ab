import { describe, expect, test } from 'vitest'
import { hash, toBase64url } from '../../../src/authenticator/bytes.ts'
import { restsUntil } from '../../../src/authenticator/server/index.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import type { Store } from '../../../src/ports/index.ts'
import { origin } from '../support/provider.ts'
import {
  type Change,
  elsewhere,
  made,
  newJti,
  type RawKey,
  rawKey,
  type RawPhone,
  rawPhone,
  signRaw,
} from '../support/raw-phone.ts'

type Made = Awaited<ReturnType<typeof made>>

/** New PINs: messages that are altered, of other phones, by other keys, repeated. */
export function newPinSuite(makeStore: () => Promise<Store>): void {
  const post = async (phone: RawPhone, path: string, body: unknown) => {
    const { body: answer } = await phone.call({ method: 'POST', path, body })
    return answer
  }
  const spend = async (phone: RawPhone) => {
    const blinded = toBase64url(blindPin('4795').blinded)
    return String((await post(phone, '/pin/evaluate', { pinKeyId: phone.pinKeyId, blinded }))['try'])
  }
  const { blinded } = blindPin('7391')
  const change = async (
    phone: RawPhone,
    tryId: string,
    { claims = {}, header = {}, by = phone.d }: { claims?: Change; header?: Change; by?: RawKey } = {},
  ) => {
    const message = { iss: phone.id, aud: origin, try: tryId, b: hash(blinded), jti: newJti(), ...claims }
    const signed = await signRaw(message, { typ: 'lp-pin-change+jwt', kid: phone.d.thumbprint, ...header }, by)
    return post(phone, '/pin/change', { change: signed, blinded: toBase64url(blinded) })
  }
  const confirm = async (
    phone: RawPhone,
    key: unknown,
    { claims = {}, header = {}, by = phone.d }: { claims?: Change; header?: Change; by?: RawKey } = {},
  ) => {
    const message = { iss: phone.id, aud: origin, key, jti: newJti(), ...claims }
    const signed = await signRaw(message, { typ: 'lp-pin-changed+jwt', kid: phone.d.thumbprint, ...header }, by)
    return (await post(phone, '/pin/changed', { changed: signed }))['reason'] ?? 'ok'
  }
  const keyOf = async ({ provider, phone }: Made) => (await provider.store.devices.find(phone.id))?.pinKeyId

  describe('a new PIN', () => {
    test('takes D’s signature over a try of this phone and over this blinded PIN', async () => {
      const { provider, phone } = await made(makeStore)
      const second = await rawPhone(provider)
      const tryId = await spend(phone)
      const wrong = [
        { by: phone.p },
        { by: phone.p, header: { kid: phone.p.thumbprint } },
        { by: second.d },
        { claims: { aud: 'https://evil.example' } },
        { claims: { iss: second.id } },
        { claims: { b: hash(blindPin('7391').blinded) } },
        { header: { typ: 'lp-unlocked+jwt' } },
      ]
      for (const options of wrong) expect((await change(phone, tryId, options))['reason']).toBe('bad-message')
      expect((await change(phone, elsewhere))['reason']).toBe('unknown-try')
      expect((await change(phone, await spend(second)))['reason']).toBe('unknown-try')
      expect(await post(phone, '/pin/change', {})).toMatchObject({ reason: 'bad-request' })
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 1 })
      expect(await change(phone, tryId)).toMatchObject({ pinKeyId: expect.any(String), evaluated: expect.any(String) })
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 0, pinKeyId: phone.pinKeyId })
      expect((await change(phone, tryId))['reason']).toBe('unknown-try')
    })

    test('ten minutes after its try it comes too late', async () => {
      const { provider, phone } = await made(makeStore)
      const tryId = await spend(phone)
      provider.clock.now += 601
      expect((await change(phone, tryId))['reason']).toBe('unknown-try')
    })

    test('counts once D has confirmed this one, in ten minutes; said again, the answer is the same', async () => {
      const world = await made(makeStore)
      const { provider, phone } = world
      const second = await rawPhone(provider)
      const first = String((await change(phone, await spend(phone)))['pinKeyId'])
      const next = String((await change(phone, await spend(phone)))['pinKeyId'])
      const wrong = [
        { by: phone.p },
        { by: second.d },
        { claims: { aud: 'https://evil.example' } },
        { claims: { iss: second.id } },
        { header: { typ: 'lp-unlocked+jwt' } },
      ]
      for (const options of wrong) expect(await confirm(phone, next, options)).toBe('bad-message')
      expect(await confirm(phone, first)).toBe('other-key')
      expect(await confirm(phone, elsewhere)).toBe('other-key')
      expect(await confirm(second, next)).toBe('other-key')
      expect(await keyOf(world)).toBe(phone.pinKeyId)
      expect(await Promise.all([1, 2, 3].map(() => confirm(phone, next)))).toEqual(['ok', 'ok', 'ok'])
      expect(await keyOf(world)).toBe(next)
      const mails = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(mails.filter(({ template }) => template === 'pin-changed')).toHaveLength(1)
      const late = await rawPhone(provider)
      const key = String((await change(late, await spend(late)))['pinKeyId'])
      provider.clock.now += 600
      expect(await confirm(late, key)).toBe('other-key')
    })

    test('after a forgotten one: a new D that names itself, for a reset that waits, and nothing else', async () => {
      const world = await made(makeStore)
      const { provider, phone } = world
      const second = await rawPhone(provider)
      const d = await rawKey()
      const key = toBase64url(new Uint8Array(16).fill(7))
      const reset = async (
        from: RawPhone,
        { claims = {}, header = {}, by = d }: { claims?: Change; header?: Change; by?: RawKey } = {},
      ) => {
        const message = { iss: from.id, aud: origin, key, d: d.thumbprint, jti: newJti(), ...claims }
        const signed = await signRaw(message, { typ: 'lp-pin-reset+jwt', jwk: { ...d.publicKey }, ...header }, by)
        return (await post(from, '/pin/reset', { reset: signed }))['reason'] ?? 'ok'
      }
      expect(await reset(phone)).toBe('other-key')
      const waits = async (purpose: 'change' | 'reset') => {
        const account = await provider.store.accounts.find({ id: provider.account.id })
        const passwordHash = purpose === 'reset' && account ? account.passwordHash : null
        return provider.store.devices.startPinChange(
          {
            deviceId: phone.id,
            pinKeyId: key,
            sealedOprfKey: 'sealed',
            purpose,
            expiresAt: provider.clock.now + 600,
          },
          { passwordHash },
        )
      }
      await waits('change')
      expect(await reset(phone)).toBe('other-key')
      await waits('reset')
      expect(await confirm(phone, key)).toBe('other-key')
      const wrong = [
        { by: phone.d },
        { claims: { d: phone.d.thumbprint } },
        { claims: { aud: 'https://evil.example' } },
        { claims: { iss: second.id } },
        { header: { typ: 'lp-enrol+jwt' } },
        { claims: { d: phone.p.thumbprint }, header: { jwk: { ...phone.p.publicKey } }, by: phone.p },
      ]
      for (const options of wrong) expect(await reset(phone, options)).toBe('bad-message')
      expect(await reset(second)).toBe('other-key')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ approvalThumbprint: phone.d.thumbprint })
      expect(await reset(phone)).toBe('ok')
      expect(await reset(phone)).toBe('ok')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({
        approvalThumbprint: d.thumbprint,
        pinKeyId: key,
        pinResetAt: provider.clock.now,
      })
      // A day in which it changes no factors.
      const rests = () => restsUntil(provider.context(), phone.id)
      const day = provider.clock.now + 86_400
      expect(await rests()).toBe(day)
      expect(await restsUntil(provider.context(), second.id)).toBeNull()
      provider.clock.now = day - 1
      expect(await rests()).toBe(day)
      provider.clock.now = day
      expect(await rests()).toBeNull()
      const other = await rawKey()
      expect(
        await reset(phone, { claims: { d: other.thumbprint }, header: { jwk: { ...other.publicKey } }, by: other }),
      ).toBe('other-key')
    })
  })
}
