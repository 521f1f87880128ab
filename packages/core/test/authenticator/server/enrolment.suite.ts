import { describe, expect, test } from 'vitest'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import { enrolmentProof, pinCheckKey } from '../../../src/authenticator/derivations.ts'
import { parseLink } from '../../../src/authenticator/links.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import type { Store } from '../../../src/ports/index.ts'
import { testProvider } from '../support/provider.ts'
import { beginEnrolment, type Change, elsewhere, rawCall, rawKey } from '../support/raw-phone.ts'

/** The messages of an enrolment, wrong, repeated, raced. */
export function enrolmentSuite(makeStore: () => Promise<Store>): void {
  describe('enrolment', () => {
    test('is complete with the right message', async () => {
      const provider = await testProvider(await makeStore())
      const { enrol, post } = await beginEnrolment(provider)
      expect(await post(await enrol())).toMatchObject({ status: 200, body: { account: { name: 'Élodie Müller' } } })
    })

    test.each<[string, Change]>([
      ['another audience', { aud: 'https://evil.example' }],
      ['another enrolment', { iss: elsewhere }],
      ['another P', { p: toBase64url(new Uint8Array(32)) }],
      ['another D', { d: toBase64url(new Uint8Array(32)) }],
      ['no proof', { proof: undefined }],
    ])('%s is refused as a bad message', async (_, change) => {
      const provider = await testProvider(await makeStore())
      const { enrol, post } = await beginEnrolment(provider)
      expect(await post(await enrol(change))).toMatchObject({ body: { reason: 'bad-message' } })
      expect(await provider.store.devices.list(provider.account.id)).toEqual([])
    })

    test('the proof of another PIN, or of other keys, is a wrong PIN', async () => {
      const provider = await testProvider(await makeStore())
      const wrong = await beginEnrolment(provider, { pin: '4795', typed: '4796' })
      expect(await wrong.post(await wrong.enrol())).toMatchObject({ body: { reason: 'wrong-pin', left: 4 } })
      const right = await beginEnrolment(provider)
      const swapped = await rawKey()
      expect(await right.post(await right.enrol({ d: swapped.thumbprint }, {}, swapped))).toMatchObject({
        body: { reason: 'wrong-pin' },
      })
      expect(await provider.store.devices.list(provider.account.id)).toEqual([])
    })

    test('one key in both roles, an outer message of another enrolment, or a swapped type is refused', async () => {
      const provider = await testProvider(await makeStore())
      const { enrol, post, p } = await beginEnrolment(provider)
      expect(await post(await enrol({ d: p.thumbprint }, {}, p))).toMatchObject({ body: { reason: 'bad-message' } })
      expect(await post(await enrol({}, { typ: 'lp-approval+jwt' }))).toMatchObject({ body: { reason: 'bad-message' } })
      expect(await post(await enrol(), { claims: { iss: elsewhere } })).toMatchObject({
        body: { reason: 'bad-message' },
      })
      const other = await rawKey()
      expect(await post(await enrol(), { by: other })).toMatchObject({ body: { reason: 'bad-message' } })
    })

    test('posted again with the same keys it gives the same device, long after expiry too; with other keys nothing', async () => {
      const provider = await testProvider(await makeStore())
      const { enrol, post } = await beginEnrolment(provider)
      const token = await enrol()
      const first = await post(token)
      provider.clock.now += 86_400
      expect((await post(token)).body).toMatchObject({
        device: first.body.device,
        codeSecret: first.body.codeSecret,
        pinKeyId: first.body.pinKeyId,
      })
      expect(await provider.store.devices.list(provider.account.id)).toHaveLength(1)
      const again = await rawKey()
      expect(await post(await enrol({ d: again.thumbprint }, {}, again))).toMatchObject({
        body: { reason: 'completed' },
      })
    })

    test('of fifty phones that all know the PIN exactly one becomes the device', async () => {
      const provider = await testProvider(await makeStore())
      const begun = await beginEnrolment(provider)
      const answers = await Promise.all(
        Array.from({ length: 50 }, async () => {
          const p = await rawKey()
          const d = await rawKey()
          const proof = enrolmentProof(pinCheckKey(begun.y), { id: begun.id, p: p.thumbprint, d: d.thumbprint })
          const enrol = await begun.enrol({ p: p.thumbprint, d: d.thumbprint, proof }, {}, d)
          return rawCall(
            provider,
            { method: 'POST', path: '/enrolments/complete', body: { enrol } },
            { id: begun.id, p, embed: true },
          )
        }),
      )
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(answers.filter(({ body }) => body.reason === 'completed')).toHaveLength(49)
      expect(await provider.store.devices.list(provider.account.id)).toHaveLength(1)
    })

    test('fifty parallel tries spend five; the same blinded element again costs nothing; what is no element costs nothing', async () => {
      const provider = await testProvider(await makeStore())
      const link = parseLink((await provider.enrolment()).link)
      if (link.kind !== 'initialise') throw new Error('no link')
      const evaluate = (blinded: Uint8Array) =>
        provider.call({
          authorization: null,
          method: 'POST',
          path: '/cas/api/device/enrolments/evaluate',
          body: JSON.stringify({ id: link.id, secret: link.secret, blinded: toBase64url(blinded) }),
        })
      expect(await evaluate(new Uint8Array(32))).toMatchObject({ body: { reason: 'bad-element' } })
      const { blinded } = blindPin('4795')
      const first = await evaluate(blinded)
      for (let i = 0; i < 10; i++) expect(await evaluate(blinded)).toEqual(first)
      const answers = await Promise.all(Array.from({ length: 50 }, () => evaluate(blindPin('4795').blinded)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(4)
      expect(answers.filter(({ body }) => body.reason === 'no-tries')).toHaveLength(46)
      expect(await evaluate(blinded)).toMatchObject({ status: 200, body: { evaluated: first.body.evaluated } })
    })
  })
}
