import { beforeEach, describe, expect, test } from 'vitest'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import { verifyMessage } from '../../../src/authenticator/message.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import {
  askDevice,
  type Asking,
  providerKeys,
  removeDevice,
  serviceDocument,
  viewApproval,
} from '../../../src/authenticator/server/index.ts'
import { deviceTopic, signInTopic } from '../../../src/context/topics.ts'
import type { SignIn } from '../../../src/ports/index.ts'
import { testStore } from '../../support/store.ts'
import { app, origin, type TestProvider, testProvider } from '../support/provider.ts'
import { elsewhere, newJti, type RawPhone, rawPhone, signRaw } from '../support/raw-phone.ts'

let provider: TestProvider
let phone: RawPhone
let signIn: SignIn
beforeEach(async () => {
  await opened()
})
async function opened(settings: Parameters<typeof testProvider>[1] = {}) {
  provider = await testProvider(await testStore(), settings)
  phone = await rawPhone(provider)
  signIn = await provider.signIn()
  provider.told.length = 0
}

const ask = (changed: Partial<Asking> = {}) =>
  askDevice(provider.context(), {
    signIn,
    account: provider.account,
    deviceId: phone.id,
    knownBrowser: true,
    browserName: 'Firefox',
    place: null,
    serviceOrigin: null,
    ...changed,
  })
const view = async (of = signIn) => viewApproval(provider.context(), of.idHash)
const waiting = async () => {
  const { body } = await phone.call({ method: 'GET', path: '/requests' })
  return body as { readonly requests: readonly string[]; readonly now: number; readonly status: string }
}
/** What the first request that waits says. */
const said = async () => {
  const { current } = await providerKeys(provider.context())
  const expected = { issuer: origin, audience: phone.id, key: current.publicKey }
  return (await verifyMessage('lp-request+jwt', (await waiting()).requests[0], expected))?.claims
}
const answer = async (path: 'refuse' | 'not-me', request: unknown) =>
  (await phone.call({ method: 'POST', path: `/requests/${path}`, body: { request } })).body
const approve = async (code: string) => {
  const { id: request, nonce } =
    (await provider.store.approvals.ofSignIn({ signInIdHash: signIn.idHash, now: provider.clock.now }))?.request ?? {}
  const claims = { iss: phone.id, aud: origin, request, nonce, code, approve: true, jti: newJti() }
  const approval = await signRaw(claims, { typ: 'lp-approval+jwt', kid: phone.d.thumbprint }, phone.d)
  return (await phone.call({ method: 'POST', path: '/requests/approve', body: { approval } })).body
}
const proofs = async () => {
  const { idHash, browserHash } = signIn
  return (await provider.store.signIns.find({ idHash, browserHash, now: provider.clock.now }))?.proofs
}
const lock = async () => {
  for (let i = 0; i < 6; i++) {
    const blinded = toBase64url(blindPin('4796').blinded)
    await phone.call({ method: 'POST', path: '/pin/evaluate', body: { pinKeyId: phone.pinKeyId, blinded } })
  }
}
const activity = async () =>
  (await provider.store.activity.list(provider.account.id, { limit: 1 })).map(({ kind }) => kind)
const mails = async () =>
  (await provider.store.outbox.claim({ now: provider.clock.now, limit: 50, leaseSeconds: 1 })).map(
    ({ template }) => template,
  )

