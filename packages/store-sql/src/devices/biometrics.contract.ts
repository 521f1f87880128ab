import type { Device, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { approval, enrolled, opening, provedIn, request, waitingForPhone } from './fixtures.ts'
import { activated, crowd, entry, fresh, message, noted, now, race, waiting, wins } from '../contract/fixtures.ts'

/** What biometrics promise: on by one PIN try, once; an approval counts while the B that signed it does. */
export function biometricsContract(makeStore: () => Promise<Store>): void {
  const spent = async (store: Store, phone: Device) => {
    const tryId = fresh('try')
    const ifLocked = { messages: [], activity: entry(phone.accountId, { kind: 'device-locked' }) }
    const attempt = { deviceId: phone.id, pinKeyId: phone.pinKeyId, tryId, blindedHash: fresh('blinded'), ifLocked }
    await store.devices.spendPinTry({ ...attempt, limits: { inRow: 5, inLife: 50 }, now })
    return tryId
  }
  const turning = (phone: Device, tryId: string, id: string = fresh('credential')) => ({
    deviceId: phone.id,
    tryId,
    notBefore: now - 600,
    biometrics: { id, key: 'cose' },
    messages: [message()],
    activity: entry(phone.accountId, { kind: 'biometrics-on' }),
  })
  const turningOff = (phone: Device) => ({
    accountId: phone.accountId,
    deviceId: phone.id,
    messages: [message()],
    activity: entry(phone.accountId, { kind: 'biometrics-off' }),
  })

  describe('biometrics', () => {
    test('go on by a try of this phone, once of many; the count goes back; the rest stays', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const phone = await enrolled(store, id)
      const second = await enrolled(store, id)
      const foreign = await spent(store, second)
      const tryId = await spent(store, phone)
      const mails = (await waiting(store)).length
      const entries = (await noted(store, id)).length
      const refused = [
        turning(phone, foreign),
        turning(phone, fresh('try')),
        { ...turning(phone, tryId), notBefore: now + 1 },
        turning({ ...phone, id: fresh('device') }, tryId),
      ]
      for (const options of refused) expect(await store.devices.turnOnBiometrics(options)).toBe(false)
      expect(await waiting(store)).toHaveLength(mails)
      const ids = Array.from({ length: crowd }, () => fresh('credential'))
      const raced = await race((i) => store.devices.turnOnBiometrics(turning(phone, tryId, ids[i])))
      expect(wins(raced)).toBe(1)
      const winner = ids[raced.indexOf(true)]
      expect(await store.devices.find(phone.id)).toEqual({ ...phone, biometricId: winner, biometricKey: 'cose' })
      expect(await store.devices.find(second.id)).toMatchObject({ biometricId: null, triesInRow: 1 })
      expect(await waiting(store)).toHaveLength(mails + 1)
      expect(await noted(store, id)).toHaveLength(entries + 1)
    })

    test('go on by a try of the very second from which on one counts, and by none of a locked phone', async () => {
      const store = await makeStore()
      const phone = await enrolled(store, (await activated(store)).id)
      const tryId = await spent(store, phone)
      expect(await store.devices.turnOnBiometrics({ ...turning(phone, tryId), notBefore: now })).toBe(true)
      const last = await spent(store, phone)
      for (const _ of [2, 3, 4, 5, 6]) await spent(store, phone)
      expect(await store.devices.find(phone.id)).toMatchObject({ status: 'locked' })
      expect(await store.devices.turnOnBiometrics(turning(phone, last))).toBe(false)
    })

    test('go off once, on the account’s own phone', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const phone = await enrolled(store, id)
      const stranger = await activated(store)
      await store.devices.turnOnBiometrics(turning(phone, await spent(store, phone)))
      expect(await store.devices.turnOffBiometrics({ ...turningOff(phone), accountId: stranger.id })).toBe(false)
      const mails = (await waiting(store)).length
      expect(wins(await race(() => store.devices.turnOffBiometrics(turningOff(phone))))).toBe(1)
      expect(await store.devices.find(phone.id)).toEqual(phone)
      expect(await waiting(store)).toHaveLength(mails + 1)
    })

    test('approve while this B counts: not after it was replaced or turned off, nor without one', async () => {
      const store = await makeStore()
      const { phone, begun } = await waitingForPhone(store)
      const asked = request(phone, begun)
      await store.approvals.open(opening(asked))
      const by = (biometricId: string | null) => ({ ...approval(asked, phone), approvalThumbprint: null, biometricId })
      expect(await store.approvals.answer(by(null))).toEqual({ ok: false, reason: 'revoked' })
      await store.devices.turnOnBiometrics(turning(phone, await spent(store, phone), 'first'))
      await store.devices.turnOnBiometrics(turning(phone, await spent(store, phone), 'second'))
      expect(await store.approvals.answer(by(null))).toEqual({ ok: false, reason: 'revoked' })
      expect(await store.approvals.answer(by('first'))).toEqual({ ok: false, reason: 'revoked' })
      expect(await provedIn(store, begun)).toEqual([])
      expect(await store.approvals.answer(by('second'))).toEqual({ ok: true })
      expect(await provedIn(store, begun)).toEqual(['mobile-app-pin'])
    })

    test('go with the phone, however it goes', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const phone = await enrolled(store, id)
      await store.devices.turnOnBiometrics(turning(phone, await spent(store, phone)))
      const told = () => ({ messages: [], activity: entry(id, { kind: 'device-removed' }) })
      await store.devices.remove({ accountId: id, deviceId: phone.id, now, ...told() })
      expect(await store.devices.find(phone.id)).toMatchObject({ biometricId: null, biometricKey: null })
      expect(await store.devices.turnOffBiometrics(turningOff(phone))).toBe(false)
      const lost = await enrolled(store, id)
      await store.devices.turnOnBiometrics(turning(lost, await spent(store, lost)))
      const removal = {
        id: fresh('removal', id),
        accountId: id,
        kind: 'device',
        factorId: lost.id,
        factorName: lost.name,
      } as const
      const begun = {
        removal: { ...removal, askedAt: now, dueAt: now },
        askedBy: fresh('link'),
        ...told(),
      }
      expect(await store.factorRemovals.begin(begun)).toBe(true)
      expect(await store.factorRemovals.finish({ id: removal.id, now, ...told() })).toBe(true)
      expect(await store.devices.find(lost.id)).toMatchObject({
        status: 'removed',
        biometricId: null,
        biometricKey: null,
      })
    })
  })
}
