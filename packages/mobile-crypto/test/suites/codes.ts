import { signMessage } from '@laissez-passer/core/authenticator'
import { openQrChallenge, verifyQrResponse, viewQrChallenge } from '@laissez-passer/core/internal/methods/mobile-app-qr'
import { describe, expect, test } from 'vitest'
import { parseLink } from '../../src/index.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import { stranger } from '../support/stranger.ts'
import { type MakeStore, world } from '../support/world.ts'

/** The QR method. */
export function codesSuite(makeStore: MakeStore): void {
  describe('QR code', () => {
    test('offline: scan, eight digits, typed in the browser; once', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const signIn = await provider.signIn()
      await openQrChallenge(provider.context(), { account: provider.account, signIn })
      const view = await viewQrChallenge(provider.context(), signIn)
      provider.network = () => {
        throw new TypeError('no network')
      }
      const shown = await device.code(parseLink(view?.link ?? ''))
      expect(shown).toMatchObject({ ok: true, service: 'Europass' })
      const code = shown.ok ? `${shown.code.slice(0, 4)} ${shown.code.slice(4)}` : ''
      const context = provider.context()
      const proof = { method: 'mobile-app-qr', at: context.now, credentialId: null }
      const answers = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const judged = await verifyQrResponse(context, { account: provider.account, signIn, code })
          return judged.ok && judged.claim.commit(proof)
        }),
      )
      expect(answers.filter(Boolean)).toHaveLength(1)
      expect(await viewQrChallenge(provider.context(), signIn)).toBeNull()
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
        await openQrChallenge(provider.context(), { account: provider.account, signIn })
        return Promise.all(
          Array.from({ length: 50 }, (_, i) =>
            verifyQrResponse(provider.context(), {
              account: provider.account,
              signIn,
              code: String(i).padStart(8, '0'),
            }),
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
        await openQrChallenge(provider.context(), { account: provider.account, signIn })
        return { signIn, link: parseLink((await viewQrChallenge(provider.context(), signIn))?.link ?? '') }
      }
      const first = await open()
      const second = await open()
      const codeOf = async (link: typeof first.link) => {
        const shown = await device.code(link)
        return shown.ok ? shown.code : shown.reason
      }
      expect(
        await verifyQrResponse(provider.context(), {
          account: provider.account,
          signIn: second.signIn,
          code: await codeOf(first.link),
        }),
      ).toMatchObject({ ok: false, reason: 'wrong-code', left: 4 })
      const late = await codeOf(first.link)
      provider.clock.now += 300
      expect(
        await verifyQrResponse(provider.context(), { account: provider.account, signIn: first.signIn, code: late }),
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

    test('a locked phone shows no code', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const keys = memoryKeys()
      const device = await enrolledPhone(keys)
      const record = await keys.load()
      if (record?.step !== 'enrolled') throw new Error('not enrolled')
      await keys.update(() => ({ ...record, status: 'locked' }))
      const signIn = await provider.signIn()
      await openQrChallenge(provider.context(), { account: provider.account, signIn })
      const view = await viewQrChallenge(provider.context(), signIn)
      expect(await device.code(parseLink(view?.link ?? ''))).toEqual({ ok: false, reason: 'locked' })
    })
  })
}
