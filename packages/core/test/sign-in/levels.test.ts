import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { addresses } from '../../src/addresses/index.ts'
import type { Destination } from '../../src/context/index.ts'
import type { Account, Proof } from '../../src/ports/index.ts'
import {
  acceptedMethods,
  completeSignIn,
  hasTwoFactors,
  isGoodEnough,
  levelOf,
  meets,
  resumeSignIn,
  safeContinue,
  strengthsOf,
} from '../../src/sign-in/index.ts'
import { password } from '../../src/methods/password/method.ts'
import { findSignIn } from '../../src/sign-in/load.ts'
import { asks, begin, phone, withJane } from '../support/flow.ts'
import { codeMethod, type World } from '../support/world.ts'

const eid = codeMethod([], { name: 'eid', kind: 'first', strength: 'EIDAS' })
const token = codeMethod([], { name: 'token', level: 'HIGH', strength: 'PASSWORD_TOKEN' })
const methods = [password(), codeMethod([]), eid, token]
const proved = (...names: readonly string[]): readonly Proof[] =>
  names.map((method) => ({ method, at: 100, credentialId: null }))

describe('levels', () => {
  it.each([
    [[], null, []],
    [['password'], 'BASIC', ['PASSWORD']],
    [['password', 'code'], 'MEDIUM', ['PASSWORD_SMS', 'PASSWORD']],
    [['password', 'code', 'token'], 'HIGH', ['PASSWORD_TOKEN', 'PASSWORD_SMS', 'PASSWORD']],
    [['eid'], 'MEDIUM', ['EIDAS']],
    [['code'], null, []],
    [['code', 'token'], null, []],
    [['unheard-of'], null, []],
    [['unheard-of', 'code'], null, []],
  ] as const)('%j reach %s', (names, level, strengths) => {
    expect(levelOf(proved(...names), methods)).toBe(level)
    expect(strengthsOf(proved(...names), methods)).toEqual(strengths)
    expect(hasTwoFactors(proved(...names), methods)).toBe(level === 'MEDIUM' || level === 'HIGH')
  })

  it('accept the ones above them, and by name only what is named', () => {
    const names = (requirement: Parameters<typeof acceptedMethods>[0]) =>
      acceptedMethods(requirement, methods).map(({ name }) => name)
    expect(names(asks({ level: 'BASIC' }))).toEqual(['password', 'code', 'eid', 'token'])
    expect(names(asks({ level: 'MEDIUM' }))).toEqual(['code', 'eid', 'token'])
    expect(names(asks({ level: 'HIGH' }))).toEqual(['token'])
    expect(names(asks({ level: 'MEDIUM', methods: ['password', 'eid'] }))).toEqual(['eid'])
    expect(meets(proved('password', 'code'), { requirement: asks({ methods: ['eid'] }), methods })).toBe(false)
    expect(meets(proved('password', 'token'), { requirement: asks(), methods })).toBe(true)
  })
})

describe('single sign-on', () => {
  const session = { proofs: proved('password', 'code') }
  let world: World
  let account: Account
  beforeEach(async () => {
    const { jane, world: made } = await withJane({ methods })
    world = made
    account = { ...jane, passwordChangedAt: 100 }
  })
  const isGood = (destination: Destination | null, { now = 150, proofs = session.proofs } = {}) =>
    isGoodEnough({ ...world.context, now }, { current: { session: { proofs }, account }, destination })
  const good = (changed: Partial<Destination>, now = 150) => isGood({ ...asks(), ...changed }, { now })

  it('takes a session that is strong and young enough, without a query', async () => {
    world.forget()
    expect(await isGood(null)).toBe(true)
    expect(await good({})).toBe(true)
    expect(await good({ level: 'HIGH' })).toBe(false)
    expect(await good({ forceFresh: true })).toBe(false)
    expect(await good({ maxAge: 50 })).toBe(true)
    expect(await good({ maxAge: 49 })).toBe(false)
    expect(await good({ maxAge: 0 }, 100)).toBe(true)
    expect(world.queries).toEqual([])
  })

  it('counts the age from what is accepted: the page that asks looks there, and would send the person back for ever', async () => {
    const proofs = [...session.proofs, { method: 'token', at: 140, credentialId: null }]
    const destination = { ...asks(), methods: ['code'], maxAge: 49 }
    expect(await isGood(destination, { proofs })).toBe(false)
    expect(await isGood({ ...destination, methods: ['token'] }, { proofs })).toBe(true)
  })
})

