import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, providerSettings } from '@laissez-passer/core/context'
import { fromBase32, totp } from '@laissez-passer/core/one-time-codes'
import { eulogin2025 } from '@laissez-passer/core/password'
import type { Account, EidScheme, KeyRing, PasswordHasher, Store } from '@laissez-passer/core/ports'
import { mobileAppPin } from '@laissez-passer/core/sign-in/methods/mobile-app-pin'
import { mobileAppQr } from '@laissez-passer/core/sign-in/methods/mobile-app-qr'
import { passkey } from '@laissez-passer/core/sign-in/methods/passkey'
import { password } from '@laissez-passer/core/sign-in/methods/password'
import { recoveryCode } from '@laissez-passer/core/sign-in/methods/recovery-code'
import { sms } from '@laissez-passer/core/sign-in/methods/sms'
import { token, tokenApp } from '@laissez-passer/core/sign-in/methods/token'
import { tokenCram } from '@laissez-passer/core/sign-in/methods/token-cram'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { confirmPhone, startPhone } from '@laissez-passer/core/phones'
import { confirmTokenApp, importTokens, startTokenApp } from '@laissez-passer/core/tokens'
import { activityEntry } from '../../../../core/src/activity.ts'
import { hashRecoveryCode, readRecoveryCode } from '../../../../core/src/recovery/code.ts'
import { node } from '../../../../runtime/src/node/index.ts'
import { sqlite, type SqliteStore } from '../../../../store-sql/src/sqlite.ts'
import type { Browser } from '../browser.ts'
import { addPasskey, aloneOptions, type Authenticator } from '../passkeys.ts'
import { linkOn, memoryKeys, openPhone, parseLink } from '../phone.ts'
import { elodie, makeWorld, origin, registered, shop, signIn, type World } from '../world.ts'

type DeviceRecord = NonNullable<Awaited<ReturnType<ReturnType<typeof memoryKeys>['load']>>>

/** Everybody in the model. `nobody` has no account. */
export type Who = 'ann' | 'ben' | 'cat' | 'dan' | 'eve' | 'fay' | 'nobody'

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

/** Every method there is: one that is added here is in the model's reach. */
export const methods = [
  mobileAppPin(),
  mobileAppQr(),
  passkey(),
  token(),
  tokenCram(),
  tokenApp(),
  sms(),
  recoveryCode(),
  password(),
]

/** Who asks for what: two factors, the highest level, one method by name. */
export const services = [
  shop,
  { ...shop, name: 'Bank', clientId: 'bank', requiredLevel: 'HIGH' as const },
  { ...shop, name: 'Desk', clientId: 'desk', requiredLevel: 'BASIC' as const, acceptedMethods: ['mobile-app-pin'] },
]

/** Two days after everything was set up: nothing of that is fresh, no session of it lives. */
const settingUp = 1_800_000_000
const begins = settingUp + 2 * 24 * 3600

/** Passwords as they are: what hashing costs is no subject here. */
const plain: PasswordHasher = {
  hash: async (text) => `plain:${text}`,
  verify: async (text, phc) => ({ ok: phc === `plain:${text}`, needsRehash: false }),
  verifyNothing: async () => false,
}

/** Where files cost no waiting for a disk: nothing here has to outlive a crash. */
const inMemory = '/dev/shm'

const secretKey = 'model-only-'.repeat(5)

function worldOn(store: Store, clock: Clock, judged: (what: string) => void = () => {}): Promise<World> {
  const own = node({ secretKey })
  const hasher: PasswordHasher = {
    ...plain,
    verify: (text, phc) => {
      judged('password')
      return plain.verify(text, phc)
    },
  }
  const keyRing: KeyRing = {
    ...own.keyRing,
    open: (sealed, context) => {
      // What it is, without whose: `token`, `code-secret`, `oprf-key`.
      judged(/code-secret|oprf-key/.exec(context)?.[0] ?? context.split(':')[0] ?? '')
      return own.keyRing.open(sealed, context)
    },
  }
  const runtime = { ...own, hasher, keyRing, now: () => clock.now }
  const platform = { store, runtime, queries: () => ({ queries: 0, commits: 0 }) }
  return makeWorld(platform, {
    methods,
    services,
    eids: [honestCountry],
    sms: mailbox(store.mailbox),
    smsRetiredAt: null,
    peer: (request) => request.headers.get('Test-Address'),
  })
}

/** A clock that is set by hand. */
export interface Clock {
  now: number
}

/** A provider with a database of its own. */
export interface Opened {
  readonly world: World
  readonly clock: Clock
  /** How often something secret was looked at, by what it was: a password, the key of a token, the hash of a recovery code. */
  readonly judged: Map<string, number>
  /** Ends the provider and starts another on the same file. */
  readonly restart: () => Promise<World>
  readonly close: () => void
}

