import { beforeEach, describe, expect, test } from 'vitest'
import { deviceTopic, enrolmentTopic, signInTopic } from '../../../src/context/topics.ts'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import { parseLink } from '../../../src/authenticator/links.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import {
  askDevice,
  cancelEnrolment,
  listDevices,
  startEnrolment,
  viewEnrolment,
} from '../../../src/authenticator/server/index.ts'
import { testStore } from '../../support/store.ts'
import { app, deviceApi, origin, type TestProvider, testProvider } from '../support/provider.ts'
import { beginEnrolment, elsewhere, rawPhone } from '../support/raw-phone.ts'

let provider: TestProvider
beforeEach(async () => {
  provider = await testProvider(await testStore(), { maxDevices: 2 })
})

const start = async (changed: Partial<Parameters<typeof startEnrolment>[1]> = {}) =>
  startEnrolment(provider.context(), {
    fresh: await provider.fresh(),
    name: 'My phone',
    pin: '4795',
    confirmPin: '4795',
    ...changed,
  })
const view = async (id: string) => {
  const seen = await viewEnrolment(provider.context(), { id, accountId: provider.account.id })
  return seen.ok ? seen.enrolment : seen.reason
}
const evaluate = async (body: object) => {
  const call = { authorization: null, method: 'POST', path: `${deviceApi}/enrolments/evaluate` }
  return (await provider.call({ ...call, body: JSON.stringify(body) })).body
}
const blinded = () => toBase64url(blindPin('4795').blinded)

describe('a phone that is being added', () => {
  test('has a link for five minutes, the same whenever the page is loaded', async () => {
    const started = await start()
    if (!started.ok) throw new Error(started.reason)
    const { enrolment } = started
    const { now } = provider.clock
    expect(enrolment).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      name: 'My phone',
      replaces: null,
      status: 'pending',
      link: expect.stringContaining(`${app}/initialise#v=1&iss=${origin}&id=${enrolment.id}&s=`),
      expiresAt: now + 300,
      device: null,
    })
    provider.clock.now = now + 299
    expect(await view(enrolment.id)).toEqual(enrolment)
    provider.clock.now = now + 300
    expect(await view(enrolment.id)).toEqual({ ...enrolment, status: 'expired', link: null })
    provider.clock.now = now + 3599
    expect(await view(enrolment.id)).toMatchObject({ status: 'expired' })
    provider.clock.now = now + 3600
    expect(await view(enrolment.id)).toBe('unknown')
  })

  test('is told of what is wrong with name and PIN, all at once', async () => {
    const issuesOf = async (changed: Parameters<typeof start>[0]) => {
      const started = await start(changed)
      if (started.ok || started.reason !== 'invalid') throw new Error('fine')
      return started.issues.map(({ code, field }) => `${field}: ${code}`)
    }
    expect(await issuesOf({ name: ' ', pin: '12', confirmPin: '13' })).toEqual([
      'name: required',
      expect.stringMatching(/^pin: /),
      'confirmPin: mismatch',
    ])
    expect(await issuesOf({ confirmPin: '4796' })).toEqual(['confirmPin: mismatch'])
    // Of two keyboards.
    expect(await start({ pin: '٤٧٩٥' })).toMatchObject({ ok: true })
  })

  test('isn’t one more than the account may have; in place of one of its own it may come all the same', async () => {
    const [first, second] = [await rawPhone(provider), await rawPhone(provider)]
    expect(await start()).toEqual({ ok: false, reason: 'too-many' })
    expect(await start({ replaces: elsewhere })).toEqual({ ok: false, reason: 'unknown' })
    expect(await start({ replaces: first.id })).toMatchObject({ ok: true, enrolment: { replaces: first.id } })
    expect(await start({ replaces: second.id })).toMatchObject({ ok: true })
    const stranger = await provider.fresh(await provider.stranger())
    expect(await start({ fresh: stranger, replaces: first.id })).toEqual({ ok: false, reason: 'unknown' })
  })

  test('ends when another one begins, or its page is left', async () => {
    const first = await provider.enrolment()
    const second = await provider.enrolment()
    expect(await view(first.id)).toMatchObject({ status: 'cancelled', link: null })
    await cancelEnrolment(provider.context(), { id: second.id, accountId: provider.account.id })
    expect(await view(second.id)).toMatchObject({ status: 'cancelled' })
    expect(await view(elsewhere)).toBe('unknown')
  })

  test('has five tries', async () => {
    const { id, link } = await provider.enrolment()
    const parsed = parseLink(link)
    if (parsed.kind !== 'initialise') throw new Error('no link')
    const { secret } = parsed
    for (const left of [4, 3, 2, 1]) expect(await evaluate({ id, secret, blinded: blinded() })).toMatchObject({ left })
    expect(await view(id)).toMatchObject({ status: 'pending' })
    expect(await evaluate({ id, secret, blinded: blinded() })).toMatchObject({ left: 0, name: 'My phone' })
    expect(await view(id)).toMatchObject({ status: 'no-tries', link: null })
    expect(await evaluate({ id, secret, blinded: blinded() })).toEqual({ reason: 'no-tries' })
  })

  test('asks with its id, its secret and a blinded PIN', async () => {
    const { id, link } = await provider.enrolment()
    const secret = new URL(link).hash.split('&s=')[1]
    for (const wrong of [{ id: 7 }, { secret: 'x' }, { secret: undefined }, { blinded: 'x' }, { blinded: undefined }])
      expect(await evaluate({ id, secret, blinded: blinded(), ...wrong })).toEqual({ reason: 'bad-request' })
    for (const wrong of [{ id: elsewhere }, { secret: elsewhere }])
      expect(await evaluate({ id, secret, blinded: blinded(), ...wrong })).toEqual({ reason: 'unknown' })
    expect(await evaluate({ id, secret, blinded: blinded() })).toMatchObject({ left: 4 })
    provider.clock.now += 300
    expect(await evaluate({ id, secret, blinded: blinded() })).toEqual({ reason: 'expired' })
  })
})

