import { mailbox } from '@laissez-passer/delivery/mailbox'
import { createOutboxWorker } from '@laissez-passer/delivery/outbox'
import { smsHttp } from '@laissez-passer/delivery/sms-http'
import { smtp } from '@laissez-passer/delivery/smtp'
import { createVapidKeys, webPush } from '@laissez-passer/delivery/web-push'
import { eid } from '@laissez-passer/hono/methods/eid'
import { mobileAppPin } from '@laissez-passer/hono/methods/mobile-app-pin'
import { mobileAppQr } from '@laissez-passer/hono/methods/mobile-app-qr'
import { sms } from '@laissez-passer/hono/methods/sms'
import { createDevice } from '@laissez-passer/mobile-crypto'
import { memoryKeys } from '@laissez-passer/mobile-crypto/memory'
import { breachedPasswords } from '@laissez-passer/runtime/breached-passwords'
import { node } from '@laissez-passer/runtime/node'
import { postgresSignals } from '@laissez-passer/runtime/postgres-signals'
import { d1, migrateD1 } from '@laissez-passer/store-sql/d1'
import { postgres } from '@laissez-passer/store-sql/postgres'
import { sharded } from '@laissez-passer/store-sql/sharded'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { describe, expect, it } from 'vitest'

const secretKey = 'replace me by 32 random characters or more'
const vapid = await createVapidKeys()
const outbox = { store: {}, keyRing: {}, transports: { mail: { send: () => {} } }, render: () => {}, clock: () => 0 }

/**
 * What is made with options, as a program without types calls it: right ones, and for each option what it
 * doesn't take.
 */
const table: Readonly<
  Record<
    string,
    {
      readonly make: (options: never) => unknown
      readonly right: object
      readonly wrong: Readonly<Record<string, readonly unknown[]>>
    }
  >
> = {
  node: {
    make: node,
    right: { secretKey },
    wrong: {
      secretKey: [undefined, 'short', `${secretKey},short`, 7],
      parallelHashes: [0, 1.5, '2'],
      watchHashes: [{}, 1],
      triedOn: ['bun'],
    },
  },
  breachedPasswords: {
    make: breachedPasswords,
    right: { url: 'https://range.example' },
    wrong: { url: [undefined, 'range.example', 'ftp://x'], timeoutMs: [0, '1'], onFailure: ['log'], fetch: [1] },
  },
  sqlite: { make: (given: never) => sqlite(':memory:', given), right: {}, wrong: { onQuery: [1], around: ['x'] } },
  d1: {
    make: (given: never) => d1({ prepare: () => never(), batch: () => never() }, given),
    right: {},
    wrong: { onQuery: [1], around: ['x'], sharesCall: [0, 1.5] },
  },
  postgres: {
    make: (given: never) => postgres('postgres://nobody@127.0.0.1:1/none', given),
    right: {},
    wrong: {
      connections: [0, '10'],
      patienceMs: [0, -1],
      direct: ['', 7],
      mayBeNew: ['no'],
      onQuery: [1],
      around: [1],
    },
  },
  sharded: {
    make: (given: never) => sharded([], given),
    right: { key: new Uint8Array(32) },
    wrong: { key: [undefined, new Uint8Array(31), 'k'.repeat(32)], full: [1, [-1]], sweptAtOnce: [0, 'all'] },
  },
  smtp: {
    make: (given: never) => smtp('smtp://me%40example.eu@localhost', given),
    right: {},
    wrong: { from: [1] },
  },
  smsHttp: {
    make: smsHttp,
    right: { url: 'https://sms.example' },
    wrong: { url: [undefined, ''], body: ['', {}], headers: ['a: b'], fetch: [{}] },
  },
  webPush: {
    make: webPush,
    right: { vapid, contact: 'mailto:me@example.eu' },
    wrong: {
      vapid: [undefined, {}, { ...vapid, privateKey: 'c2hvcnQ' }],
      contact: [undefined, 'me@example.eu', 'http://example.eu', 'http://localhost.example.eu'],
      hosts: ['push.example', [1]],
      fetch: [1],
    },
  },
  createOutboxWorker: {
    make: createOutboxWorker,
    right: outbox,
    wrong: {
      store: [undefined, 'id.db'],
      keyRing: [undefined],
      transports: [undefined, {}, { mail: {} }],
      render: [undefined, 'text'],
      clock: [undefined, 0],
      onEvent: [1],
      attemptSeconds: [0],
    },
  },
  createDevice: {
    make: createDevice,
    right: { issuers: ['https://id.example.eu'], keys: memoryKeys() },
    wrong: {
      issuers: [undefined, [], ['id.example.eu'], ['https://id.example.eu/'], ['http://id.example.eu']],
      base: ['cas', 7],
      keys: [undefined, {}, 'indexedDb'],
      fetch: [1],
      model: ['Pixel'],
      language: ['en'],
      screenLock: [true],
      biometrics: [true],
      pollSeconds: [0, '5'],
    },
  },
  mobileAppPin: { make: mobileAppPin, right: {}, wrong: { app: ['app.example.eu', 'https://app.example.eu/', 1] } },
  mobileAppQr: { make: mobileAppQr, right: {}, wrong: { app: ['app.example.eu', 'https://app.example.eu/', 1] } },
  sms: { make: sms, right: {}, wrong: { sender: ['https://sms.example', {}] } },
  eid: { make: eid, right: { schemes: [] }, wrong: { schemes: [undefined, 'ee', [{}]] } },
}

