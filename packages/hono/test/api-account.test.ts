import { platform } from '#platform'
import { parseOtpauth, totp } from '@laissez-passer/core/one-time-codes'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, it } from 'vitest'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { token, tokenApp } from '../src/methods/token/face.ts'
import { clientOf } from './support/api-client.ts'
import type { Browser } from './support/browser.ts'
import { openAuthenticator } from './support/passkeys.ts'
import { openPhone, parseLink } from './support/phone.ts'
import { elodie, makeWorld, rightPassword, type World } from './support/world.ts'

let world: World
let browser: Browser
let client: ReturnType<typeof clientOf>
beforeEach(async () => {
  const methods = [mobileAppPin(), passkey(), token(), tokenApp(), recoveryCode(), password()]
  world = await makeWorld(await platform(), { methods })
  browser = world.browser()
  client = clientOf(browser)
})

const person = { ...elodie, privacy: true }

const newestToken = async (template: string) => {
  const mail = (await world.mails()).findLast((each) => each.template === template)
  const link = mail?.params['link'] ?? mail?.params['cancelLink']
  return URL.parse(String(link))?.searchParams.get('token') ?? ''
}

/** Registers, chooses a password and is signed in by it: not a page is opened. */
async function register(): Promise<void> {
  const { data } = await client.POST('/registrations', { body: person })
  expect(data).toEqual({ sentTo: 'e...@...' })
  const link = await newestToken('registration-link')
  const chosen = { token: link, newPassword: rightPassword, confirmPassword: rightPassword }
  const { data: set } = await client.POST('/password', { body: chosen })
  const { data: now } = await client.GET('/sign-ins/{id}', { params: { path: { id: set?.signIn ?? '' } } })
  expect(now?.step).toMatchObject({ kind: 'done', person: { email: elodie.email } })
}

it('an account is made, and its password chosen, without a page; what is wrong stands by its field', async () => {
  const wrong = await client.POST('/registrations', {
    body: { ...person, confirmEmail: 'x@example.org', privacy: false },
  })
  expect([wrong.response.status, wrong.error?.issues]).toEqual([
    422,
    [
      { field: 'confirmEmail', code: 'emails-differ' },
      { field: 'privacy', code: 'required' },
    ],
  ])
  expect((await client.POST('/registrations', { body: person })).response.status).toBe(201)
  expect((await client.POST('/registrations/link', { body: { identifier: elodie.email } })).response.status).toBe(204)
  const link = await newestToken('registration-link')
  const read = await client.POST('/password/link', { body: { token: link } })
  expect(read.data).toMatchObject({ purpose: 'choose-password', email: elodie.email, firstName: elodie.firstName })
  const weak = { token: link, newPassword: 'short', confirmPassword: 'short' }
  const refused = await client.POST('/password', { body: weak })
  expect(refused.error).toMatchObject({
    reason: 'invalid',
    issues: expect.arrayContaining([{ field: 'newPassword', code: 'too-short', params: { length: 5, min: 10 } }]),
  })
  const strong = { token: link, newPassword: rightPassword, confirmPassword: rightPassword }
  const set = await client.POST('/password', { body: strong })
  expect(set.data?.purpose).toBe('choose-password')
  expect(browser.cookies.has('__Host-lp-login')).toBe(false)
  expect((await client.POST('/password', { body: strong })).response.status).toBe(410)
  // Nobody else's browser goes on with it.
  const id = set.data?.signIn ?? ''
  expect((await clientOf(world.browser()).GET('/sign-ins/{id}', { params: { path: { id } } })).response.status).toBe(
    410,
  )
  expect((await client.GET('/sign-ins/{id}', { params: { path: { id } } })).data?.step.kind).toBe('done')
  expect((await client.GET('/account')).data).toMatchObject({ email: elodie.email })
})