describe('a phone becomes a device', () => {
  test('and the page that waits is told, and shows which', async () => {
    const begun = await beginEnrolment(provider)
    provider.told.length = 0
    await begun.post(await begun.enrol())
    expect(provider.told).toEqual([enrolmentTopic(begun.id)])
    const [listed] = await listDevices(provider.context(), provider.account.id)
    expect(await view(begun.id)).toMatchObject({
      status: 'completed',
      link: null,
      device: { id: listed?.id, name: 'My phone', model: 'Pixel 9' },
    })
  })

  test.each([
    ['  Pixel   9 ', 'Pixel 9'],
    ['', 'My phone'],
    ['   ', 'My phone'],
    ['https://evil.example', 'My phone'],
    ['x'.repeat(100), 'x'.repeat(80)],
  ])('as what it says that it is, where that will do in a mail: %j', async (model, kept) => {
    const { enrol, post } = await beginEnrolment(provider)
    await post(await enrol({ model, lang: 'x'.repeat(40) }))
    expect(await provider.store.devices.list(provider.account.id)).toMatchObject([
      { model: kept, language: 'x'.repeat(35) },
    ])
  })

  test('while its enrolment waits: not after its end, nor once another began', async () => {
    const late = await beginEnrolment(provider)
    provider.clock.now += 299
    const message = await late.enrol()
    provider.clock.now += 1
    expect((await late.post(message)).body).toEqual({ reason: 'expired' })
    const former = await beginEnrolment(provider)
    await provider.enrolment()
    expect((await former.post(await former.enrol())).body).toEqual({ reason: 'unknown' })
    expect(await provider.store.devices.list(provider.account.id)).toEqual([])
  })

  test('unless the PIN is another: then it says how many tries are left', async () => {
    const begun = await beginEnrolment(provider, { typed: '4796' })
    expect((await begun.post(await begun.enrol())).body).toEqual({ reason: 'wrong-pin', left: 4 })
    const { secret } = begun.link
    for (let i = 0; i < 4; i++) await evaluate({ id: begun.id, secret, blinded: blinded() })
    expect((await begun.post(await begun.enrol())).body).toEqual({ reason: 'wrong-pin', left: 0 })
  })

  test('in place of another: that one is gone in the same moment, its requests too, and the mail says so', async () => {
    const old = await rawPhone(provider)
    const signIn = await provider.signIn()
    const { account } = provider
    const rest = { knownBrowser: true, browserName: '', place: null, serviceOrigin: null }
    await askDevice(provider.context(), { signIn, account, deviceId: old.id, ...rest })
    const begun = await beginEnrolment(provider, { replaces: old.id, name: 'New phone' })
    const enrol = await begun.enrol()
    provider.told.length = 0
    expect(await begun.post(enrol)).toMatchObject({ status: 200, body: { device: { name: 'New phone' } } })
    const topics = [signInTopic(signIn.idHash), enrolmentTopic(begun.id), deviceTopic(old.id)]
    expect(provider.told.toSorted()).toEqual(topics.toSorted())
    expect(await listDevices(provider.context(), account.id)).toMatchObject([{ name: 'New phone' }])
    expect(await provider.store.devices.find(old.id)).toMatchObject({ status: 'removed' })
    const mails = await provider.store.outbox.claim({ now: provider.clock.now, limit: 50, leaseSeconds: 1 })
    expect(mails.map(({ template }) => template)).toContain('device-replaced')
    // Said again, it is the same device, and nobody is told anew.
    expect(await begun.post(enrol)).toMatchObject({ status: 200 })
    expect(provider.told).toHaveLength(3)
    expect(await old.call({ method: 'GET', path: '/state' })).toMatchObject({ body: { reason: 'removed' } })
  })
})