const never = (): never => {
  throw new Error('asked the database')
}
const attempt = async (make: (options: never) => unknown, given: unknown): Promise<unknown> => {
  try {
    // What a program without types gives.
    await Reflect.apply(make, undefined, [given])
    return null
  } catch (error) {
    return error
  }
}
const invalid = (...words: readonly string[]) =>
  expect.objectContaining({
    code: 'invalid-settings',
    message: expect.stringMatching(new RegExp(words.map((word) => word.replace(/[()]/g, '\\$&')).join('.*'))),
  })

describe.each(Object.entries(table))('%s', (name, { make, right, wrong }) => {
  it('takes what it says, and no option that it doesn’t know', async () => {
    expect(await attempt(make, right)).not.toEqual(invalid(name))
    expect(await attempt(make, { ...right, colour: 'blue' })).toEqual(invalid(name, 'colour isn’t an option'))
    const [first = ''] = Object.keys(wrong)
    const misspelt = `${first}s`
    expect(await attempt(make, { ...right, [misspelt]: 1 })).toEqual(invalid(misspelt, `did you mean ${first}`))
    expect(await attempt(make, 'x')).toEqual(invalid(name, 'takes an object of options'))
  })

  it.each(Object.entries(wrong).flatMap(([option, values]) => values.map((value) => [option, value] as const)))(
    'refuses %s: %j',
    async (option, value) => {
      const error = await attempt(make, { ...right, [option]: value })
      expect(error).toEqual(invalid(`${name}: ${option} `, 'must be '))
      if (typeof value === 'string' && value.length > 4) expect(String(error)).not.toContain(`not "${value}`)
    },
  )
})

/** What is called with an argument that has no name, what it says it takes, and what it doesn't. */
const calls: readonly (readonly [string, (given: never) => unknown, string, readonly unknown[]])[] = [
  ['sqlite', sqlite, 'the path of a file, or :memory:', [undefined, '', {}]],
  ['d1', d1, 'a D1 database, such as env.DB', [undefined, {}, 'DB']],
  ['migrateD1', migrateD1, 'a D1 database, such as env.DB', [undefined, {}, 'DB']],
  ['mailbox', mailbox, 'store.mailbox', [undefined, {}, { outbox: {}, mailbox: {} }]],
  ['postgresSignals', postgresSignals, 'the address of a database, postgres://…', [undefined, '', 'db.example']],
]

it.each(calls)('%s says what it takes', async (...[name, make, accepted, wrong]) => {
  for (const given of wrong) expect(await attempt(make, given)).toEqual(invalid(`${name} takes ${accepted}`, 'not '))
})

it('tells all faults of one call at once', async () => {
  const error = await attempt(createDevice, { issuers: [], keys: {}, isuers: [] })
  expect(String(error).split('\n')).toHaveLength(3)
})
