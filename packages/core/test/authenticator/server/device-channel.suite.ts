import { describe, expect, test } from 'vitest'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import type { Store } from '../../../src/ports/index.ts'
import { origin } from '../support/provider.ts'
import { type Change, elsewhere, made, newJti, rawPhone } from '../support/raw-phone.ts'

/** The outer message of every request, wrong in every way that one field can be wrong. */
export function deviceChannelSuite(makeStore: () => Promise<Store>): void {
  describe('the device channel', () => {
    const state = { method: 'GET', path: '/state' } as const

    test('lets a right call through', async () => {
      const { phone } = await made(makeStore)
      expect(await phone.call(state)).toMatchObject({ status: 200, body: { status: 'active', name: 'My phone' } })
    })

    test.each<[string, Change, string]>([
      ['another audience', { aud: 'https://evil.example' }, 'bad-message'],
      ['no audience', { aud: undefined }, 'bad-message'],
      ['another method', { htm: 'POST' }, 'bad-message'],
      ['another address', { htu: `${origin}/cas/api/device/requests` }, 'bad-message'],
      ['another origin', { htu: 'https://evil.example/cas/api/device/state' }, 'bad-message'],
      ['another body', { bh: toBase64url(new Uint8Array(32)) }, 'bad-message'],
      ['no jti', { jti: undefined }, 'bad-message'],
      ['an unknown device', { iss: elsewhere }, 'unknown-device'],
      ['no device', { iss: undefined }, 'bad-message'],
      ['no nonce', { nonce: undefined }, 'bad-message'],
      ['a made-up nonce', { nonce: 'none' }, 'use-nonce'],
      ['a forged nonce', { nonce: 'vfck00.AAAAAAAAAAAAAAAAAAAAAA' }, 'use-nonce'],
    ])('%s', async (_, claims, reason) => {
      const { phone } = await made(makeStore)
      expect(await phone.call({ ...state, claims })).toMatchObject({ body: { reason } })
    })

    test('an old nonce asks for a new one; the server judges by its own clock', async () => {
      const { provider, phone } = await made(makeStore)
      const authorization = await phone.proof(state)
      provider.clock.now += 300
      expect(await phone.call({ ...state, authorization })).toMatchObject({ body: { reason: 'use-nonce' } })
    })

    test('a message is accepted once, also by fifty at a time', async () => {
      const { phone } = await made(makeStore)
      const authorization = await phone.proof(state)
      const answers = await Promise.all(Array.from({ length: 50 }, () => phone.call({ ...state, authorization })))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(answers.filter(({ body }) => body.reason === 'replayed')).toHaveLength(49)
    })

    test('a body changed on its way, another phone’s key, D instead of P, a swapped type, no header', async () => {
      const { provider, phone } = await made(makeStore)
      const second = await rawPhone(provider)
      const refuse = { method: 'POST', path: '/requests/refuse', body: { request: elsewhere } } as const
      expect(await phone.call({ ...refuse, arrives: JSON.stringify({ request: newJti() }) })).toMatchObject({
        body: { reason: 'bad-message' },
      })
      expect(await phone.call({ ...state, by: second.p })).toMatchObject({ body: { reason: 'bad-message' } })
      expect(await phone.call({ ...state, by: second.p, header: { kid: second.p.thumbprint } })).toMatchObject({
        body: { reason: 'bad-message' },
      })
      expect(await phone.call({ ...state, by: phone.d })).toMatchObject({ body: { reason: 'bad-message' } })
      expect(await phone.call({ ...state, header: { typ: 'lp-approval+jwt' } })).toMatchObject({
        body: { reason: 'bad-message' },
      })
      expect(await phone.call({ ...state, header: { kid: undefined, jwk: { ...phone.p.publicKey } } })).toMatchObject({
        body: { reason: 'bad-message' },
      })
      expect(await phone.call({ ...state, authorization: null })).toMatchObject({ body: { reason: 'use-nonce' } })
      expect(
        await phone.call({ ...state, authorization: (await phone.proof(state)).replace('LP-Device', 'Bearer') }),
      ).toMatchObject({ body: { reason: 'use-nonce' } })
    })
  })
}
