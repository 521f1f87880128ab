import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { eid } from '../src/methods/eid/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import { token, tokenApp } from '../src/methods/token/face.ts'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { beforeEach, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import { addPasskey, aloneOptions, type Authenticator } from './support/passkeys.ts'
import { enrolled, softBiometrics } from './support/phone.ts'
import { platform } from './support/platform.node.ts'
import { addApp } from './support/tokens.ts'
import { backFrom, honestCountry, stateOn } from './support/sign-in-model/country.ts'
import { makeWorld, registered, signIn, type World } from './support/world.ts'

const ACCOUNT = '/cas/account'
const number = '+32 470 12 34 12'

/**
 * Everything that changes what an account signs in with, or its address. Removing the passkey, by which the
 * fresh one signed in, comes last.
 */
const changes = (owned: Owned): readonly (readonly [string, string, Readonly<Record<string, string>>])[] => [
  ['adding a phone', '/cas/mobile', { name: 'Tablet', pin: '4826', confirmPin: '4826' }],
  ['turning biometrics off', `${ACCOUNT}/devices`, { action: 'biometrics-off', device: owned.device }],
  ['removing a phone', `${ACCOUNT}/devices`, { action: 'remove', device: owned.device }],
  ['adding an app', `${ACCOUNT}/tokens/app`, { name: 'Another' }],
  ['confirming an app', `${ACCOUNT}/tokens/app`, { id: 'x', code: '123456' }],
  ['taking a token', `${ACCOUNT}/tokens/device`, { serial: '7', code: '123456', nextCode: '654321' }],
  ['removing a token', `${ACCOUNT}/tokens`, { action: 'remove', token: owned.token }],
  ['adding a phone number', `${ACCOUNT}/phones/add`, { number: '+32 471 55 66 77' }],
  ['asking for its code again', `${ACCOUNT}/phones/add`, { id: 'x', again: '1' }],
  ['confirming a phone number', `${ACCOUNT}/phones/add`, { id: 'x', code: '123456' }],
  ['removing a phone number', `${ACCOUNT}/phones`, { phone: owned.phone }],
  ['leaving to link an eID', `${ACCOUNT}/eid`, { scheme: 'demoland' }],
  ['linking an eID that waits', `${ACCOUNT}/eid/link`, { eid: 'x' }],
  ['unlinking an eID', `${ACCOUNT}/eid`, { action: 'remove', eid: owned.eid }],
  ['making recovery codes', `${ACCOUNT}/recovery-codes`, {}],
  ['“always two factors”', `${ACCOUNT}/settings/two-factors`, { on: '1' }],
  ['another address', `${ACCOUNT}/email`, { email: 'new@example.org', confirmEmail: 'new@example.org' }],
  ['adding a passkey', `${ACCOUNT}/passkeys/add`, { name: 'Key', passkey: '{}' }],
  ['removing a passkey', `${ACCOUNT}/passkeys`, { action: 'remove', passkey: owned.passkey }],
]

/** Ids of what the account has. */
type Owned = Readonly<Record<'device' | 'token' | 'phone' | 'eid' | 'passkey', string>>

let world: World
let key: Authenticator
let accountId: string
let owned: Owned
beforeEach(async () => {
  const node = await platform()
  world = await makeWorld(node, {
    methods: [
      mobileAppPin(),
      passkey(),
      sms({ sender: mailbox(node.store.mailbox) }),
      token(),
      tokenApp(),
      password(),
      recoveryCode(),
      eid({ schemes: [honestCountry] }),
    ],
  })
  const uid = await registered(world)
  accountId = (await world.store.accounts.find({ uid }))?.id ?? ''
  const browser = world.browser()
  await signIn(browser)
  key = (await addPasskey(browser)).authenticator
  await signInByPasskey(browser)
  const phone = await enrolled(world, browser, { biometrics: await softBiometrics('http://localhost:4002') })
  await phone.turnOnBiometrics({ pin: '4826' })
  await addApp(world, browser)
  const form = await browser.submit(await browser.get(`${ACCOUNT}/phones/add`), { number })
  const text = (await world.mails()).find(({ template }) => template === 'text-new-phone')
  await browser.submit(form, { code: String(text?.params['code']) })
  const left = await browser.submit(await browser.get(`${ACCOUNT}/eid`), { scheme: 'demoland' })
  await browser.get(backFrom({ state: stateOn(left.html) ?? '', person: 'ann', assurance: 'substantial' }))
  const has = await everything()
  const first = (rows: readonly { readonly id: string }[]) => rows[0]?.id ?? ''
  owned = {
    device: first(has.devices),
    token: first(has.tokens),
    phone: first(has.phoneNumbers),
    eid: first(has.eids),
    passkey: first(has.passkeys),
  }
  await world.mails()
})

const signInByPasskey = async (browser: Browser) =>
  browser.post('/cas/login', { flow: '', passkey: await key.get(await aloneOptions(browser)) })

/** What the account signs in with, its address and what was said of it. */
async function everything() {
  const { accounts, activity, codeTokens, devices, eids, passkeys, phoneNumbers, recoveryCodes } = world.store
  return {
    account: await accounts.find({ id: accountId }),
    activity: (await activity.list(accountId, { limit: 99 })).filter(({ kind }) => kind !== 'signed-in'),
    codes: await recoveryCodes.left(accountId),
    devices: await devices.list(accountId),
    eids: await eids.list(accountId),
    passkeys: await passkeys.list(accountId),
    phoneNumbers: await phoneNumbers.list(accountId),
    tokens: await codeTokens.list(accountId),
  }
}

/** Sends each change; says where its answer leads, null: it is a page. */
async function send(browser: Browser): Promise<ReadonlyMap<string, string | null>> {
  const led = new Map<string, string | null>()
  for (const [what, path, fields] of changes(owned)) {
    const answer = await browser.request(path, { method: 'POST', body: new URLSearchParams(fields) })
    expect(answer.status, what).not.toBe(404)
    led.set(what, answer.headers.get('Location'))
  }
  return led
}

const toSignIn = /^\/cas\/login\?continue=%2Fcas%2F(account%2F.*|mobile)%3Flevel%3DMEDIUM/

it('whoever signed in a moment ago, with two factors, changes what the account signs in with', async () => {
  expect(Object.values(owned)).not.toContain('')
  expect((await everything()).devices[0]?.biometricId).not.toBeNull()
  const browser = world.browser()
  await signInByPasskey(browser)
  for (const [what, location] of await send(browser)) expect(location ?? '', what).not.toMatch(/^\/cas\/login/)
  const left = await everything()
  expect([...left.devices, ...left.eids, ...left.passkeys, ...left.phoneNumbers, ...left.tokens]).toEqual([])
})

it.each([
  ['signed in with two factors more than ten minutes ago', { stale: true, start: signInByPasskey }],
  ['signed in just now, by the password alone', { stale: false, start: (browser: Browser) => signIn(browser) }],
])('whoever %s signs in again first, and nothing was changed', async (_who, { stale, start }) => {
  const browser = world.browser()
  await start(browser)
  await world.mails()
  const before = await everything()
  if (stale) world.wait(601)
  for (const [what, location] of await send(browser)) {
    expect(location, what).toMatch(toSignIn)
    // A page that asks, not a circle of redirects.
    expect([(await browser.get(location ?? '')).status, what]).toEqual([200, what])
  }
  expect(await everything()).toEqual(before)
  expect(await world.mails()).toEqual([])
})
