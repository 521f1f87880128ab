import { backFrom, stateOn } from './country.ts'
import { type Context, providerSettings } from '@laissez-passer/core/context'
import { fromBase32, totp } from '@laissez-passer/core/one-time-codes'
import { eulogin2025 } from '@laissez-passer/core/password'
import type { Account } from '@laissez-passer/core/ports'
import { sms } from '@laissez-passer/core/methods/sms'
import { confirmPhone, startPhone } from '@laissez-passer/core/internal/methods/sms'
import { importTokens } from '@laissez-passer/core/methods/token'
import { confirmTokenApp, startTokenApp } from '@laissez-passer/core/internal/methods/token'
import { activityEntry } from '../../../../core/src/context/activity.ts'
import { hashRecoveryCode, readRecoveryCode } from '../../../../core/src/methods/recovery-code/code.ts'
import { freshly } from '../../../../core/test/support/fresh.ts'
import { mobileNumbers } from '../../../src/methods/sms/numbers.ts'
import type { Browser } from '../browser.ts'
import { addPasskey, aloneOptions, type Authenticator } from '../passkeys.ts'
import { linkOn, memoryKeys, openPhone, parseLink } from '../phone.ts'
import { elodie, origin, registered, signIn, type World } from '../world.ts'

type DeviceRecord = NonNullable<Awaited<ReturnType<ReturnType<typeof memoryKeys>['load']>>>

/** What somebody has to prove who they are; what isn't there they don't have. */
export interface Person {
  readonly email: string
  readonly accountId: string
  readonly password: string
  /** What their phone stores. */
  readonly phone: DeviceRecord | null
  readonly passkey: Authenticator | null
  readonly appSecret: Uint8Array<ArrayBuffer> | null
  /** The secret of a token that counts and of one that answers challenges. */
  readonly tokenSecret: Uint8Array<ArrayBuffer> | null
  readonly recoveryCodes: readonly string[]
  /** Their number in their country. */
  readonly personId: string | null
}

export const pin = '4826'
export const suite = 'OCRA-1:HOTP-SHA1-6:QN08'

const passwords: Readonly<Record<string, string>> = {
  ann: 'Juniper',
  ben: 'Saffron',
  cat: 'Obsidian',
  dan: 'Marigold',
  eve: 'Hawthorn',
  fay: 'Larkspur',
}

/** Who gets what. */
export interface Given {
  readonly passkey?: boolean
  readonly phone?: boolean
  readonly app?: boolean
  readonly tokens?: boolean
  readonly codes?: boolean
  readonly number?: boolean
  readonly eid?: boolean
  /** Wants to be asked for two factors always. */
  readonly always?: boolean
}

/** Registers somebody and sets up what they have. */
export async function makePerson(world: World, name: string, given: Given = {}): Promise<Person> {
  const email = `${name}@example.org`
  const password = `${passwords[name] ?? 'Plain'}-4lantern-Quiet`
  const uid = await registered(world, { ...elodie, email, confirmEmail: email }, password)
  const { store, runtime } = world
  const account = await store.accounts.find({ uid })
  if (!account) throw new Error(`${name} has no account`)
  const settings = providerSettings({ origin, name: 'Laissez-passer', passwordPolicy: eulogin2025 })
  const context: Context = {
    ...runtime,
    now: runtime.now(),
    store,
    settings,
    methods: [sms()],
    describeDestination: () => null,
  }
  const browser = world.browser()
  await signIn(browser, { identifier: email, password })
  // The passkey first: it opens what asks for a second factor afterwards.
  const key = given.passkey ? (await addPasskey(browser)).authenticator : null
  if (key && given.phone)
    await browser.post('/cas/login', { flow: '', passkey: await key.get(await aloneOptions(browser)) })
  const appSecret = given.app ? await appOf(context, account) : null
  if (given.number) await numberOf(context, account, world)
  if (given.eid) await linkEid(browser, name)
  if (given.always && key) {
    await browser.post('/cas/login', { flow: '', passkey: await key.get(await aloneOptions(browser)) })
    await browser.submit(await browser.get(ALWAYS), { on: '1' }, { action: ALWAYS })
  }
  return {
    email,
    personId: given.eid ? name : null,
    accountId: account.id,
    password,
    passkey: key,
    phone: given.phone ? await phoneOf(world, browser) : null,
    appSecret,
    tokenSecret: given.tokens ? await tokensOf(context, uid) : null,
    recoveryCodes: given.codes ? await codesOf(context, account) : [],
  }
}

