import { beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../../src/account/index.ts'
import { deviceTopic } from '../../../src/context/topics.ts'
import {
  beginFactorRemoval,
  cancelFactorRemoval,
  findFactorRemoval,
  findLostFactorLink,
  finishFactorRemovals,
  listLostFactors,
  waitingFactorRemoval,
} from '../../../src/recovery/index.ts'
import { sealLink } from '../../../src/links/sealed-link.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/method.ts'
import { password } from '../../../src/methods/password/method.ts'
import { enrolled } from '../../support/phones.ts'
import { makeRecoveryCodes } from '../../../src/methods/recovery-code/codes.ts'
import { freshly } from '../../support/fresh.ts'
import { begun, jane, janeWithPhone, names, phoneId, reported, session, stuck, wait, world } from './support/world.ts'

beforeEach(janeWithPhone)

describe('a lost factor', () => {
  it('goes after a link in a mail and 72 hours, told of by mail, alone', async () => {
    await enrolled(world.context.store, jane.id, { name: 'Tablet' })
    const cancelToken = await begun()
    const dueAt = world.now + wait
    const told = await world.mails()
    // Every phone is woken, the lost one too.
    expect(told.filter(({ template }) => template === 'factor-removal')).toHaveLength(2)
    expect(told.find(({ template }) => template === 'factor-removal-waiting')).toMatchObject({
      template: 'factor-removal-waiting',
      params: { factor: 'My phone', dueAt, cancelLink: expect.stringContaining('/cas/lost-factor/removal?token=') },
    })
    expect(await findFactorRemoval(world.context, { token: cancelToken })).toMatchObject({
      removal: { factorName: 'My phone', dueAt },
    })
    world.now = dueAt - 1
    expect(await finishFactorRemovals(world.context)).toBe(0)
    expect(await names()).toHaveLength(2)
    world.now = dueAt
    expect(await Promise.all([1, 2, 3].map(() => finishFactorRemovals(world.context)))).toContain(1)
    expect(await names()).toEqual(['Tablet'])
    const mails = (await world.mails()).filter(({ template }) => template === 'factor-removed')
    expect(mails).toMatchObject([{ to: jane.email, params: { factor: 'My phone', notMeLink: expect.any(String) } }])
    expect(await finishFactorRemovals(world.context)).toBe(0)
  })

  it('may be a passkey', async () => {
    const passkey = {
      id: 'passkey-1',
      accountId: jane.id,
      credentialId: 'credential-1',
      publicKey: 'pQECAyYgASFYIA',
      signCount: 0,
      name: 'My key',
      kind: 'security-key',
      aaguid: '00000000-0000-0000-0000-000000000000',
      transports: ['usb'],
      discoverable: false,
      backedUp: false,
      createdAt: world.now,
      lastUsedAt: null,
    } as const
    const activity = {
      id: 'a-1',
      accountId: jane.id,
      kind: 'passkey-added',
      at: world.now,
      details: {},
      subject: 's',
      facts: {},
    }
    await world.context.store.passkeys.add({ passkey, limit: 9, messages: [], activity })
    const begun = await beginFactorRemoval(world.context, { token: await reported(passkey.id) })
    expect(begun.ok).toBe(true)
    world.now += wait
    expect(await finishFactorRemovals(world.context)).toBe(1)
    expect(await world.context.store.passkeys.list(jane.id)).toEqual([])
    expect(await names()).toEqual(['My phone'])
  })

  it('is one at a time, and each link begins one', async () => {
    const tablet = await enrolled(world.context.store, jane.id, { name: 'Tablet' })
    const [token, other] = [await reported(), await reported(tablet.id)]
    const results = await Promise.all(Array.from({ length: 10 }, () => beginFactorRemoval(world.context, { token })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await beginFactorRemoval(world.context, { token: other })).toEqual({ ok: false, reason: 'waiting' })
    expect(await listLostFactors(world.context, await stuck())).toMatchObject({
      factors: expect.arrayContaining([
        expect.objectContaining({ name: 'My phone' }),
        expect.objectContaining({ name: 'Tablet' }),
      ]),
      waiting: { factorName: 'My phone' },
    })
    await cancelFactorRemoval(world.context, { current: await session() })
    expect(await findLostFactorLink(world.context, token)).toBeNull()
    expect(await beginFactorRemoval(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('tells phones that listen, at its beginning and when it is kept; the log names the factor', async () => {
    const told: string[] = []
    const context = {
      ...world.context,
      signals: { ...world.context.signals, notify: (topic: string) => told.push(topic) },
    }
    const token = await reported()
    const begun = await beginFactorRemoval(context, { token })
    if (!begun.ok) throw new Error(begun.reason)
    expect(told).toEqual([deviceTopic(phoneId)])
    expect(await cancelFactorRemoval(context, { token: begun.cancelToken })).toEqual({ ok: true })
    expect(told).toEqual([deviceTopic(phoneId), deviceTopic(phoneId)])
    const lines = await listActivity(context, { current: await session() })
    const ofRemoval = lines.filter(({ kind }) => kind.startsWith('factor-removal'))
    expect(ofRemoval.map(({ kind, details }) => [kind, details.factor])).toEqual([
      ['factor-removal-cancelled', 'My phone'],
      ['factor-removal-asked', 'My phone'],
    ])
  })

  it('of an account that is gone by then isn’t counted; recovery codes are no factor that is lost', async () => {
    await begun()
    world.now += wait
    const { store } = world.context
    const find = async () => null
    const context = { ...world.context, store: { ...store, accounts: { ...store.accounts, find } } }
    expect(await finishFactorRemovals(context)).toBe(0)
    const methods = [password(), mobileAppPin()]
    const made = await makeRecoveryCodes({ ...world.context, methods }, { fresh: await freshly(world.context, jane) })
    expect(made.ok).toBe(true)
    const listed = await listLostFactors(world.context, await stuck())
    expect(listed).toMatchObject({
      ok: true,
      factors: [{ kind: 'device', id: phoneId, name: 'My phone', model: 'Pixel 9' }],
    })
  })

  it('is nothing to whom nothing waits for, nor once it is gone otherwise', async () => {
    const current = await session()
    expect(await waitingFactorRemoval(world.context, { current })).toBeNull()
    expect(await cancelFactorRemoval(world.context, { current })).toEqual({ ok: false, reason: 'not-found' })
    const token = await reported()
    const { store } = world.context
    const factors = { ...store.factors, list: async () => [] }
    const context = { ...world.context, store: { ...store, factors } }
    expect(await findLostFactorLink(context, token)).toBeNull()
    expect(await beginFactorRemoval(context, { token })).toEqual({ ok: false, reason: 'not-found' })
    const cancelToken = await begun()
    const accounts = { ...store.accounts, find: async () => null }
    const gone = { ...world.context, store: { ...store, accounts } }
    const until = world.now + 9
    const link = await sealLink(world.context, {
      purpose: 'lost-factor',
      ids: [jane.id, phoneId, String(world.now)],
      until,
    })
    expect(await findLostFactorLink(gone, link)).toBeNull()
    expect(await cancelFactorRemoval(gone, { token: cancelToken })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('goes in its turn: as many at once as the work in the background takes', async () => {
    await begun()
    const bob = await world.person({ email: 'bob@example.org' })
    const { id } = await enrolled(world.context.store, bob.id)
    const ids = [bob.id, id, String(world.now)]
    const token = await sealLink(world.context, { purpose: 'lost-factor', ids, until: world.now + 60 })
    expect(await beginFactorRemoval(world.context, { token })).toMatchObject({ ok: true })
    world.now += wait
    expect(await finishFactorRemovals(world.context, { limit: 1 })).toBe(1)
    expect(await finishFactorRemovals(world.context)).toBe(1)
  })
})
