import type { Account, Device, Link, Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import type { Push, PushTransport } from '../src/transport.ts'
import { type World, world } from './support/world.ts'

const subscription = { endpoint: 'https://fcm.googleapis.com/fcm/send/abc', keys: { p256dh: 'key', auth: 'auth' } }

/** Adds a phone with a push subscription, as enrolment does. */
async function phone({ store, keys, compose, now }: World): Promise<Device> {
  const account: Account = {
    id: 'account',
    uid: 'n00abcde',
    email: 'zoe@example.eu',
    title: null,
    firstName: 'Zoë',
    lastName: 'P',
    language: 'fr',
    status: 'pending',
    passwordHash: null,
    passwordChangedAt: null,
    preferredMethod: null,
    alwaysTwoFactors: false,
    timeZone: null,
    chosenZone: null,
    signInMails: null,
    assurance: null,
    memberOf: null,
    administrator: false,
    createdAt: now,
  }
  const link: Link = {
    tokenHash: 't',
    accountId: account.id,
    purpose: 'choose-password',
    continueTo: null,
    createdAt: now,
    expiresAt: now + 9,
  }
  await store.accounts.register({ account, emailKey: account.email, uidMarks: [], link, message: await compose() })
  const device: Device = {
    id: 'phone',
    accountId: account.id,
    name: 'My phone',
    model: 'Pixel 9',
    language: 'fr',
    status: 'active',
    presenceKey: '{}',
    presenceThumbprint: 'p',
    approvalKey: '{}',
    approvalThumbprint: 'd',
    pinKeyId: 'k',
    sealedOprfKey: 's',
    sealedCodeSecret: 's',
    sealedPush: await keys.seal(new TextEncoder().encode(JSON.stringify(subscription)), 'device:phone:push'),
    biometricId: null,
    biometricKey: null,
    triesInRow: 0,
    triesInLife: 0,
    pinResetAt: null,
    enrolmentId: 'e',
    createdAt: now,
    lastSeenAt: now,
  }
  const enrolment = {
    id: 'e',
    accountId: account.id,
    secretHash: 'h',
    name: 'My phone',
    replaces: null,
    sealedOprfKey: 's',
    sealedPinCheck: 's',
    createdAt: now,
    expiresAt: now + 300,
    keepUntil: now + 900,
  }
  await store.enrolments.start(enrolment)
  await store.enrolments.spendTry({ id: 'e', secretHash: 'h', blindedHash: 'b', limit: 5, now })
  const activity = {
    id: 'a',
    accountId: account.id,
    kind: 'device-added',
    at: now,
    details: {},
    subject: 's',
    facts: {},
  }
  await store.enrolments.complete({ id: 'e', device, replaces: null, maxDevices: 5, now, messages: [], activity })
  await emptied(store, now)
  return device
}

async function emptied(store: Store, now: number): Promise<void> {
  for (const { id } of await store.outbox.claim({ now, limit: 100, leaseSeconds: 1 })) await store.outbox.delivered(id)
}

function service(outcome: Awaited<ReturnType<PushTransport['send']>>) {
  const pushes: Push[] = []
  const push: PushTransport = {
    async send(each) {
      pushes.push(each)
      return outcome
    },
  }
  return { pushes, push }
}

test('a push says only what it is about, and may wait as long as it is of use', async () => {
  const here = await world()
  const { id } = await phone(here)
  await here.store.outbox.add([await here.compose({ kind: 'push', to: id, template: 'approval-request', params: {} })])
  here.now += 10
  const { pushes, push } = service({ ok: true })
  expect((await here.worker({ transports: { mail: here.mail, push } }).runOnce()).delivered).toBe(1)
  expect(pushes).toEqual([{ subscription, payload: '{"type":"approval-request"}', ttlSeconds: 110 }])
  expect(here.mail.letters).toEqual([])
})

test('a subscription that is gone is forgotten, and nothing is sent to it again', async () => {
  const here = await world()
  const { id } = await phone(here)
  const { pushes, push } = service({ ok: false, gone: true })
  for (const _ of [1, 2]) {
    await here.store.outbox.add([
      await here.compose({ kind: 'push', to: id, template: 'approval-request', params: {} }),
    ])
    expect((await here.worker({ transports: { mail: here.mail, push } }).runOnce()).delivered).toBe(1)
  }
  expect(pushes).toHaveLength(1)
  expect((await here.store.devices.find(id))?.sealedPush).toBeNull()
})

test('a push that comes too late, or to nobody, is not sent', async () => {
  const here = await world()
  const { id } = await phone(here)
  const { pushes, push } = service({ ok: true })
  const worker = here.worker({ transports: { mail: here.mail, push } })
  await here.store.outbox.add([
    await here.compose({ kind: 'push', to: 'nobody', template: 'approval-request', params: {} }),
  ])
  expect((await worker.runOnce()).delivered).toBe(1)
  await here.store.outbox.add([await here.compose({ kind: 'push', to: id, template: 'approval-request', params: {} })])
  here.now += 120
  expect((await worker.runOnce()).abandoned).toBe(1)
  expect(pushes).toEqual([])
})

test('a push service that is busy is asked again soon', async () => {
  const here = await world()
  const { id } = await phone(here)
  const { pushes, push } = service({ ok: false, fault: 'passing', error: 'push service answered 503' })
  await here.store.outbox.add([await here.compose({ kind: 'push', to: id, template: 'approval-request', params: {} })])
  const worker = here.worker({ transports: { mail: here.mail, push } })
  expect((await worker.runOnce()).failed).toBe(1)
  here.now += 2
  expect((await worker.runOnce()).failed).toBe(1)
  expect(pushes).toHaveLength(2)
})
