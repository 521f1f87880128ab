import { beforeEach, describe, expect, it } from 'vitest'
import {
  allowDevice,
  allowService,
  connectedServices,
  endLastingAccess,
  withdrawService,
} from '../../src/account/index.ts'
import type { Account } from '../../src/ports/index.ts'
import type { CurrentSession } from '../../src/sessions/index.ts'
import { withJane } from '../support/flow.ts'
import { signedIn } from '../support/passkeys.ts'
import { lastingAccess } from '../support/store.ts'
import type { World } from '../support/world.ts'

let world: World
let jane: Account
let current: CurrentSession
beforeEach(async () => {
  ;({ world, jane } = await withJane())
  current = await signedIn(world, jane)
  await world.mails()
})

const allow = (scopes: readonly string[], clientId = 'shop', by = current) =>
  allowService(world.context, { current: by, clientId, serviceName: clientId.toUpperCase(), scopes })
const connected = () => connectedServices(world.context, { current })
const newest = async () => (await world.context.store.activity.list(jane.id, { limit: 1 }))[0]

describe('a service that is allowed something', () => {
  it('is told of by mail the first time, noted, and listed', async () => {
    expect(await connected()).toEqual([])
    expect(await allow(['email'])).toBe(true)
    const params = { service: 'SHOP', browser: 'Firefox (Linux)' }
    expect(await world.mails()).toMatchObject([{ template: 'service-allowed', to: jane.email, params }])
    expect(await newest()).toMatchObject({ kind: 'service-allowed', details: params })
    const since = world.now
    world.now += 60
    expect(await allow(['profile'])).toBe(true)
    const [listed, ...others] = await connected()
    expect(others).toEqual([])
    expect({ ...listed, allowed: listed?.allowed.toSorted(), scopes: listed?.scopes.toSorted() }).toEqual({
      clientId: 'shop',
      allowed: ['email', 'profile'],
      scopes: ['email', 'profile'],
      since: expect.any(Number),
      lasting: [],
    })
    expect(listed?.since).toBeGreaterThanOrEqual(since)
  })

  it('says no browser that isn’t known', async () => {
    await allow(['email'], 'shop', { ...current, session: { ...current.session, browserName: '' } })
    expect((await newest())?.details).toEqual({ service: 'SHOP' })
    expect((await world.mails())[0]?.params).not.toHaveProperty('browser')
  })

  it('is allowed nothing by a session that has ended', async () => {
    await world.context.store.sessions.end({ idHash: current.session.idHash, now: world.now })
    expect(await allow(['email'])).toBe(false)
    expect(await connected()).toEqual([])
  })

  it('is withdrawn once, and noted', async () => {
    await allow(['email'])
    const withdraw = () => withdrawService(world.context, { current, clientId: 'shop', serviceName: 'SHOP' })
    expect(await withdraw()).toBe(true)
    expect(await newest()).toMatchObject({ kind: 'service-withdrawn', details: { service: 'SHOP' } })
    expect(await withdraw()).toBe(false)
    expect(await connected()).toEqual([])
  })
})

describe('what a service has beyond every session', () => {
  it('is listed with what is allowed, and without, and ends by itself', async () => {
    await allow(['email'])
    const { store } = world.context
    const { idHash } = await lastingAccess(store, current.session, {
      clientId: 'shop',
      scope: 'email phone',
      now: world.now,
    })
    await lastingAccess(store, current.session, { clientId: 'tv', scope: 'openid', now: world.now + 5 })
    await lastingAccess(store, current.session, { clientId: 'tv', scope: 'openid email', now: world.now + 9 })
    const all = await connected()
    expect(
      all
        .map(({ allowed, clientId, lasting, scopes }) => [clientId, allowed, scopes, lasting.length])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['shop', ['email'], ['email', 'phone'], 1],
      ['tv', [], expect.arrayContaining(['openid', 'email']), 2],
    ])
    expect(all.find(({ clientId }) => clientId === 'tv')?.since).toBe(world.now + 5)
    const end = (by = current, clientId = 'shop') =>
      endLastingAccess(world.context, { current: by, clientId, idHash, serviceName: 'SHOP' })
    const joe = await signedIn(world, await world.person({ email: 'joe@example.org' }))
    expect(await end(joe)).toBe(false)
    expect(await end(current, 'tv')).toBe(false)
    expect(await end()).toBe(true)
    expect(await newest()).toMatchObject({ kind: 'service-access-ended', details: { service: 'SHOP' } })
    expect(await end()).toBe(false)
    expect((await connected()).find(({ clientId }) => clientId === 'shop')?.lasting).toEqual([])
  })
})

describe('a device of a service that is let in', () => {
  const grant = { clientId: 'tv', scope: 'openid', askedFrom: '192.0.2.7', askedIn: null }
  async function letIn(by = current): Promise<boolean> {
    const { store } = world.context
    const { now: createdAt } = world
    const codes = { deviceCodeHash: `device-${createdAt}`, userCodeHash: `user-${createdAt}` }
    await store.deviceGrants.open({ ...grant, ...codes, createdAt, expiresAt: createdAt + 600 })
    const given = { accountId: jane.id, sessionIdHash: null, authenticatedAt: createdAt, acr: 'x', amr: [] }
    return allowDevice(world.context, {
      current: by,
      clientId: grant.clientId,
      serviceName: 'TV',
      deviceCodeHash: codes.deviceCodeHash,
      given: { ...given, eidAssurance: null },
      scopes: ['openid', 'email'],
    })
  }

  it('is told of by mail each time, and noted; its service is allowed as much', async () => {
    for (let times = 0; times < 2; times++) {
      world.now += 1
      expect(await letIn()).toBe(true)
      const params = { service: 'TV', browser: 'Firefox (Linux)' }
      expect(await world.mails()).toMatchObject([{ template: 'service-device-allowed', to: jane.email, params }])
      expect(await newest()).toMatchObject({ kind: 'service-device-allowed', details: params })
    }
    const allowed = expect.arrayContaining(['openid', 'email'])
    expect(await connected()).toMatchObject([{ clientId: 'tv', allowed }])
  })

  it('is let in by no session that has ended, and says no browser that isn’t known', async () => {
    expect(await letIn({ ...current, session: { ...current.session, browserName: '' } })).toBe(true)
    expect((await newest())?.details).toEqual({ service: 'TV' })
    await world.context.store.sessions.end({ idHash: current.session.idHash, now: world.now })
    world.now += 1
    expect(await letIn()).toBe(false)
  })
})
