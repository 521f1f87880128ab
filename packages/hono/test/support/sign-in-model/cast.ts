import { honestCountry } from './country.ts'
import { makePerson, type Person } from './person.ts'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeyRing, PasswordHasher, Store } from '@laissez-passer/core/ports'
import { eid } from '../../../src/methods/eid/face.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../../../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../../../src/methods/passkey/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { recoveryCode } from '../../../src/methods/recovery-code/face.ts'
import { sms } from '../../../src/methods/sms/face.ts'
import { token, tokenApp, tokenCram } from '../../../src/methods/token/face.ts'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import type { MailTransport } from '@laissez-passer/delivery/transport'
import type { ServiceInput } from '@laissez-passer/federation/services'
import { node } from '../../../../runtime/src/node/index.ts'
import { sqlite, type SqliteStore } from '../../../../store-sql/src/sqlite.ts'
import { makeWorld, shop, type World } from '../world.ts'

/** Everybody in the model. `nobody` has no account. */
export type Who = 'ann' | 'ben' | 'cat' | 'dan' | 'eve' | 'fay' | 'nobody'

/** Every method that has words or a code: one that is added here is in the model's reach. */
const methodsWith = (sender?: MailTransport) => [
  mobileAppPin(),
  mobileAppQr(),
  passkey(),
  token(),
  tokenCram(),
  tokenApp(),
  sms(sender ? { sender } : {}),
  recoveryCode(),
  password(),
]

/** Their names. */
export const methodNames = methodsWith().map(({ method }) => method.name)

/** Who asks for what: two factors, the highest level, one method by name. */
export const services = [
  shop,
  { ...shop, name: 'Bank', clientId: 'bank', requiredLevel: 'HIGH' as const },
  { ...shop, name: 'Desk', clientId: 'desk', requiredLevel: 'BASIC' as const, acceptedMethods: ['mobile-app-pin'] },
]

/** An app on a television: whoever types its code lets it in. */
const television: ServiceInput = {
  type: 'oidc',
  name: 'Film Club',
  clientId: 'films',
  grantTypes: ['urn:ietf:params:oauth:grant-type:device_code'],
}

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
    verify: (text, phc, turn) => {
      judged('password')
      return plain.verify(text, phc, turn)
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
  const mac: KeyRing['mac'] = (purpose, data) => {
    judged(`mac of ${purpose}`)
    return own.keyRing.mac(purpose, data)
  }
  const macs: KeyRing['macs'] = (purpose, data) => {
    judged(`macs of ${purpose}`)
    return own.keyRing.macs(purpose, data)
  }
  const runtime = { ...own, hasher, keyRing: { ...keyRing, mac, macs }, now: () => clock.now }
  const platform = { store, runtime, queries: () => ({ queries: 0, commits: 0 }) }
  return makeWorld(platform, {
    methods: [...methodsWith(mailbox(store.mailbox)), eid({ schemes: [honestCountry] })],
    services: [...services, television],
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
  /**
   * How often something secret was looked at, by what it was: a password, the key of a token, the hash of a
   * recovery code.
   */
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
    ann: await makePerson(world, 'ann'),
    ben: await makePerson(world, 'ben', { passkey: true, phone: true, codes: true }),
    cat: await makePerson(world, 'cat', { passkey: true, app: true, always: true }),
    dan: await makePerson(world, 'dan', { tokens: true }),
    eve: await makePerson(world, 'eve', { number: true }),
    fay: await makePerson(world, 'fay', { eid: true }),
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
