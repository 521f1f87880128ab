import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { eid } from '../src/methods/eid/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import { token, tokenApp } from '../src/methods/token/face.ts'
import { clientOf } from './support/api-client.ts'
import type { Browser } from './support/browser.ts'
import { fakeCountry } from './support/eid.ts'
import { openAuthenticator } from './support/passkeys.ts'
import { deviceXml, importDevices, press } from './support/tokens.ts'
import { makeWorld, registered, rightPassword, signIn, type World } from './support/world.ts'

let world: World
let browser: Browser
let client: ReturnType<typeof clientOf>
/** Of Élodie, signed in a moment ago by the password that is all she has. */
let uid: string

async function begin(options: Parameters<typeof makeWorld>[1] = {}): Promise<void> {
  const node = await platform()
  const methods = [
    mobileAppPin(),
    passkey(),
    token(),
    tokenApp(),
    sms({ sender: { send: async () => ({ ok: true }) } }),
    password(),
    eid({ schemes: [fakeCountry()] }),
  ].flat()
  world = await makeWorld(node, { methods, ...options })
  uid = await registered(world)
  browser = world.browser()
  client = clientOf(browser)
  await signIn(browser)
}

/** What an answer says. */
const told = ({ error, response }: { readonly error?: unknown; readonly response: Response }): unknown => [
  response.status,
  error === undefined ? null : Reflect.get(Object(error), 'reason'),
]

describe('what isn’t there, or another’s, is not found', () => {
  beforeEach(() => begin())

  it('whatever is to be read, renamed or removed', async () => {
    const params = { path: { id: 'x' } }
    const body = { name: 'Mine' }
    const answers = await Promise.all([
      client.PATCH('/account/devices/{id}', { params, body }),
      client.DELETE('/account/devices/{id}', { params }),
      client.GET('/account/devices/enrolments/{id}', { params }),
      client.PATCH('/account/passkeys/{id}', { params, body }),
      client.DELETE('/account/passkeys/{id}', { params }),
      client.PATCH('/account/tokens/{id}', { params, body }),
      client.DELETE('/account/tokens/{id}', { params }),
      client.DELETE('/account/eids/{id}', { params }),
      client.GET('/account/eids/waiting/{id}', { params }),
      client.POST('/account/eids/waiting/{id}', { params }),
      client.DELETE('/account/lost-factor'),
      client.DELETE('/account/deletion'),
      client.DELETE('/account/email'),
      client.GET('/account/data/{id}', { params }),
      client.POST('/account/activity/{id}/not-me', { params }),
      client.POST('/account/devices', { body: { name: 'M', pin: '4826', confirmPin: '4826', replaces: 'x' } }),
    ])
    for (const answer of answers) expect(told(answer), answer.response.url).toEqual([404, 'not-found'])
  })

  it('nor by a link that nobody sent', async () => {
    const body = { token: 'x'.repeat(43) }
    const answers = await Promise.all([
      client.POST('/password/link', { body }),
      client.POST('/email/link', { body }),
      client.POST('/email/confirm', { body }),
      client.POST('/deletion/link', { body }),
      client.POST('/deletion/cancel', { body }),
    ])
    for (const answer of answers) expect(told(answer), answer.response.url).toEqual([410, 'not-found'])
    const lost = await Promise.all([
      client.POST('/lost-factor/link', { body }),
      client.POST('/lost-factor/confirm', { body }),
      client.POST('/lost-factor/removal', { body }),
      client.POST('/lost-factor/cancel', { body }),
    ])
    for (const answer of lost) expect(told(answer), answer.response.url).toEqual([404, 'not-found'])
  })
})

describe('a password, for programs', () => {
  beforeEach(() => begin())

  it('is changed by the present one, and no other', async () => {
    const elsewhere = world.browser()
    await signIn(elsewhere)
    const newPassword = 'Other-Horse7battery'
    const chosen = { newPassword, confirmPassword: newPassword }
    const wrong = await client.POST('/account/password', { body: { currentPassword: 'wrong', ...chosen } })
    expect(wrong.error).toMatchObject({ reason: 'invalid', issues: [{ field: 'currentPassword' }] })
    const right = await client.POST('/account/password', { body: { currentPassword: rightPassword, ...chosen } })
    expect(right.response.status).toBe(204)
    expect((await client.GET('/account')).response.status).toBe(200)
    expect((await clientOf(elsewhere).GET('/account')).response.status).toBe(401)
    expect((await signIn(world.browser(), { password: newPassword })).path).toMatch(/continue|account/)
  })

  it('isn’t sent a link to, where there is one', async () => {
    expect(told(await client.POST('/account/password/link'))).toEqual([409, 'has-one'])
    expect((await world.mails()).filter(({ template }) => template.includes('reset'))).toEqual([])
  })
})

describe('a passkey, for programs', () => {
  beforeEach(() => begin())

  it('signs in alone; what is none is refused, with why', async () => {
    const asked = await client.POST('/account/passkeys/options')
    const authenticator = await openAuthenticator()
    const made = await authenticator.create(JSON.parse(JSON.stringify(asked.data)))
    expect((await client.POST('/account/passkeys', { body: { name: 'Key', passkey: made } })).response.status).toBe(201)

    const other = clientOf(world.browser())
    const none = await other.POST('/passkey/sign-ins', { body: { passkey: '{}' } })
    expect([told(none), Reflect.get(Object(none.error), 'code')]).toEqual([
      [422, 'passkey-refused'],
      expect.stringMatching(/^[a-z-]+$/),
    ])
    const options = await other.POST('/passkey/options')
    const proof = await authenticator.get(JSON.parse(JSON.stringify(options.data)))
    const { data, response } = await other.POST('/passkey/sign-ins', { body: { passkey: proof } })
    expect([response.status, data?.step]).toMatchObject([201, { kind: 'done', person: { uid } }])
    expect((await other.GET('/account')).data).toMatchObject({ uid })
  })
})

describe('a token, for programs', () => {
  it('is taken by its serial number and two codes in a row', async () => {
    await begin()
    await importDevices(world, [deviceXml('7')], null)
    const wrong = { serial: '7', code: '000000', nextCode: '111111', name: '' }
    expect(told(await client.POST('/account/tokens', { body: wrong }))).toEqual([422, 'invalid'])
    const right = { serial: '7', code: press(0), nextCode: press(1), name: 'On my keys' }
    const { data, response } = await client.POST('/account/tokens', { body: right })
    expect([response.status, data]).toMatchObject([201, { name: 'On my keys' }])
    expect((await client.GET('/account/tokens')).data?.tokens).toMatchObject([{ name: 'On my keys' }])
  })

  it('is nothing that a provider without them takes', async () => {
    await begin({ methods: [tokenApp(), password()] })
    const body = { serial: '7', code: press(0), nextCode: press(1), name: '' }
    expect(told(await client.POST('/account/tokens', { body }))).toEqual([404, 'not-found'])
  })
})
