import { describe, expect, test } from 'vitest'
import { fromHex, toBase64url } from '../../../src/authenticator/bytes.ts'
import { sealingContexts } from '../../../src/authenticator/server/sealing-contexts.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import {
  askDevice,
  cancelEnrolment,
  listDevices,
  removeDevice,
  renameDevice,
  viewEnrolment,
} from '../../../src/authenticator/server/index.ts'
import { openQrChallenge, verifyQrResponse } from '../../../src/methods/mobile-app-qr/code.ts'
import { qrResponse } from '../../../src/authenticator/qr-response.ts'
import type { Store } from '../../../src/ports/index.ts'
import type { TestProvider } from '../support/provider.ts'
import { made, type RawPhone } from '../support/raw-phone.ts'

/** The code that this phone would show for the open challenge of a sign-in. */
async function codeOf(provider: TestProvider, phone: RawPhone, signInIdHash: string): Promise<string> {
  const open = await provider.store.qrChallenges.ofSignIn({ signInIdHash, now: provider.clock.now })
  const device = await provider.store.devices.find(phone.id)
  if (!open || !device?.sealedCodeSecret) throw new Error('nothing open')
  const secret = await provider.keyRing.open(device.sealedCodeSecret, sealingContexts.codeSecret(phone.id))
  const code = qrResponse(secret, open.challenge.challenge)
  if (code === null || fromHex(open.challenge.challenge) === null) throw new Error('no code')
  return code
}

/** What belongs to one account is nothing to another. */
export function ownershipSuite(makeStore: () => Promise<Store>): void {
  describe('another account', () => {
    test('neither lists, renames, removes nor asks the device', async () => {
      const { provider, phone } = await made(makeStore)
      const stranger = await provider.stranger()
      const context = provider.context()
      expect(await listDevices(context, stranger.id)).toEqual([])
      const renamed = await renameDevice(context, { accountId: stranger.id, deviceId: phone.id, name: 'Mine' })
      expect(renamed).toMatchObject({ ok: false, reason: 'unknown' })
      expect(await removeDevice(context, { fresh: await provider.fresh(stranger), deviceId: phone.id })).toMatchObject({
        reason: 'unknown',
      })
      const signIn = await provider.signIn()
      const asking = {
        signIn,
        deviceId: phone.id,
        knownBrowser: true,
        browserName: '',
        place: null,
        serviceOrigin: null,
      }
      expect(await askDevice(context, { ...asking, account: stranger })).toMatchObject({ reason: 'unknown-device' })
      expect(await listDevices(context, provider.account.id)).toMatchObject([{ name: 'My phone', status: 'active' }])
      const mails = await provider.store.outbox.claim({ now: provider.clock.now, limit: 50, leaseSeconds: 1 })
      expect(mails.map(({ template }) => template)).not.toContain('device-removed')
    })

    test('neither sees nor cancels an enrolment', async () => {
      const { provider } = await made(makeStore)
      const stranger = await provider.stranger()
      const { id } = await provider.enrolment()
      expect(await viewEnrolment(provider.context(), { id, accountId: stranger.id })).toMatchObject({ ok: false })
      await cancelEnrolment(provider.context(), { id, accountId: stranger.id })
      const seen = await viewEnrolment(provider.context(), { id, accountId: provider.account.id })
      expect(seen).toMatchObject({ ok: true, enrolment: { status: 'pending' } })
    })

    test('can’t use a code of this account’s sign-in', async () => {
      const { provider, phone } = await made(makeStore)
      const stranger = await provider.stranger()
      const signIn = await provider.signIn()
      await openQrChallenge(provider.context(), { account: provider.account, signIn })
      const code = await codeOf(provider, phone, signIn.idHash)
      expect(await verifyQrResponse(provider.context(), { account: stranger, signIn, code })).toMatchObject({
        reason: 'expired',
      })
      expect(await verifyQrResponse(provider.context(), { account: provider.account, signIn, code })).toMatchObject({
        ok: true,
      })
    })
  })

  test('a locked device’s code is worth nothing', async () => {
    const { provider, phone } = await made(makeStore)
    const signIn = await provider.signIn()
    await openQrChallenge(provider.context(), { account: provider.account, signIn })
    const code = await codeOf(provider, phone, signIn.idHash)
    for (let i = 0; i < 6; i++) {
      const blinded = toBase64url(blindPin('4796').blinded)
      await phone.call({ method: 'POST', path: '/pin/evaluate', body: { pinKeyId: phone.pinKeyId, blinded } })
    }
    const judged = await verifyQrResponse(provider.context(), { account: provider.account, signIn, code })
    expect(judged).toMatchObject({ ok: false, reason: 'wrong-code', left: 4 })
  })

  test('of fifty parallel requests for one device three are opened', async () => {
    const { provider, phone } = await made(makeStore)
    const signIn = await provider.signIn()
    const asking = {
      signIn,
      account: provider.account,
      deviceId: phone.id,
      knownBrowser: false,
      browserName: '',
      place: null,
      serviceOrigin: null,
    }
    const asked = await Promise.all(Array.from({ length: 50 }, () => askDevice(provider.context(), asking)))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(3)
    const pending = await provider.store.approvals.pending({ deviceId: phone.id, now: provider.clock.now })
    expect(pending).toHaveLength(1)
  })
}