async function phoneOf(world: World, browser: Browser): Promise<DeviceRecord> {
  const fields = { name: 'My phone', pin, confirmPin: pin }
  const page = await browser.submit(await browser.get('/cas/mobile'), fields, { action: '/cas/mobile' })
  const keys = memoryKeys()
  const done = await openPhone(world, { keys }).enrol(parseLink(linkOn(page.html)), { pin })
  const record = await keys.load()
  if (!done.ok || !record) throw new Error('no phone')
  return record
}

async function appOf(context: Context, account: Account): Promise<Uint8Array<ArrayBuffer>> {
  const fresh = await freshly(context, account)
  const started = await startTokenApp(context, { fresh, name: 'My app' })
  const secret = started.ok ? fromBase32(started.app.secret) : null
  if (!started.ok || !secret) throw new Error('no app')
  const code = totp(secret, { hash: 'SHA1', digits: 6, stepSeconds: 30, time: context.now })
  const confirmed = await confirmTokenApp(context, { fresh, id: started.app.id, code })
  if (!confirmed.ok) throw new Error('app not confirmed')
  return secret
}

async function tokensOf(context: Context, uid: string): Promise<Uint8Array<ArrayBuffer>> {
  const device = (serial: string, profile: string, parameters: string) =>
    `<KeyPackage><DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
     <Key Id="${serial}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${parameters}</AlgorithmParameters>
     <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data></Key></KeyPackage>`
  const devices = device('1', 'hotp', '') + device('2', 'ocra', `<Suite>${suite}</Suite>`)
  const source = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${devices}</KeyContainer>`
  const imported = await importTokens(context, { source, sharedKey: null, ownerOf: () => ({ uid }) })
  if (!imported.ok || imported.keys.some(({ outcome }) => outcome !== 'added')) throw new Error('no tokens')
  return new TextEncoder().encode('12345678901234567890')
}

const ALWAYS = '/cas/account/settings/two-factors'

async function numberOf(context: Context, account: Account, world: World): Promise<void> {
  await world.mails()
  const visitor = { address: '192.0.2.9' }
  const fresh = await freshly(context, account)
  const started = await startPhone(context, { fresh, number: '+32470123412', parse: await mobileNumbers(), visitor })
  const [text] = await world.mails()
  const code = String(text?.params['code'])
  if (!started.ok || !(await confirmPhone(context, { fresh, id: started.id, code })).ok) throw new Error('no number')
}

async function linkEid(browser: Browser, person: string): Promise<void> {
  const list = '/cas/account/eid'
  const left = await browser.submit(await browser.get(list), { scheme: 'demoland' }, { action: list })
  const done = await browser.get(backFrom({ state: stateOn(left.html) ?? '', person, assurance: 'substantial' }))
  if (!done.path.includes('eid-linked')) throw new Error(`no eID: ${done.path}`)
}

async function codesOf(context: Context, { id: accountId }: Account): Promise<readonly string[]> {
  const codes = ['7K2M-Q9XD-04TB-PZ1H', '7K2M-Q9XD-04TB-PZ2H', '7K2M-Q9XD-04TB-PZ3H', '7K2M-Q9XD-04TB-PZ4H']
  await context.store.recoveryCodes.replace({
    accountId,
    hashes: codes.map((code) => hashRecoveryCode(accountId, readRecoveryCode(code) ?? '')),
    now: context.now,
    messages: [],
    activity: await activityEntry(context, { accountId, kind: 'recovery-codes-made' }),
  })
  return codes
}
