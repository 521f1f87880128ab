import * as base64url from 'jose/base64url'
import { beforeEach, describe, expect, it } from 'vitest'
import { finishEid, listEids } from '../../../src/methods/eid/use-cases.ts'
import { requireFresh } from '../../../src/freshness/index.ts'
import { checkSession } from '../../../src/sessions/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { begin, phone, stepOf } from '../../support/flow.ts'
import { signedIn } from '../../support/passkeys.ts'
import { codeMethod, goodPassword, visitor } from '../../support/world.ts'
import { eid, eidLow } from '../../../src/methods/eid/method.ts'
import { password } from '../../../src/methods/password/method.ts'
import { findSignIn } from '../../../src/sign-in/load.ts'
import {
  comeBack,
  country,
  destinationAsks,
  jane,
  janeAndCountry,
  leave,
  leaving,
  linked,
  linking,
  roundTrip,
  wish,
  world,
} from './support/world.ts'

beforeEach(janeAndCountry)

describe('signing in with an eID', () => {
  beforeEach(linked)

  it.each(['substantial', 'high'] as const)('of %s assurance is worth two factors', async (assurance) => {
    country.says = { assurance }
    const done = await roundTrip()
    expect(done).toMatchObject({
      ok: true,
      kind: 'signed-in',
      opened: { account: { id: jane.id }, session: { level: 'MEDIUM', proofs: [{ method: 'eid', assurance }] } },
    })
    if (!done.ok || done.kind !== 'signed-in' || !done.opened) throw new Error('not signed in')
    const current = await checkSession(world.context, { token: done.opened.sessionToken })
    if (!current) throw new Error('no session')
    expect(await requireFresh(world.context, { current })).toMatchObject({ ok: true })
    expect((await listEids(world.context, { account: jane })).eids[0]).toMatchObject({ assurance })
  })

  it('asks the country for what the destination needs', async () => {
    country.asked.length = 0
    await leave()
    destinationAsks({ level: 'BASIC' })
    await leave()
    await leave(wish({ level: 'MEDIUM' }))
    expect(country.asked.map(({ assurance }) => assurance)).toEqual(['substantial', 'low', 'substantial'])
  })

  it('of low assurance is no more than a password: enough for BASIC', async () => {
    country.says = { assurance: 'low' }
    destinationAsks({ level: 'BASIC' })
    expect(await roundTrip()).toMatchObject({
      kind: 'signed-in',
      opened: { session: { level: 'BASIC', proofs: [{ method: 'eid-low', assurance: 'low' }] } },
    })
  })

  it('of low assurance opens nothing that asks for two factors; a second try with more does', async () => {
    country.says = { assurance: 'low' }
    const first = await roundTrip()
    expect(first).toMatchObject({ ok: true, opened: null, assurance: 'low' })
    if (!first.ok || first.kind !== 'signed-in') throw new Error('no sign-in')
    const flow = { signInId: first.signInId, visitor: visitor() }
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'choose-method', offers: [{ name: 'eid' }] })
    country.says = { assurance: 'substantial' }
    expect(await roundTrip(wish({ signInId: first.signInId }))).toMatchObject({
      signInId: first.signInId,
      opened: { session: { level: 'MEDIUM' } },
    })
  })

  it('goes on with the sign-in that led there', async () => {
    const flow = await begin(world, jane.email)
    expect(await roundTrip(wish({ signInId: flow.signInId }))).toMatchObject({
      signInId: flow.signInId,
      opened: { continueTo: '/cas/x' },
    })
  })

  it('says who comes, whatever was typed before', async () => {
    const flow = await begin(world, 'nobody@example.org')
    // Where it leads, the sign-in knows.
    const done = await roundTrip(wish({ signInId: flow.signInId, continueTo: null }))
    expect(done).toMatchObject({ opened: { account: { id: jane.id }, continueTo: '/cas/x' } })
  })

  it('doesn’t go on with what somebody else has proved', async () => {
    const joe = await world.person({ email: 'joe@example.org' })
    const flow = await begin(world, joe.email)
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'eid' })
    expect(await roundTrip(wish({ signInId: flow.signInId }))).toMatchObject({ ok: false, reason: 'other-account' })
    expect(await world.context.store.sessions.list({ accountId: joe.id, now: world.now })).toEqual([])
  })

  it('is offered after the password as well, and is enough there', async () => {
    const flow = await begin(world, jane.email)
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'eid' })
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'verify', method: 'eid' })
    expect(await roundTrip(wish({ signInId: flow.signInId }))).toMatchObject({
      opened: { session: { level: 'MEDIUM' } },
    })
  })

  it('is refused where the destination takes none', async () => {
    destinationAsks({ level: 'HIGH' })
    expect(await leaving()).toEqual({ ok: false, reason: 'not-accepted' })
    destinationAsks({ methods: ['password'] })
    await expect(leave()).rejects.toThrow('not-accepted')
  })
})

describe('after the keys were rotated', () => {
  /** Jane's eID, kept under the key before today's. */
  async function keptBefore(): Promise<string> {
    const { keyRing, store } = world.context
    const hashes = await keyRing.macs('eid-person', JSON.stringify([country.id, 'ZZ/EU/0001']))
    const [today = '', before = ''] = hashes.map((hash) => base64url.encode(hash))
    const eid = {
      id: 'kept',
      accountId: jane.id,
      scheme: country.id,
      country: 'ZZ',
      personHash: before,
      name: 'Demoland',
      assurance: 'substantial',
      createdAt: world.now,
      lastUsedAt: null,
    } as const
    const activity = {
      id: 'a',
      accountId: jane.id,
      kind: 'eid-linked',
      at: world.now,
      details: {},
      subject: 's',
      facts: {},
    }
    await store.eids.link({ eid, request: null, limit: 5, messages: [], activity, now: world.now })
    return today
  }

  it('an eID signs in as before, and is kept under today’s key', async () => {
    const today = await keptBefore()
    expect(await roundTrip()).toMatchObject({ kind: 'signed-in', opened: { account: { id: jane.id } } })
    expect((await world.context.store.eids.list(jane.id)).map(({ personHash }) => personHash)).toEqual([today])
  })

  it('nobody else links it', async () => {
    await keptBefore()
    const joe = await world.person({ email: 'joe@example.org' })
    const current = await signedIn(world, joe)
    expect(await comeBack(await leave(await linking(current)), { current })).toMatchObject({ reason: 'taken' })
  })
})

it('an eID that isn’t enough leaves the choice open; what was asked before goes on being asked, and isn’t sent anew', async () => {
  await linked()
  country.says = { assurance: 'low' }
  const sent = codeMethod([phone])
  const context = { ...world.context, methods: [eid(), eidLow(), sent, password()] }
  const flow = await begin(world, jane.email)
  await submitPassword(context, { ...flow, password: goodPassword, method: 'code' })
  expect(sent.started).toHaveLength(1)
  const state = await leave(wish({ signInId: flow.signInId }))
  const answer = { scheme: country.id, params: { state, code: 'right' } }
  const came = { schemes: [country], answer, state, current: null, language: 'fr', visitor: visitor() }
  expect(await finishEid(context, came)).toMatchObject({ ok: true, kind: 'signed-in', opened: null })
  expect(sent.started).toHaveLength(1)
  const found = await findSignIn(context, flow)
  expect(found?.signIn.method).toBe('code')
})