it('the work that registering asks for is told with the refusal', async () => {
  world = await makeWorld(await platform(), { captcha: 'auto' })
  const asked = await clientOf(world.browser()).POST('/registrations', { body: person })
  expect([asked.response.status, asked.error]).toMatchObject([
    429,
    { reason: 'work-asked', captcha: { kind: 'proof-of-work', challengeHref: expect.any(String) } },
  ])
})

it('factors are added and removed: an app, a passkey, a phone, recovery codes', async () => {
  await register()
  const app = await client.POST('/account/token-apps', { body: { name: 'My app' } })
  const key = parseOtpauth(app.data?.link ?? '')
  if (key?.moving.kind !== 'totp') throw new Error('no app')
  const { digits, hash, secret } = key
  const { stepSeconds } = key.moving
  const code = (later = 0) => totp(secret, { hash, digits, stepSeconds, time: world.runtime.now() + later })
  const params = { path: { id: app.data?.id ?? '' } }
  const wrong = await client.POST('/account/token-apps/{id}/confirm', { params, body: { code: '000000' } })
  expect(wrong.error).toMatchObject({ reason: 'invalid', issues: [{ field: 'code' }] })
  const confirmed = await client.POST('/account/token-apps/{id}/confirm', { params, body: { code: code() } })
  expect(confirmed.data).toEqual({ name: 'My app' })
  // Where there is a second factor, no other is added by a password alone.
  const alone = await client.POST('/account/passkeys/options')
  expect(alone.error).toMatchObject({ reason: 'sign-in-again', level: 'MEDIUM' })
  world.wait(60)
  const more = { continueTo: alone.error?.continueTo ?? '', method: 'token-app' }
  const up = await client.POST('/session/step-up', { body: more })
  const step = { params: { path: { id: up.data?.id ?? '' } }, body: { answer: { code: code(60) } } }
  expect((await client.POST('/sign-ins/{id}/answer', step)).data?.step.kind).toBe('done')

  const options = await client.POST('/account/passkeys/options')
  const made = await (await openAuthenticator()).create(JSON.parse(JSON.stringify(options.data)))
  const added = await client.POST('/account/passkeys', { body: { name: 'My key', passkey: made } })
  expect([added.response.status, added.data]).toMatchObject([201, { name: 'My key' }])
  const passkeyId = { path: { id: added.data?.id ?? '' } }
  await client.PATCH('/account/passkeys/{id}', { params: passkeyId, body: { name: 'Blue key' } })
  expect((await client.GET('/account/passkeys')).data?.passkeys).toMatchObject([{ name: 'Blue key' }])

  const begun = await client.POST('/account/devices', { body: { name: 'My phone', pin: '4826', confirmPin: '4826' } })
  expect(begun.data).toMatchObject({ status: 'pending', device: null })
  const phone = openPhone(world)
  expect(await phone.enrol(parseLink(begun.data?.link ?? ''), { pin: '4826' })).toMatchObject({ ok: true })
  const enrolment = { path: { id: begun.data?.id ?? '' } }
  const there = await client.GET('/account/devices/enrolments/{id}', { params: enrolment })
  expect(there.data).toMatchObject({ status: 'completed', link: null, device: { name: 'My phone' } })

  const codes = await client.POST('/account/recovery-codes')
  expect(codes.data?.codes).toHaveLength(10)
  expect((await client.GET('/account/recovery-codes')).data).toMatchObject({ left: 10, canMake: true })
  expect((await client.PATCH('/account/two-factors', { body: { on: true } })).response.status).toBe(204)

  expect((await client.DELETE('/account/passkeys/{id}', { params: passkeyId })).response.status).toBe(204)
  const [tokenId] = (await client.GET('/account/tokens')).data?.tokens ?? []
  const removed = await client.DELETE('/account/tokens/{id}', { params: { path: { id: tokenId?.id ?? '' } } })
  expect(removed.response.status).toBe(204)
  const told = (await world.mails()).map(({ template }) => template)
  expect(told).toEqual(expect.arrayContaining(['token-added', 'passkey-added', 'device-added', 'passkey-removed']))
})

