import { describe, expect, test } from 'vitest'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import { enrolmentProof, pinCheckKey } from '../../../src/authenticator/derivations.ts'
import { parseLink } from '../../../src/authenticator/links.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import { askDevice, viewApproval } from '../../../src/authenticator/server/index.ts'
import type { Store } from '../../../src/ports/index.ts'
import { testProvider, type TestProvider } from '../support/provider.ts'
import {
  beginEnrolment,
  type Change,
  newJti,
  rawCall,
  type RawPhone,
  rawKey,
  rawPhone,
  signRaw,
} from '../support/raw-phone.ts'

const origin = 'https://id.example.eu'
const elsewhere = 'EBESExQVFhcYGRobHB0eHw'

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

/** Every message that a phone sends, wrong in every way that one field can be wrong. */
export function messageTests(makeStore: () => Promise<Store>): void {
  const made = async () => {
    const provider = await testProvider(await makeStore())
    return { provider, phone: await rawPhone(provider) }
  }

  describe('the device channel', () => {
    const state = { method: 'GET', path: '/state' } as const

    test('lets a right call through', async () => {
      const { phone } = await made()
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
      const { phone } = await made()
      expect(await phone.call({ ...state, claims })).toMatchObject({ body: { reason } })
    })

    test('an old nonce asks for a new one; the server judges by its own clock', async () => {
      const { provider, phone } = await made()
      const authorization = await phone.proof(state)
      provider.clock.now += 300
      expect(await phone.call({ ...state, authorization })).toMatchObject({ body: { reason: 'use-nonce' } })
    })

    test('a message is accepted once, also by fifty at a time', async () => {
      const { phone } = await made()
      const authorization = await phone.proof(state)
      const answers = await Promise.all(Array.from({ length: 50 }, () => phone.call({ ...state, authorization })))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(answers.filter(({ body }) => body.reason === 'replayed')).toHaveLength(49)
    })

    test('a body changed on its way, another phone’s key, D instead of P, a swapped type, no header', async () => {
      const { provider, phone } = await made()
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

  describe('PIN tries', () => {
    const evaluate = (phone: RawPhone, blinded = blindPin('4795').blinded, pinKeyId = phone.pinKeyId) =>
      phone.call({ method: 'POST', path: '/pin/evaluate', body: { pinKeyId, blinded: toBase64url(blinded) } })

    test('fifty at once spend at most five, and the device is locked', async () => {
      const { provider, phone } = await made()
      const answers = await Promise.all(Array.from({ length: 50 }, () => evaluate(phone)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
      expect(answers.filter(({ body }) => body.reason === 'locked')).toHaveLength(45)
      expect(new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body.left))).toEqual(
        new Set([4, 3, 2, 1, 0]),
      )
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ status: 'locked', sealedOprfKey: null })
      const messages = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(messages.filter(({ template }) => template === 'device-locked')).toHaveLength(1)
    })

    test('the same blinded element is the same try; another PIN key or no element spends nothing', async () => {
      const { provider, phone } = await made()
      const { blinded } = blindPin('4795')
      const first = await evaluate(phone, blinded)
      expect(await evaluate(phone, blinded)).toMatchObject({
        status: 200,
        body: { try: first.body.try, evaluated: first.body.evaluated },
      })
      expect(await evaluate(phone, blindPin('4795').blinded, elsewhere)).toMatchObject({
        body: { reason: 'other-key' },
      })
      expect(await evaluate(phone, new Uint8Array(32))).toMatchObject({ body: { reason: 'bad-element' } })
      expect(await phone.call({ method: 'POST', path: '/pin/evaluate', body: {} })).toMatchObject({
        body: { reason: 'bad-request' },
      })
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 1, triesInLife: 1 })
    })

    test('only D’s signature over this try sets the count back, once', async () => {
      const { provider, phone } = await made()
      const second = await rawPhone(provider)
      const { body } = await evaluate(phone)
      const claims = { iss: phone.id, aud: origin, try: String(body.try), jti: newJti() }
      const unlock = async (change: Change = {}, header: Change = {}, by = phone.d) => {
        const unlocked = await signRaw(
          { ...claims, ...change },
          { typ: 'lp-unlocked+jwt', kid: phone.d.thumbprint, ...header },
          by,
        )
        return (await phone.call({ method: 'POST', path: '/pin/unlocked', body: { unlocked } })).body.reason ?? 'ok'
      }
      expect(await unlock({}, {}, phone.p)).toBe('bad-message')
      expect(await unlock({}, { kid: phone.p.thumbprint }, phone.p)).toBe('bad-message')
      expect(await unlock({}, {}, second.d)).toBe('bad-message')
      expect(await unlock({ aud: 'https://evil.example' })).toBe('bad-message')
      expect(await unlock({ iss: second.id })).toBe('bad-message')
      expect(await unlock({}, { typ: 'lp-approval+jwt' })).toBe('bad-message')
      expect(await unlock({ try: elsewhere })).toBe('unknown-try')
      const others = await second.call({
        method: 'POST',
        path: '/pin/evaluate',
        body: { pinKeyId: second.pinKeyId, blinded: toBase64url(blindPin('4795').blinded) },
      })
      expect(await unlock({ try: String(others.body.try) })).toBe('unknown-try')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 1 })
      expect(await unlock()).toBe('ok')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 0, triesInLife: 0 })
      expect(await unlock()).toBe('unknown-try')
    })

    test('an unlock ten minutes after its try comes too late', async () => {
      const { provider, phone } = await made()
      const { body } = await evaluate(phone)
      provider.clock.now += 601
      const unlocked = await signRaw(
        { iss: phone.id, aud: origin, try: String(body.try), jti: newJti() },
        { typ: 'lp-unlocked+jwt', kid: phone.d.thumbprint },
        phone.d,
      )
      expect(await phone.call({ method: 'POST', path: '/pin/unlocked', body: { unlocked } })).toMatchObject({
        body: { reason: 'unknown-try' },
      })
    })
  })

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
      const { provider, phone } = await made()
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

    test('of fifty parallel answers one counts, be they right or wrong', async () => {
      const { provider, phone } = await made()
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
      const { provider, phone } = await made()
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

    test('a locked device approves nothing, but may refuse', async () => {
      const { provider, phone } = await made()
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
