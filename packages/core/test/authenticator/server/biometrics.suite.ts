import { describe, expect, test } from 'vitest'
import { biometricChallenge, newBiometricsChallenge } from '../../../src/authenticator/biometrics.ts'
import { fromBase64url, hash, toBase64url } from '../../../src/authenticator/bytes.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import { askDevice, removeDevice, stopBiometrics, viewApproval } from '../../../src/authenticator/server/index.ts'
import type { Store } from '../../../src/ports/index.ts'
import type { Twist } from '../../support/authenticator.ts'
import { softBiometrics, type SoftBiometrics } from '../../support/biometrics.ts'
import { origin, testProvider, type TestProvider } from '../support/provider.ts'
import { type Change, made, newJti, type RawKey, type RawPhone, rawPhone, signRaw } from '../support/raw-phone.ts'

/** Biometrics: B made under a PIN try, B instead of D, B gone. Every field altered, everything repeated. */
export function biometricsSuite(makeStore: () => Promise<Store>): void {
  const reasonOf = ({ body }: { readonly body: Record<string, unknown> }) => body['reason'] ?? 'ok'
  const spend = async (phone: RawPhone) => {
    const blinded = toBase64url(blindPin('4795').blinded)
    const answer = await phone.call({
      method: 'POST',
      path: '/pin/evaluate',
      body: { pinKeyId: phone.pinKeyId, blinded },
    })
    return String(answer.body['try'])
  }
  const create = async (
    reader: SoftBiometrics,
    phone: RawPhone,
    { tryId, twist = {} }: { tryId: string; twist?: Twist },
  ) => {
    reader.twist = twist
    const made = await reader.create({ challenge: newBiometricsChallenge({ deviceId: phone.id, tryId }) })
    reader.twist = {}
    if (!made.ok) throw new Error(made.reason)
    return made.credential
  }
  const attested = (credential: object) => {
    const response: unknown = Reflect.get(credential, 'response')
    const given = typeof response === 'object' && response !== null ? Reflect.get(response, 'attestationObject') : null
    return fromBase64url(given) ?? new Uint8Array()
  }
  interface Posted {
    readonly tryId: string
    readonly credential: object
    readonly claims?: Change
    readonly header?: Change
    readonly by?: RawKey
  }
  const put = async (phone: RawPhone, { tryId, credential, claims = {}, header = {}, by = phone.d }: Posted) => {
    const message = { iss: phone.id, aud: origin, try: tryId, b: hash(attested(credential)), jti: newJti(), ...claims }
    const biometrics = await signRaw(message, { typ: 'lp-biometrics+jwt', kid: phone.d.thumbprint, ...header }, by)
    return reasonOf(await phone.call({ method: 'PUT', path: '/biometrics', body: { biometrics, credential } }))
  }
  const turnedOn = async (phone: RawPhone) => {
    const reader = await softBiometrics()
    const tryId = await spend(phone)
    expect(await put(phone, { tryId, credential: await create(reader, phone, { tryId }) })).toBe('ok')
    return reader
  }
  const ask = async (provider: TestProvider, phone: RawPhone) => {
    const signIn = await provider.signIn()
    const asked = await askDevice(provider.context(), {
      signIn,
      account: provider.account,
      deviceId: phone.id,
      knownBrowser: true,
      browserName: 'Firefox (Linux)',
      place: null,
      serviceOrigin: null,
    })
    if (!asked.ok) throw new Error(asked.reason)
    const view = await viewApproval(provider.context(), signIn.idHash)
    const found = await provider.store.approvals.find({ id: view?.id ?? '', now: provider.clock.now })
    const status = async () => (await viewApproval(provider.context(), signIn.idHash))?.status
    return { id: view?.id ?? '', nonce: found?.request.nonce ?? '', code: view?.transferCode ?? '', status }
  }
  type Asked = Awaited<ReturnType<typeof ask>>
  interface Answer {
    readonly reader: SoftBiometrics
    readonly claims?: Change
    readonly header?: Change
    readonly by?: RawKey
    readonly twist?: Twist
    /** Signed by B instead of the message that is posted. */
    readonly over?: string
    readonly credentialId?: string
  }
  const approval = (
    phone: RawPhone,
    asked: Asked,
    { claims = {}, header = {}, by = phone.p }: Omit<Answer, 'reader'>,
  ) =>
    signRaw(
      {
        iss: phone.id,
        aud: origin,
        request: asked.id,
        nonce: asked.nonce,
        code: asked.code,
        approve: true,
        jti: newJti(),
        ...claims,
      },
      { typ: 'lp-approval+jwt', kid: phone.p.thumbprint, ...header },
      by,
    )
  const answer = async (provider: TestProvider, phone: RawPhone, asked: Asked, how: Answer) => {
    const token = await approval(phone, asked, how)
    const id = how.credentialId ?? (await provider.store.devices.find(phone.id))?.biometricId ?? ''
    how.reader.twist = how.twist ?? {}
    const signed = await how.reader.sign({ challenge: biometricChallenge(how.over ?? token), id })
    how.reader.twist = {}
    if (!signed.ok) throw new Error(signed.reason)
    const body = { approval: token, assertion: signed.assertion }
    return reasonOf(await phone.call({ method: 'POST', path: '/requests/approve', body }))
  }

  describe('biometrics', () => {
    test('are turned on by D over a try of this phone and over what the platform made, once', async () => {
      const { provider, phone } = await made(makeStore)
      const second = await rawPhone(provider)
      const reader = await softBiometrics()
      const tryId = await spend(phone)
      const credential = await create(reader, phone, { tryId })
      const wrong: readonly Partial<Posted>[] = [
        { by: phone.p },
        { by: phone.p, header: { kid: phone.p.thumbprint } },
        { by: second.d },
        { claims: { aud: 'https://evil.example' } },
        { claims: { iss: second.id } },
        { claims: { b: hash('something else') } },
        { header: { typ: 'lp-unlocked+jwt' } },
        { header: { typ: 'lp-approval+jwt' } },
        {
          credential: await create(await softBiometrics(), phone, { tryId }),
          claims: { b: hash(attested(credential)) },
        },
      ]
      for (const options of wrong) expect(await put(phone, { tryId, credential, ...options })).toBe('bad-message')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ biometricId: null, triesInRow: 1 })
      expect(await put(phone, { tryId, credential })).toBe('ok')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({
        biometricId: Reflect.get(credential, 'id'),
        triesInRow: 0,
      })
      // A lost answer.
      expect(await put(phone, { tryId, credential })).toBe('ok')
      expect(await put(phone, { tryId, credential: await create(reader, phone, { tryId }) })).toBe('unknown-try')
      const mails = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(mails.filter(({ template }) => template === 'biometrics-on')).toHaveLength(1)
    })

    test('need a platform that verified the person, on the app’s own origin, over this very try', async () => {
      const { provider, phone } = await made(makeStore)
      const tryId = await spend(phone)
      const reader = await softBiometrics()
      const twists: readonly Twist[] = [
        { verified: false },
        { present: false },
        { origin: 'https://id.example.eu' },
        { origin: 'https://app.example.eu.evil.example' },
        { rpId: 'example.eu' },
        { crossOrigin: true },
        { type: 'webauthn.get' },
        { challenge: newBiometricsChallenge({ deviceId: phone.id, tryId: newJti() }) },
        { challenge: tryId },
        { id: newJti() },
      ]
      for (const twist of twists) {
        const credential = await create(reader, phone, { tryId, twist })
        expect(await put(phone, { tryId, credential }), JSON.stringify(twist)).toBe('bad-credential')
      }
      expect(await put(phone, { tryId, credential: {} })).toBe('bad-credential')
      const credential = await create(reader, phone, { tryId })
      const response: unknown = Reflect.get(credential, 'response')
      const unread = { ...credential, response: { ...Object(response), attestationObject: 'A' } }
      expect(await put(phone, { tryId, credential: unread })).toBe('bad-credential')
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ biometricId: null, triesInRow: 1 })
    })

    test('are nothing where there is no app, nor for an account that is gone', async () => {
      const without = await testProvider(await makeStore(), { authenticatorOrigin: null })
      const appless = await rawPhone(without)
      const reader = await softBiometrics()
      const tryId = await spend(appless)
      expect(await put(appless, { tryId, credential: await create(reader, appless, { tryId }) })).toBe('bad-credential')
      const { provider, phone } = await made(makeStore)
      const other = await spend(phone)
      const credential = await create(reader, phone, { tryId: other })
      provider.store.accounts.find = async () => null
      expect(await put(phone, { tryId: other, credential })).toBe('unknown-device')
    })

    test('ten minutes after the try it is too late', async () => {
      const { provider, phone } = await made(makeStore)
      const tryId = await spend(phone)
      const credential = await create(await softBiometrics(), phone, { tryId })
      provider.clock.now += 601
      expect(await put(phone, { tryId, credential })).toBe('unknown-try')
    })

    test('approve instead of the PIN, once, and only the words that were shown', async () => {
      const { provider, phone } = await made(makeStore)
      const reader = await turnedOn(phone)
      const asked = await ask(provider, phone)
      const twists: readonly Twist[] = [
        { verified: false },
        { present: false },
        { origin: 'https://id.example.eu' },
        { rpId: 'id.example.eu' },
        { crossOrigin: true },
        { type: 'webauthn.create' },
        { challenge: asked.nonce },
        { id: newJti() },
      ]
      for (const twist of twists)
        expect(await answer(provider, phone, asked, { reader, twist }), JSON.stringify(twist)).toBe('bad-message')
      const second = await rawPhone(provider)
      const other = await approval(phone, asked, {})
      const wrong: readonly Partial<Answer>[] = [
        { by: phone.d, header: { kid: phone.d.thumbprint } },
        { by: second.p },
        { claims: { aud: 'https://evil.example' } },
        { claims: { iss: second.id } },
        { claims: { nonce: newJti() } },
        { header: { typ: 'lp-keep+jwt' } },
        { over: other },
      ]
      for (const options of wrong)
        expect(await answer(provider, phone, asked, { reader, ...options }), JSON.stringify(options)).toBe(
          'bad-message',
        )
      expect(await asked.status()).toBe('pending')
      const stranger = await turnedOn(second)
      const theirs = (await provider.store.devices.find(second.id))?.biometricId ?? ''
      expect(await answer(provider, phone, asked, { reader: stranger, credentialId: theirs })).toBe('bad-message')
      // P alone is "this phone", not "this person".
      const byP = { approval: await approval(phone, asked, {}) }
      expect(reasonOf(await phone.call({ method: 'POST', path: '/requests/approve', body: byP }))).toBe('bad-message')
      const race = await Promise.all([1, 2, 3, 4].map(() => answer(provider, phone, asked, { reader })))
      expect(race.toSorted()).toEqual(['answered', 'answered', 'answered', 'ok'])
      expect(await asked.status()).toBe('approved')
    })

    test('a wrong transfer code ends the request, as with the PIN', async () => {
      const { provider, phone } = await made(makeStore)
      const reader = await turnedOn(phone)
      const asked = await ask(provider, phone)
      const code = asked.code === '00' ? '01' : '00'
      expect(await answer(provider, phone, asked, { reader, claims: { code } })).toBe('wrong-code')
      expect(await asked.status()).toBe('wrong-code')
    })

    test('count no more once they are off, here or in My Account; the PIN does', async () => {
      const { provider, phone } = await made(makeStore)
      const reader = await turnedOn(phone)
      const id = (await provider.store.devices.find(phone.id))?.biometricId ?? ''
      const asked = await ask(provider, phone)
      for (let times = 0; times < 2; times++)
        expect(reasonOf(await phone.call({ method: 'DELETE', path: '/biometrics' }))).toBe('ok')
      expect(await answer(provider, phone, asked, { reader, credentialId: id })).toBe('no-biometrics')
      const state = await phone.call({ method: 'GET', path: '/state' })
      expect(state.body['biometrics']).toBeNull()
      const byPin = await approval(phone, asked, { by: phone.d, header: { kid: phone.d.thumbprint } })
      expect(reasonOf(await phone.call({ method: 'POST', path: '/requests/approve', body: { approval: byPin } }))).toBe(
        'ok',
      )
      const mails = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(mails.filter(({ template }) => template === 'biometrics-off')).toHaveLength(1)
      await turnedOn(phone)
      const fresh = await provider.fresh()
      expect(
        await stopBiometrics(provider.context(), {
          fresh: await provider.fresh(await provider.stranger()),
          deviceId: phone.id,
        }),
      ).toEqual({
        ok: false,
        reason: 'unknown',
      })
      expect(await stopBiometrics(provider.context(), { fresh, deviceId: phone.id })).toEqual({ ok: true })
      expect(await stopBiometrics(provider.context(), { fresh, deviceId: phone.id })).toMatchObject({
        reason: 'unknown',
      })
    })

    test('a locked phone’s approve nothing; a removed one’s are forgotten', async () => {
      const { provider, phone } = await made(makeStore)
      const reader = await turnedOn(phone)
      const asked = await ask(provider, phone)
      for (let tries = 0; tries < 6; tries++) await spend(phone)
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ status: 'locked' })
      expect(await answer(provider, phone, asked, { reader })).toBe('revoked')
      await removeDevice(provider.context(), { fresh: await provider.fresh(), deviceId: phone.id })
      expect(await provider.store.devices.find(phone.id)).toMatchObject({ biometricId: null, biometricKey: null })
    })
  })
}
