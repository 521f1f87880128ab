import { describe, expect, test } from 'vitest'
import { memoryKeys } from '../../src/keys/memory.ts'
import { type MakeStore, other, pin, softBiometrics, waiting, world } from '../support/world.ts'

/** A finger or a face instead of the PIN. */
export function biometricsSuite(makeStore: MakeStore): void {
  async function turnedOn() {
    const made = await world(makeStore, { biometrics: await softBiometrics() })
    const keys = memoryKeys()
    const device = await made.enrolledPhone(keys)
    expect(await device.turnOnBiometrics({ pin })).toEqual({ ok: true })
    return { ...made, device, keys }
  }

  describe('biometrics', () => {
    test('PIN → finger → on; then a request is approved without the PIN, and with it', async () => {
      const { ask, device, provider } = await turnedOn()
      expect(await device.state()).toMatchObject({ status: 'enrolled', biometrics: true })
      provider.log.length = 0
      const first = await ask()
      const given = { biometrics: true, transferCode: first.transferCode } as const
      expect(await device.approve(await waiting(device), given)).toEqual({ ok: true })
      expect(await first.proved()).toBe(true)
      expect(provider.log).not.toContain('POST /pin/evaluate')
      const second = await ask()
      expect(await device.approve(await waiting(device), { pin, transferCode: second.transferCode })).toEqual({
        ok: true,
      })
    })

    test('a wrong PIN turns nothing on, and counts; without a finger the platform is asked again without the PIN', async () => {
      const reader = await softBiometrics()
      const { enrolledPhone, provider } = await world(makeStore, { biometrics: reader })
      const device = await enrolledPhone()
      expect(await device.turnOnBiometrics({ pin: '9999' })).toMatchObject({ ok: false, reason: 'wrong-pin', left: 4 })
      expect(reader.asked).toBe(0)
      reader.cancelled = true
      const cancelled = await device.turnOnBiometrics({ pin })
      expect(cancelled).toMatchObject({ ok: false, reason: 'cancelled' })
      expect(await device.state()).toMatchObject({ biometrics: false })
      provider.log.length = 0
      reader.cancelled = false
      expect(cancelled.ok ? null : await cancelled.again?.()).toEqual({ ok: true })
      expect(provider.log).toEqual(['PUT /biometrics'])
      expect(await device.state()).toMatchObject({ biometrics: true })
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(stored).toMatchObject({ triesInRow: 0 })
    })

    test('a finger that isn’t given leaves the request to the PIN', async () => {
      const { ask, device, reader } = await turnedOn()
      const asked = await ask()
      const request = await waiting(device)
      reader.cancelled = true
      const { transferCode } = asked
      expect(await device.approve(request, { biometrics: true, transferCode })).toEqual({
        ok: false,
        reason: 'cancelled',
        left: null,
      })
      expect(await asked.status()).toBe('pending')
      expect(await device.approve(request, { pin, transferCode })).toEqual({ ok: true })
    })

    test('a platform that verified nobody is refused, and the request stays', async () => {
      const { ask, device, reader } = await turnedOn()
      const asked = await ask()
      reader.twist = { verified: false }
      const { transferCode } = asked
      expect(await device.approve(await waiting(device), { biometrics: true, transferCode })).toMatchObject({
        reason: 'refused',
      })
      expect(await asked.status()).toBe('pending')
    })

    test('a wrong code ends the request, an unfinished one asks for no finger', async () => {
      const { ask, device, reader } = await turnedOn()
      const asked = await ask()
      const request = await waiting(device)
      const before = reader.asked
      expect(await device.approve(request, { biometrics: true, transferCode: '' })).toMatchObject({
        reason: 'code-incomplete',
      })
      expect(reader.asked).toBe(before)
      const transferCode = other(asked.transferCode)
      expect(await device.approve(request, { biometrics: true, transferCode })).toMatchObject({ reason: 'wrong-code' })
    })

    test('turned off here, elsewhere, or on with an answer that was lost: the phone follows', async () => {
      const { ask, device, phone, keys, provider } = await turnedOn()
      expect(await device.turnOffBiometrics()).toEqual({ ok: true })
      expect(await device.state()).toMatchObject({ biometrics: false })
      expect(await device.approve(await asking(ask, device), { biometrics: true, transferCode: '00' })).toMatchObject({
        reason: 'no-biometrics',
      })
      provider.network = (stage, request) => {
        if (stage === 'answered' && request.url.endsWith('/biometrics')) throw new TypeError('lost')
      }
      expect(await device.turnOnBiometrics({ pin })).toMatchObject({ reason: 'offline' })
      expect(await device.state()).toMatchObject({ biometrics: false })
      provider.network = () => undefined
      const again = phone(keys)
      await again.refresh()
      expect(await again.state()).toMatchObject({ biometrics: true })
      const [stored] = await provider.store.devices.list(provider.account.id)
      if (!stored) throw new Error('no device')
      const activity = {
        id: 'x',
        accountId: provider.account.id,
        kind: 'x',
        at: 1,
        details: {},
        subject: 'subject',
        facts: {},
      }
      const off = { accountId: provider.account.id, deviceId: stored.id, messages: [], activity }
      expect(await provider.store.devices.turnOffBiometrics(off)).toBe(true)
      const request = await waiting(again)
      expect(await again.approve(request, { biometrics: true, transferCode: '00' })).toMatchObject({
        reason: 'no-biometrics',
      })
      expect(await again.state()).toMatchObject({ biometrics: false })
    })

    test('survive a changed PIN', async () => {
      const { ask, device } = await turnedOn()
      expect(await device.changePin({ pin, newPin: '7391' })).toEqual({ ok: true })
      expect(await device.state()).toMatchObject({ biometrics: true })
      const { transferCode } = await ask()
      expect(await device.approve(await waiting(device), { biometrics: true, transferCode })).toEqual({ ok: true })
    })

    test('a copy of what the phone stores approves nothing on a phone that knows other fingers', async () => {
      const { ask, keys, phone } = await turnedOn()
      const asked = await ask()
      const fingers = await softBiometrics()
      const thief = phone(keys, fingers)
      const request = await waiting(thief)
      const { transferCode } = asked
      expect(await thief.approve(request, { biometrics: true, transferCode })).toMatchObject({ reason: 'cancelled' })
      // One that signs whatever it is asked.
      const willing = phone(keys, {
        ...fingers,
        sign: ({ challenge }) => fingers.sign({ challenge, id: fingers.credentialId() }),
      })
      expect(await willing.approve(request, { biometrics: true, transferCode })).toMatchObject({ reason: 'refused' })
      expect(await asked.proved()).toBe(false)
    })
  })
}

async function asking(ask: () => Promise<unknown>, device: Parameters<typeof waiting>[0]) {
  await ask()
  return waiting(device)
}
