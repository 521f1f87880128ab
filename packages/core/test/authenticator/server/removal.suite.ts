import { describe, expect, test } from 'vitest'
import { verifyMessage } from '../../../src/authenticator/message.ts'
import { providerKeys } from '../../../src/authenticator/server/keys.ts'
import { beginFactorRemoval, findFactorRemoval } from '../../../src/recovery/index.ts'
import { sealLink } from '../../../src/links/sealed-link.ts'
import type { Store } from '../../../src/ports/index.ts'
import { origin, testProvider, type TestProvider } from '../support/provider.ts'
import {
  type Change,
  elsewhere,
  made,
  newJti,
  type RawKey,
  type RawPhone,
  rawPhone,
  signRaw,
} from '../support/raw-phone.ts'

/** A factor reported as lost: announced to each phone, kept by any of them, by its person alone. */
export function removalSuite(makeStore: () => Promise<Store>): void {
  const lose = async (provider: TestProvider, phone: RawPhone) => {
    const until = provider.clock.now + 3600
    const ids = [provider.account.id, phone.id, String(provider.clock.now)]
    const token = await sealLink(provider.context(), { purpose: 'lost-factor', ids, until })
    const begun = await beginFactorRemoval(provider.context(), { token })
    if (!begun.ok) throw new Error(begun.reason)
    return begun.cancelToken
  }
  const told = async (provider: TestProvider, phone: RawPhone) => {
    const { body } = await phone.call({ method: 'GET', path: '/requests' })
    const key = (await providerKeys(provider.context())).current.publicKey
    const read = await verifyMessage('lp-removal+jwt', body['removal'], { issuer: origin, audience: phone.id, key })
    return read?.claims ?? null
  }
  const keep = async (
    phone: RawPhone,
    removal: unknown,
    { claims = {}, header = {}, by = phone.d }: { claims?: Change; header?: Change; by?: RawKey } = {},
  ) => {
    const message = { iss: phone.id, aud: origin, removal, jti: newJti(), ...claims }
    const token = await signRaw(message, { typ: 'lp-keep+jwt', kid: phone.d.thumbprint, ...header }, by)
    const { body } = await phone.call({ method: 'POST', path: '/removal/keep', body: { keep: token } })
    return body['reason'] ?? 'ok'
  }

  describe('a lost factor', () => {
    test('is announced to every phone, also to the one that goes; each is woken', async () => {
      const { provider, phone } = await made(makeStore)
      const second = await rawPhone(provider)
      const subscription = { endpoint: 'https://fcm.googleapis.com/x', keys: { p256dh: 'x', auth: 'x' } }
      for (const each of [phone, second]) await each.call({ method: 'PUT', path: '/push', body: { subscription } })
      expect(await told(provider, phone)).toBeNull()
      await lose(provider, phone)
      const { now } = provider.clock
      const seconds = provider.context().settings.factorRemovalSeconds
      const claims = { kind: 'device', factor: 'My phone', iat: now, exp: now + seconds }
      expect(await told(provider, phone)).toMatchObject({ ...claims, own: true })
      expect(await told(provider, second)).toMatchObject({ ...claims, own: false })
      const messages = await provider.store.outbox.claim({ now, limit: 100, leaseSeconds: 1 })
      const pushes = messages.filter(({ template }) => template === 'factor-removal').map(({ to }) => to)
      expect(pushes.toSorted()).toEqual([phone.id, second.id].toSorted())
    })

    test('is kept by any phone’s D, once; a mail says so', async () => {
      const { provider, phone } = await made(makeStore)
      const second = await rawPhone(provider)
      const cancelToken = await lose(provider, phone)
      const id = (await told(provider, second))?.removal
      const wrong = [
        { by: second.p },
        { by: second.p, header: { kid: second.p.thumbprint } },
        { by: phone.d },
        { claims: { aud: 'https://evil.example' } },
        { claims: { iss: phone.id } },
        { header: { typ: 'lp-approval+jwt' } },
      ]
      for (const options of wrong) expect(await keep(second, id, options)).toBe('bad-message')
      expect(await keep(second, elsewhere)).toBe('unknown')
      expect(await findFactorRemoval(provider.context(), { token: cancelToken })).toMatchObject({ ok: true })
      const race = await Promise.all([keep(second, id), keep(second, id), keep(phone, id)])
      expect(race.toSorted()).toEqual(['ok', 'unknown', 'unknown'])
      expect(await findFactorRemoval(provider.context(), { token: cancelToken })).toMatchObject({ ok: false })
      for (const each of [phone, second]) expect(await told(provider, each)).toBeNull()
      const messages = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(messages.filter(({ template }) => template === 'factor-removal-cancelled')).toHaveLength(1)
    })

    test('is no business of a locked phone, nor of another account', async () => {
      const { provider, phone } = await made(makeStore)
      await lose(provider, phone)
      const id = (await told(provider, phone))?.removal
      await provider.store.devices.spendPinTry({
        deviceId: phone.id,
        pinKeyId: phone.pinKeyId,
        tryId: newJti(),
        blindedHash: 'x',
        limits: { inRow: 0, inLife: 0 },
        now: provider.clock.now,
        ifLocked: {
          messages: [],
          activity: {
            id: newJti(),
            accountId: provider.account.id,
            kind: 'x',
            at: 1,
            details: {},
            subject: 's',
            facts: {},
          },
        },
      })
      expect(await keep(phone, id)).toBe('revoked')
      expect(await told(provider, phone)).not.toBeNull()
      const neighbours = await testProvider(provider.store)
      const foreign = await rawPhone(neighbours)
      expect(await told(neighbours, foreign)).toBeNull()
      expect(await keep(foreign, id)).toBe('unknown')
      expect(await provider.store.factorRemovals.waiting(provider.account.id)).not.toBeNull()
    })
  })
}