describe('the gate', () => {
  it('stays shut for a second factor alone, however it got into the sign-in', async () => {
    const { world, jane } = await withJane({
      methods: [password(), codeMethod([phone])],
      describeDestination: () => asks(),
    })
    const flow = await begin(world, jane.email)
    const before = await findSignIn(world.context, flow)
    const proof = { method: 'code', at: world.now, credentialId: 'phone-1' }
    const choice = { method: 'code', credentialId: 'phone-1', clearThrottle: [], now: world.now }
    expect(await world.context.store.signIns.prove({ idHash: before?.signIn.idHash ?? '', proof, ...choice })).toBe(
      true,
    )

    expect(await resumeSignIn(world.context, flow)).toMatchObject({
      ok: true,
      progress: { step: { kind: 'password' } },
    })
    const state = await findSignIn(world.context, flow)
    if (!state) throw new Error('no sign-in')
    expect(state.proofs).toHaveLength(1)
    expect(await completeSignIn(world.context, { ...flow, state })).toEqual({ ok: false, reason: 'not-proved' })
  })

  it('stays shut when less is proved than the service asks for', async () => {
    const { world, jane } = await withJane({
      methods: [password(), codeMethod([phone])],
      describeDestination: () => asks(),
    })
    const flow = await begin(world, jane.email)
    const before = await findSignIn(world.context, flow)
    const proof = { method: 'password', at: world.now, credentialId: null }
    const choice = { method: 'password', credentialId: null, clearThrottle: [], now: world.now }
    await world.context.store.signIns.prove({ idHash: before?.signIn.idHash ?? '', proof, ...choice })
    const state = await findSignIn(world.context, flow)
    if (!state) throw new Error('no sign-in')
    expect(await completeSignIn(world.context, { ...flow, state })).toEqual({ ok: false, reason: 'not-proved' })
    for (const status of ['locked', 'pending'] as const) {
      const account = { ...jane, status }
      const signIn = { ...state.signIn, requirement: asks({ level: 'BASIC' }) }
      expect(await completeSignIn(world.context, { ...flow, state: { ...state, signIn, account } })).toEqual({
        ok: false,
        reason: 'not-proved',
      })
    }
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toEqual([])
  })
})

describe('safeContinue', () => {
  const settings = { origin: 'https://id.example.eu', addresses: addresses('/cas') }
  it.each([
    ['/cas/account', '/cas/account'],
    ['/cas/login?service=https%3A%2F%2Fx.example%2F&a=1', '/cas/login?service=https%3A%2F%2Fx.example%2F&a=1'],
    [`/cas/${'x'.repeat(8187)}`, `/cas/${'x'.repeat(8187)}`],
    // As it is sent: nine signs for one, and fifteen where it is escaped once more.
    [`/cas/${'€'.repeat(818)}`, `/cas/${'%E2%82%AC'.repeat(818)}`],
    [`/cas/?${'&'.repeat(4092)}`, `/cas/?${'&'.repeat(4092)}`],
    ['/cas/a#b', '/cas/a'],
    ['/cas/a\nb', '/cas/ab'],
    ['/cas/./a', '/cas/a'],
    // A backslash is a slash to browsers: still ours.
    ['/cas/\\..\\x', '/cas/x'],
  ])('keeps %j', (value, kept) => expect(safeContinue(value, settings)).toBe(kept))

  it('reads a path as URL does, plain or not', () => {
    const piece = fc.constantFrom('/', '/cas', '/', 'a', 'Ab_9-', '.', '..', '%2e', '\\', '?', '#', '\n', ' ', 'é')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const value = `/cas/${pieces.join('')}`
        const url = URL.parse(value, settings.origin)
        const ours = url?.origin === settings.origin && url.pathname.startsWith('/cas/')
        expect(safeContinue(value, settings)).toBe(ours ? url.pathname + url.search : null)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    null,
    '',
    'cas/x',
    '/casx',
    '//evil.example/cas/',
    '/\\evil.example/cas/',
    'https://id.example.eu/cas/',
    'https://evil.example/cas/',
    '/cas/../x',
    '/cas/%2e%2e/x',
    'javascript:alert(1)',
    `/cas/${'x'.repeat(8188)}`,
    `/cas/${'€'.repeat(819)}`,
    `/cas/?${'&'.repeat(4093)}`,
  ])('drops %j', (value) => expect(safeContinue(value, settings)).toBeNull())
})