/** A provider with its people, kept as a file so that each run of the model has one of its own. */
export interface Cast {
  readonly people: Readonly<Record<Exclude<Who, 'nobody'>, Person>>
  /** A provider in which nothing has happened yet. `wrap` may stand between it and its store. */
  open(wrap?: (store: Store) => Store): Promise<Opened>
  readonly close: () => void
}

/** Registers everybody and sets up what they have. */
export async function makeCast(): Promise<Cast> {
  const folder = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'sign-in-model-'))
  const template = join(folder, 'template.db')
  const store = await sqlite(template)
  const world = await worldOn(store, { now: settingUp })
  const people = {
    ann: await cast(world, 'ann'),
    ben: await cast(world, 'ben', { passkey: true, phone: true, codes: true }),
    cat: await cast(world, 'cat', { passkey: true, app: true, always: true }),
    dan: await cast(world, 'dan', { tokens: true }),
    eve: await cast(world, 'eve', { number: true }),
    fay: await cast(world, 'fay', { eid: true }),
  }
  store.close()
  let opened = 0
  return {
    people,
    async open(wrap = (store) => store) {
      const path = join(folder, `${++opened}.db`)
      copyFileSync(template, path)
      const clock = { now: begins }
      let running: SqliteStore = await sqlite(path)
      const judged = new Map<string, number>()
      const count = (what: string) => judged.set(what, (judged.get(what) ?? 0) + 1)
      const start = () => worldOn(countingCodes(wrap(running), count), clock, count)
      return {
        world: await start(),
        clock,
        judged,
        restart: async () => {
          running.close()
          running = await sqlite(path)
          return start()
        },
        close: () => {
          running.close()
          for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
        },
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Recovery codes are looked up by their hash: asking for one is judging it. */
function countingCodes(store: Store, judged: (what: string) => void): Store {
  const { recoveryCodes } = store
  const spend: typeof recoveryCodes.spend = (options) => {
    judged('recovery-code')
    return recoveryCodes.spend(options)
  }
  return new Proxy(store, {
    get: (target, name, self) =>
      name === 'recoveryCodes' ? { ...recoveryCodes, spend } : Reflect.get(target, name, self),
  })
}

const passwords: Readonly<Record<string, string>> = {
  ann: 'Juniper',
  ben: 'Saffron',
  cat: 'Obsidian',
  dan: 'Marigold',
  eve: 'Hawthorn',
  fay: 'Larkspur',
}

/** Who gets what. */
interface Given {
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

async function cast(world: World, name: string, given: Given = {}): Promise<Person> {
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
    methods,
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
  const started = await startTokenApp(context, { account, name: 'My app' })
  const secret = started.ok ? fromBase32(started.app.secret) : null
  if (!started.ok || !secret) throw new Error('no app')
  const code = totp(secret, { hash: 'SHA1', digits: 6, stepSeconds: 30, time: context.now })
  const confirmed = await confirmTokenApp(context, { account, id: started.app.id, code })
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
  const started = await startPhone(context, { account, number: '+32470123412', visitor })
  const [text] = await world.mails()
  const code = String(text?.params['code'])
  if (!started.ok || !(await confirmPhone(context, { account, id: started.id, code })).ok) throw new Error('no number')
}

/** A country that says the truth: whom its answer names, it really saw. What an answer says, the moves decide. */
const honestCountry: EidScheme = {
  id: 'demoland',
  country: 'ZZ',
  name: { en: 'Demoland', fr: 'Démolande' },
  answer: 'query',
  begin: async ({ state }) => ({ ok: true, url: `https://eid.example/?state=${state}`, memory: state }),
  finish: async ({ memory, response: { params } }) => {
    const assurance = (['low', 'substantial', 'high'] as const).find((name) => name === params['assurance'])
    if (params['person'] === undefined || !assurance || params['state'] !== memory)
      return { ok: false, reason: 'invalid' }
    const identity = { firstName: 'Ada', lastName: 'Démo', dateOfBirth: '1990-12-10', email: null, assurance }
    return { ok: true, identity: { ...identity, personId: params['person'] } }
  },
}

/** Where a page that sends somebody to their country leads: the state in it. */
export const stateOn = (html: string): string | null => /eid\.example\/\?state=([\w-]+)/.exec(html)?.[1] ?? null

/** How a country sends somebody back. */
export const backFrom = (said: {
  readonly state: string
  readonly person: string
  readonly assurance: string
}): string => `/cas/eid/callback/demoland?${new URLSearchParams(said)}`

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
    hashes: await Promise.all(codes.map((code) => hashRecoveryCode(accountId, readRecoveryCode(code) ?? ''))),
    now: context.now,
    messages: [],
    activity: activityEntry(context, { accountId, kind: 'recovery-codes-made' }),
  })
  return codes
}