it('names, address, activity, a copy of all data, and leaving', async () => {
  await register()
  const names = { title: '', firstName: 'Elo', lastName: 'Müller' }
  expect((await client.PATCH('/account/names', { body: names })).response.status).toBe(204)
  const address = { email: 'elo@example.org', confirmEmail: 'elo@example.org' }
  expect((await client.POST('/account/email', { body: address })).response.status).toBe(204)
  expect((await client.GET('/account/email')).data?.waiting).toMatchObject({ newEmail: 'elo@example.org' })
  const link = await newestToken('email-change-new')
  const stranger = clientOf(world.browser())
  const asked = await stranger.POST('/email/link', { body: { token: link } })
  expect(asked.data).toEqual({ side: 'new', newEmail: 'elo@example.org', oldEmail: null, used: false, dueAt: null })
  expect((await stranger.POST('/email/confirm', { body: { token: link } })).data).toMatchObject({ changed: false })
  expect((await client.DELETE('/account/email')).response.status).toBe(204)
  expect((await client.DELETE('/account/email')).response.status).toBe(404)

  const page = await client.GET('/account/activity', { params: { query: { group: 'changes', limit: '1' } } })
  expect(page.data).toMatchObject({ more: true, lines: [{ kind: 'email-change-cancelled', byOperator: false }] })
  const before = page.data?.lines[0]?.id ?? ''
  const older = await client.GET('/account/activity', { params: { query: { before } } })
  expect(older.data?.lines.map(({ kind }) => kind)).toContain('names-changed')
  const bad = await browser.request('/cas/api/account/activity?limit=many')
  expect([bad.status, await bad.json()]).toMatchObject([422, { reason: 'invalid', issues: [{ field: 'limit' }] }])

  expect((await client.POST('/account/data')).response.status).toBe(204)
  expect((await client.POST('/account/data')).error?.reason).toBe('asked-lately')
  await world.provider.runOnce()
  const { data } = await client.GET('/account/data')
  expect(data).toMatchObject({ canAsk: false, copy: { readyAt: expect.any(Number) } })
  const file = await browser.request(`/cas/api/account/data/${data?.copy?.id}`)
  expect(file.headers.get('Content-Type')).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()))
  expect(strFromU8(files['data.json'] ?? new Uint8Array())).toContain(elodie.email)

  expect((await client.GET('/account/deletion')).data).toMatchObject({
    dueAt: null,
    goes: { password: true, sessions: 1 },
  })
  const due = (await client.POST('/account/deletion', { body: { sure: true } })).data?.dueAt
  expect(due).toBeGreaterThan(world.runtime.now())
  expect((await client.POST('/account/deletion', { body: { sure: true } })).error?.reason).toBe('waiting')
  expect((await client.DELETE('/account/deletion')).response.status).toBe(204)
  // The mail before has a link, too, which kept the account.
  await world.mails()
  await client.POST('/account/deletion', { body: { sure: true } })
  const keep = await newestToken('deletion-asked')
  expect((await stranger.POST('/deletion/link', { body: { token: keep } })).data).toEqual({ dueAt: expect.any(Number) })
  expect((await stranger.POST('/deletion/cancel', { body: { token: keep } })).response.status).toBe(204)
})

it('“this wasn’t me” ends every session and leads to another password', async () => {
  await register()
  const { data } = await client.GET('/account/activity')
  const line = data?.lines.find(({ reportable }) => reportable)
  const reported = await client.POST('/account/activity/{id}/not-me', { params: { path: { id: line?.id ?? '' } } })
  expect(reported.data?.token).toEqual(expect.any(String))
  expect((await client.GET('/account')).response.status).toBe(401)
  const body = {
    token: reported.data?.token ?? '',
    newPassword: 'Other-Horse7battery',
    confirmPassword: 'Other-Horse7battery',
  }
  expect((await client.POST('/password', { body })).data?.purpose).toBe('reset-password')
})
