import { fromBase64url, hash, outputOf, toBase64url } from '@laissez-passer/core/authenticator'
import { describe, expect, test } from 'vitest'
import { memoryKeys } from '../../src/keys/memory.ts'
import { unwrapApprovalKey } from '../../src/phone-keys.ts'
import { type MakeStore, pin, waiting, world } from '../support/world.ts'

/** What a copy of the phone’s storage is worth. */
export function stolenStorageSuite(makeStore: MakeStore): void {
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
        await expect(crypto.subtle.exportKey(key.type === 'secret' ? 'raw' : 'pkcs8', key)).rejects.toThrow(
          /extractable|export/i,
        )
      }
    })

    test('spends the owner’s tries when it asks the provider, and then the key is gone', async () => {
      const { provider, phone, record, ask } = await stolen()
      const keys = memoryKeys()
      await keys.update(() => record)
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