describe('a request', () => {
  test('tells the phone who asks, for two minutes; the page has the code, and the phone has not', async () => {
    const { now } = provider.clock
    expect(await view()).toBeNull()
    expect(await ask({ place: 'Belgium', serviceOrigin: 'https://europass.example' })).toEqual({ ok: true })
    expect(provider.told).toEqual([deviceTopic(phone.id)])
    const shown = await view()
    expect(shown).toEqual({
      id: shown?.id,
      status: 'pending',
      transferCode: expect.stringMatching(/^\d\d$/),
      expiresAt: now + 120,
      pausedUntil: null,
      device: { id: phone.id, name: 'My phone', model: 'Pixel 9', lastSeenAt: now },
      link: `${app}/approve#id=${shown?.id}`,
    })
    expect(await said()).toEqual({
      iss: origin,
      aud: phone.id,
      request: shown?.id,
      nonce: expect.any(String),
      service: 'Europass',
      origin: 'https://europass.example',
      browser: 'Firefox',
      place: 'Belgium',
      digits: 2,
      iat: now,
      exp: now + 120,
    })
    expect(await waiting()).toMatchObject({ status: 'active', now, removal: null })
    provider.clock.now = now + 120
    expect((await waiting()).requests).toEqual([])
    expect(await view()).toMatchObject({ status: 'expired', transferCode: null })
    provider.clock.now = now + 899
    expect(await view()).toMatchObject({ status: 'expired' })
    provider.clock.now = now + 900
    expect(await view()).toBeNull()
  })

  test('names the provider where no service asks, and nothing that is too long', async () => {
    const requirement = { serviceName: null, level: 'MEDIUM', methods: null } as const
    await ask({ signIn: { ...signIn, requirement } })
    expect(await said()).toMatchObject({ service: 'Example ID', origin: '', place: '' })
    signIn = await provider.signIn()
    const serviceName = 'x'.repeat(101)
    await ask({ signIn: { ...signIn, requirement: { ...requirement, serviceName } }, browserName: 'y'.repeat(101) })
    const { requests } = await waiting()
    expect(requests).toHaveLength(2)
    const newest = await provider.store.approvals.ofSignIn({ signInIdHash: signIn.idHash, now: provider.clock.now })
    expect(newest?.request).toMatchObject({ serviceName: 'x'.repeat(100), browserName: 'y'.repeat(100) })
  })

  test('may ask for no code at all', async () => {
    await opened({ pushTransferDigits: 0, authenticatorOrigin: null })
    await ask()
    expect(await view()).toMatchObject({ status: 'pending', transferCode: null, link: null })
    expect(await said()).toMatchObject({ digits: 0 })
    expect(await approve('')).toEqual({})
    expect(await view()).toMatchObject({ status: 'approved' })
  })

  test('takes the place of an earlier one of the same sign-in', async () => {
    await ask()
    const first = await view()
    await ask()
    expect((await waiting()).requests).toHaveLength(1)
    expect((await view())?.id).not.toBe(first?.id)
  })

  test('that ended with its phone says why', async () => {
    await ask()
    await lock()
    expect(await view()).toMatchObject({ status: 'locked', transferCode: null })
    expect(provider.told).toContain(signInTopic(signIn.idHash))
    expect(await waiting()).toMatchObject({ status: 'locked', requests: [] })
    expect(await ask()).toEqual({ ok: false, reason: 'locked' })
    await removeDevice(provider.context(), { fresh: await provider.fresh(), deviceId: phone.id })
    expect(await view()).toMatchObject({ status: 'unknown-device' })
    provider.told.length = 0
    expect(await ask()).toEqual({ ok: false, reason: 'unknown-device' })
    expect(provider.told).toEqual([])
  })

  test('of a sign-in that another request took over is cancelled, though the phone is there', async () => {
    await ask()
    const { store } = provider
    const approvals = {
      ...store.approvals,
      ofSignIn: async (options: { readonly signInIdHash: string; readonly now: number }) => {
        const found = await store.approvals.ofSignIn(options)
        return found && { ...found, status: 'cancelled' as const }
      },
    }
    const context = { ...provider.context(), store: { ...store, approvals } }
    expect(await viewApproval(context, signIn.idHash)).toMatchObject({ status: 'cancelled', transferCode: null })
    const devices = { ...store.devices, find: async () => null }
    const without = { ...context, store: { ...context.store, devices } }
    expect(await viewApproval(without, signIn.idHash)).toMatchObject({ status: 'unknown-device', device: null })
    expect(await ask({ deviceId: elsewhere })).toEqual({ ok: false, reason: 'unknown-device' })
  })
})

