import { describe, expect, test } from 'vitest'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import { askDevice, viewApproval } from '../../../src/authenticator/server/index.ts'
import type { Store } from '../../../src/ports/index.ts'
import { signInTopic } from '../../../src/context/topics.ts'
import { origin, type TestProvider } from '../support/provider.ts'
import { type Change, elsewhere, made, newJti, type RawPhone, rawPhone, signRaw } from '../support/raw-phone.ts'

async function ask(provider: TestProvider, phone: RawPhone) {
  const signIn = await provider.signIn()
  const asked = await askDevice(provider.context(), {
    signIn,
    account: provider.account,
    deviceId: phone.id,
    knownBrowser: true,
    browserName: 'Firefox',
    place: null,
    serviceOrigin: null,
  })
  if (!asked.ok) throw new Error(asked.reason)
  const found = await provider.store.approvals.ofSignIn({ signInIdHash: signIn.idHash, now: provider.clock.now })
  const view = await viewApproval(provider.context(), signIn.idHash)
  if (!found || !view) throw new Error('no request')
  return {
    signIn,
    request: found.request,
    code: view.transferCode ?? '',
    status: async () => (await viewApproval(provider.context(), signIn.idHash))?.status,
  }
}

/** Answers to requests, wrong, repeated, raced. */
export function approvalsSuite(makeStore: () => Promise<Store>): void {
  describe('approvals', () => {
    const approve = async (phone: RawPhone, claims: Change, header: Change = {}, by = phone.d) => {
      const approval = await signRaw(claims, { typ: 'lp-approval+jwt', kid: phone.d.thumbprint, ...header }, by)
      return (await phone.call({ method: 'POST', path: '/requests/approve', body: { approval } })).body
    }
    const claimsFor = (phone: RawPhone, { request, code }: Awaited<ReturnType<typeof ask>>) => ({
      iss: phone.id,
      aud: origin,
      request: request.id,
      nonce: request.nonce,
      code,
      approve: true,
      jti: newJti(),
    })

    test('each wrong in one field leaves the request as it was', async () => {
      const { provider, phone } = await made(makeStore)
      const second = await rawPhone(provider)
      const asked = await ask(provider, phone)
      const right = claimsFor(phone, asked)
      for (const [change, reason] of [
        [{ aud: 'https://evil.example' }, 'bad-message'],
        [{ iss: second.id }, 'bad-message'],
        [{ nonce: elsewhere }, 'bad-message'],
        [{ approve: false }, 'bad-message'],
        [{ approve: undefined }, 'bad-message'],
        [{ code: undefined }, 'bad-message'],
        [{ code: Number(asked.code) }, 'bad-message'],
        [{ request: elsewhere }, 'unknown'],
        [{ request: undefined }, 'bad-message'],
      ] as const)
        expect(await approve(phone, { ...right, ...change }), JSON.stringify(change)).toMatchObject({ reason })
      expect(await approve(phone, right, { typ: 'lp-unlocked+jwt' })).toMatchObject({ reason: 'bad-message' })
      expect(await approve(phone, right, {}, phone.p)).toMatchObject({ reason: 'bad-message' })
      expect(await approve(phone, right, { kid: phone.p.thumbprint }, phone.p)).toMatchObject({ reason: 'bad-message' })
      expect(await approve(phone, right, {}, second.d)).toMatchObject({ reason: 'bad-message' })
      expect(await approve(second, { ...right, iss: second.id }, { kid: second.d.thumbprint }, second.d)).toMatchObject(
        { reason: 'unknown' },
      )
      expect(
        await second.call({ method: 'POST', path: '/requests/refuse', body: { request: asked.request.id } }),
      ).toMatchObject({ body: { reason: 'unknown' } })
      expect(
        await second.call({ method: 'POST', path: '/requests/not-me', body: { request: asked.request.id } }),
      ).toMatchObject({ body: { reason: 'unknown' } })
      expect(await asked.status()).toBe('pending')
      expect(await approve(phone, right)).toEqual({})
      expect(await asked.status()).toBe('approved')
    })

    test('the transfer code counts whole, and nothing near it does', async () => {
      for (const near of [
        () => '',
        (code: string) => code.slice(0, 1),
        (code: string) => code.slice(1),
        (code: string) => `${code}0`,
        (code: string) => `0${code}`,
        (code: string) => [...code].toReversed().join('') + code,
      ]) {
        const { provider, phone } = await made(makeStore)
        const asked = await ask(provider, phone)
        const code = near(asked.code)
        expect(await approve(phone, { ...claimsFor(phone, asked), code }), code).toMatchObject({ reason: 'wrong-code' })
        expect(await asked.status()).toBe('wrong-code')
      }
    })

    test('of fifty parallel answers one counts, be they right or wrong', async () => {
      const { provider, phone } = await made(makeStore)
      const asked = await ask(provider, phone)
      const answers = await Promise.all(Array.from({ length: 50 }, async () => approve(phone, claimsFor(phone, asked))))
      expect(answers.filter(({ reason }) => reason === undefined)).toHaveLength(1)
      expect(answers.filter(({ reason, outcome }) => reason === 'answered' && outcome === 'approved')).toHaveLength(49)
      provider.clock.now += 600
      const guessed = await ask(provider, phone)
      const wrong = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')).filter(
        (code) => code !== guessed.code,
      )
      const guesses = await Promise.all(
        wrong.slice(0, 50).map((code) => approve(phone, { ...claimsFor(phone, guessed), code })),
      )
      expect(guesses.filter(({ reason }) => reason === 'wrong-code')).toHaveLength(1)
      expect(await approve(phone, claimsFor(phone, guessed))).toMatchObject({
        reason: 'answered',
        outcome: 'wrong-code',
      })
    })

    test('approve and refuse at once: one wins, and the sign-in agrees with it', async () => {
      const { provider, phone } = await made(makeStore)
      for (let round = 0; round < 5; round++) {
        provider.clock.now += 3600
        const asked = await ask(provider, phone)
        const [yes, no] = await Promise.all([
          approve(phone, claimsFor(phone, asked)),
          phone.call({ method: 'POST', path: '/requests/refuse', body: { request: asked.request.id } }),
        ])
        expect([yes.reason, no.body.reason].filter((reason) => reason === undefined)).toHaveLength(1)
        const state = await provider.store.signIns.find({
          idHash: asked.signIn.idHash,
          browserHash: asked.signIn.browserHash,
          now: provider.clock.now,
        })
        expect(state?.proofs.length).toBe(yes.reason === undefined ? 1 : 0)
      }
    })

    test('a phone that is locked or removed while it is asked wakes the page that waits, which says why', async () => {
      for (const end of ['locked', 'unknown-device'] as const) {
        const { provider, phone } = await made(makeStore)
        const { signIn, status } = await ask(provider, phone)
        const { signals } = provider.context()
        let woken = false
        // Longer than a test has: whoever comes back was woken.
        const waiting = signals.wait(signInTopic(signIn.idHash), { timeoutMs: 600_000 }).then(() => (woken = true))
        const body = () => ({ pinKeyId: phone.pinKeyId, blinded: toBase64url(blindPin('4796').blinded) })
        for (let i = 0; end === 'locked' && i < 6; i++) {
          expect(woken).toBe(false)
          await phone.call({ method: 'POST', path: '/pin/evaluate', body: body() })
        }
        if (end === 'unknown-device') await phone.call({ method: 'DELETE', path: '' })
        await waiting
        expect(await status()).toBe(end)
      }
    })

    test('a locked device approves nothing, but may refuse', async () => {
      const { provider, phone } = await made(makeStore)
      for (let i = 0; i < 6; i++)
        await phone.call({
          method: 'POST',
          path: '/pin/evaluate',
          body: { pinKeyId: phone.pinKeyId, blinded: toBase64url(blindPin('4796').blinded) },
        })
      await expect(ask(provider, phone)).rejects.toThrow('locked')
      expect(
        await approve(phone, {
          iss: phone.id,
          aud: origin,
          request: elsewhere,
          nonce: elsewhere,
          code: '00',
          approve: true,
          jti: newJti(),
        }),
      ).toMatchObject({ reason: 'revoked' })
      expect(await phone.call({ method: 'GET', path: '/state' })).toMatchObject({
        status: 200,
        body: { status: 'locked' },
      })
    })
  })
}