describe('an answer', () => {
  test('that approves writes nothing into the log, tells page and phone, and can’t be taken back', async () => {
    await ask()
    await mails()
    provider.told.length = 0
    expect(await approve((await view())?.transferCode ?? '')).toEqual({})
    expect(provider.told).toEqual([signInTopic(signIn.idHash), deviceTopic(phone.id)])
    expect(await mails()).toEqual([])
    expect(await activity()).not.toContain('sign-in-refused')
    expect(await proofs()).toEqual([{ method: 'mobile-app-pin', at: provider.clock.now, credentialId: phone.id }])
    expect(await answer('refuse', (await view())?.id)).toEqual({ reason: 'answered', outcome: 'approved' })
  })

  test('that refuses is in the log; then no request goes out for half a minute, and longer the next time', async () => {
    await ask({ place: 'Belgium' })
    await mails()
    expect(await answer('refuse', (await view())?.id)).toEqual({})
    expect(await view()).toMatchObject({ status: 'refused', pausedUntil: provider.clock.now + 30 })
    expect(await proofs()).toEqual([])
    expect([await activity(), await mails()]).toEqual([['sign-in-refused'], []])
    const [line] = await provider.store.activity.list(provider.account.id, { limit: 1 })
    expect(line?.details).toEqual({ service: 'Europass', browser: 'Firefox', place: 'Belgium' })
    expect(await ask()).toEqual({ ok: false, reason: 'paused', until: provider.clock.now + 30 })
    provider.clock.now += 30
    expect(await ask()).toEqual({ ok: true })
    await answer('refuse', (await view())?.id)
    expect(await view()).toMatchObject({ pausedUntil: provider.clock.now + 60 })
  })

  test('that it wasn’t me is in the log and in a mail; strangers’ browsers are quiet for an hour', async () => {
    await ask({ knownBrowser: false })
    await mails()
    expect(await answer('not-me', (await view())?.id)).toEqual({})
    expect(await view()).toMatchObject({ status: 'not-me' })
    expect([await activity(), await mails()]).toEqual([['sign-in-reported'], ['not-me-alert']])
    const [line] = await provider.store.activity.list(provider.account.id, { limit: 1 })
    expect(line?.details, 'no place was known').toEqual({ service: 'Europass', browser: 'Firefox' })
    const until = provider.clock.now + 3600
    expect(await ask({ knownBrowser: false })).toEqual({ ok: false, reason: 'paused', until })
    expect(await ask()).toEqual({ ok: true })
  })

  test('names a request', async () => {
    for (const request of [undefined, null, 7, {}])
      expect(await answer('refuse', request)).toEqual({ reason: 'bad-request' })
    expect(await answer('not-me', 'x')).toEqual({ reason: 'unknown' })
    await ask()
    const id = (await view())?.id
    provider.clock.now += 120
    expect(await answer('refuse', id)).toEqual({ reason: 'expired' })
  })
})

test('the service document says who, where and how', async () => {
  expect(await serviceDocument(provider.context())).toEqual({
    issuer: origin,
    versions: [1],
    name: 'Example ID',
    api: `${origin}/cas/api/device`,
    signIn: `${origin}/cas/login?from=app`,
    screenLock: 'preferred',
    pinDigits: 4,
    pushKey: null,
    keys: [expect.any(String)],
  })
  expect(await serviceDocument(provider.context(), { pushKey: 'key' })).toMatchObject({ pushKey: 'key' })
})

test('a phone learns how it stands', async () => {
  const state = async () => (await phone.call({ method: 'GET', path: '/state' })).body
  expect(await state()).toEqual({
    status: 'active',
    name: 'My phone',
    account: { name: 'Élodie Müller', uid: provider.account.uid },
    tries: 0,
    biometrics: null,
    kids: (await providerKeys(provider.context())).kids,
  })
  await lock()
  expect(await state()).toMatchObject({ status: 'locked', tries: 5 })
})
