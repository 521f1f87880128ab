import * as base64url from 'jose/base64url'
import { beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../../src/account/index.ts'
import type { Destination } from '../../../src/context/index.ts'
import {
  beginEid,
  type EidWish,
  findEidRegistration,
  findUnmatchedEid,
  finishEid,
  keepEidAnswer,
  linkUnmatchedEid,
  listEids,
  registerByEid,
  unlinkEid,
} from '../../../src/methods/eid/use-cases.ts'
import type { Account } from '../../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { requireFresh } from '../../../src/freshness/index.ts'
import { checkSession, type CurrentSession } from '../../../src/sessions/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { type FakeCountry, fakeCountry, stateIn, withCountry } from '../../support/eid.ts'
import { asks, begin, stepOf } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { signedIn } from '../../support/passkeys.ts'
import { goodPassword, tokenIn, visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
let asked: Destination
let country: FakeCountry
beforeEach(async () => {
  asked = asks()
  ;({ country, jane, world } = await withCountry(() => asked))
})

const wish = (changed: Partial<Extract<EidWish, { kind: 'sign-in' }>> = {}): EidWish => ({
  kind: 'sign-in',
  signInId: null,
  continueTo: '/cas/x',
  ...changed,
})

/** Leaves for the country. */
async function leave(wanted: EidWish = wish(), browser = visitor()): Promise<string> {
  const begun = await beginEid(world.context, { scheme: country, wish: wanted, language: 'fr', visitor: browser })
  if (!begun.ok) throw new Error(begun.reason)
  return stateIn(begun.url)
}

/** Comes back with an answer. */
const comeBack = (
  state: string,
  options: {
    readonly browser?: ReturnType<typeof visitor>
    readonly current?: CurrentSession
    readonly scheme?: string
  } = {},
) =>
  finishEid(world.context, {
    schemes: [country],
    answer: { scheme: options.scheme ?? country.id, params: { state, code: 'right' } },
    state,
    current: options.current ?? null,
    language: 'fr',
    visitor: options.browser ?? visitor(),
  })

const roundTrip = async (wanted: EidWish = wish()) => comeBack(await leave(wanted))

const linking = async (current: CurrentSession): Promise<EidWish> => ({
  kind: 'link',
  fresh: await freshly(world.context, current),
})

/** Jane's eID. */
async function linked(): Promise<CurrentSession> {
  const current = await signedIn(world, jane)
  const done = await comeBack(await leave(await linking(current)), { current })
  expect(done).toMatchObject({ ok: true, kind: 'linked' })
  await world.mails()
  return current
}

/** The id of an eID that nobody has. */
async function stranger(): Promise<string> {
  const done = await roundTrip()
  if (!done.ok || done.kind !== 'unmatched') throw new Error(JSON.stringify(done))
  return done.eidId
}

/** Follows the link of the mail and proves the eID once more. */
const confirm = (token: string) => roundTrip({ kind: 'register', token })

const registration = (eidId: string, email = 'Ada@example.org') => ({
  eidId,
  email,
  language: 'fr',
  privacy: true,
  visitor: visitor(),
})

it('leaves for a country six hundred times a minute behind one address, and no country hears of more', async () => {
  const begin = () =>
    beginEid(world.context, {
      scheme: country,
      wish: wish(),
      language: 'fr',
      visitor: visitor('laptop', { address: '192.0.2.77' }),
    })
  const crowd = await Promise.all(Array.from({ length: 605 }, begin))
  expect(crowd.filter(({ ok }) => ok)).toHaveLength(600)
  expect(crowd.find(({ ok }) => !ok)).toMatchObject({ reason: 'throttled' })
  expect(
    (await beginEid(world.context, { scheme: country, wish: wish(), language: 'fr', visitor: visitor() })).ok,
  ).toBe(true)
})

describe('linking an eID in My Account', () => {
  it('is told in a mail and in the log, listed, and kept as a keyed hash', async () => {
    const current = await signedIn(world, jane)
    await comeBack(await leave(await linking(current)), { current })
    expect(country.asked).toEqual([{ assurance: 'substantial', language: 'fr' }])
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ to: jane.email, template: 'eid-linked', params: { eid: 'Démolande, A. D.' } })
    expect(String(mail?.params.notMeLink)).toContain('/cas/not-me?')
    expect((await listActivity(world.context, { current }))[0]).toMatchObject({ kind: 'eid-linked' })
    const { eids, onlyWayIn } = await listEids(world.context, { account: jane })
    expect(eids).toMatchObject([{ name: 'Démolande, A. D.', country: 'ZZ', assurance: 'substantial' }])
    expect(onlyWayIn).toBe(false)
    const [row] = await world.context.store.eids.list(jane.id)
    expect(row?.personHash).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(row)).not.toContain('0001')
  })

  it('needs the session that asked', async () => {
    const current = await signedIn(world, jane)
    const other = await signedIn(world, jane, { browser: visitor('other') })
    const state = await leave(await linking(current))
    expect(await comeBack(state, { current: other })).toEqual({ ok: false, reason: 'not-found' })
    expect(await comeBack(await leave(await linking(current)))).toEqual({ ok: false, reason: 'not-found' })
    expect((await listEids(world.context, { account: jane })).eids).toEqual([])
  })

  it('is of one country: the same number from another is somebody else, who isn’t signed in by it', async () => {
    await linked()
    const other = fakeCountry('elsewhere')
    const begun = await beginEid(world.context, { scheme: other, wish: wish(), language: 'fr', visitor: visitor() })
    if (!begun.ok) throw new Error(begun.reason)
    const state = stateIn(begun.url)
    const came = await finishEid(world.context, {
      schemes: [country, other],
      answer: { scheme: other.id, params: { state, code: 'right' } },
      state,
      current: null,
      language: 'fr',
      visitor: visitor(),
    })
    expect(came).toMatchObject({ ok: true, kind: 'unmatched' })
    expect(await roundTrip()).toMatchObject({ ok: true, kind: 'signed-in' })
  })

  it('never takes an eID from another account, and says so', async () => {
    await linked()
    const joe = await world.person({ email: 'joe@example.org' })
    const current = await signedIn(world, joe)
    await world.mails()
    expect(await comeBack(await leave(await linking(current)), { current })).toMatchObject({
      ok: false,
      reason: 'taken',
    })
    expect(await world.mails()).toEqual([])
    expect((await listEids(world.context, { account: joe })).eids).toEqual([])
  })

  it('says when it is linked here already', async () => {
    const current = await linked()
    expect(await comeBack(await leave(await linking(current)), { current })).toMatchObject({
      ok: false,
      reason: 'linked-already',
    })
  })

  it('makes it the account’s second factor, once it was worth that much', async () => {
    const current = await linked()
    expect(await requireFresh(world.context, { current })).toMatchObject({ ok: false, level: 'MEDIUM' })
  })

  it('of low assurance makes it none', async () => {
    country.says = { assurance: 'low' }
    const current = await linked()
    expect(await requireFresh(world.context, { current })).toMatchObject({ ok: true })
  })
})

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
    asked = asks({ level: 'BASIC' })
    await leave()
    await leave(wish({ level: 'MEDIUM' }))
    expect(country.asked.map(({ assurance }) => assurance)).toEqual(['substantial', 'low', 'substantial'])
  })

  it('of low assurance is no more than a password: enough for BASIC', async () => {
    country.says = { assurance: 'low' }
    asked = asks({ level: 'BASIC' })
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
    asked = asks({ level: 'HIGH' })
    const begun = await beginEid(world.context, { scheme: country, wish: wish(), language: 'fr', visitor: visitor() })
    expect(begun).toEqual({ ok: false, reason: 'not-accepted' })
    asked = asks({ methods: ['password'] })
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

describe('a country’s answer', () => {
  beforeEach(linked)

  it('signs nobody in in another browser, and is still good in its own', async () => {
    const state = await leave()
    expect(await comeBack(state, { browser: visitor('thief') })).toEqual({ ok: false, reason: 'not-found' })
    expect(await comeBack(state)).toMatchObject({ ok: true, kind: 'signed-in' })
  })

  it('is judged once, of any number in parallel', async () => {
    const state = await leave()
    const done = await Promise.all(Array.from({ length: 50 }, () => comeBack(state)))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(country.finished.filter((memory) => memory === `memory of ${state}`)).toHaveLength(1)
  })

  it('isn’t taken for another country’s', async () => {
    const state = await leave()
    expect(await comeBack(state, { scheme: 'elsewhere' })).toMatchObject({ ok: false, reason: 'invalid' })
    expect(country.finished).not.toContain(`memory of ${state}`)
  })

  it('comes too late after ten minutes', async () => {
    const state = await leave()
    world.now += 600
    expect(await comeBack(state)).toEqual({ ok: false, reason: 'not-found' })
  })

  it.each(['refused', 'invalid', 'unavailable'] as const)(
    'that is %s leads back to where it was asked',
    async (reason) => {
      country.says = reason
      const flow = await begin(world, jane.email)
      expect(await roundTrip(wish({ signInId: flow.signInId }))).toMatchObject({
        ok: false,
        reason,
        purpose: { kind: 'sign-in', signInId: flow.signInId },
      })
      expect(await stepOf(world, flow)).toMatchObject({ kind: 'password' })
    },
  )

  it('that was posted is kept sealed until its browser comes, and proves nothing before', async () => {
    const state = await leave()
    const params = { RelayState: state, code: 'right' }
    expect(await keepEidAnswer(world.context, { state, params })).toBe(true)
    expect(await keepEidAnswer(world.context, { state, params: { code: 'another' } })).toBe(false)
    expect(await keepEidAnswer(world.context, { state: 'unknown', params })).toBe(false)
    const fetched = { schemes: [country], answer: null, state, current: null, language: 'fr' }
    expect(await finishEid(world.context, { ...fetched, visitor: visitor('thief') })).toMatchObject({ ok: false })
    expect(await finishEid(world.context, { ...fetched, visitor: visitor() })).toMatchObject({ kind: 'signed-in' })
  })

  it('that never came is none', async () => {
    const state = await leave()
    const fetched = { schemes: [country], answer: null, state, current: null, language: 'fr', visitor: visitor() }
    expect(await finishEid(world.context, fetched)).toMatchObject({ ok: false, reason: 'invalid' })
  })
})

describe('an eID that nobody has', () => {
  it('waits in its browser for half an hour, and is nobody’s by its address', async () => {
    country.says = { email: { value: jane.email, verified: true } }
    const eidId = await stranger()
    expect(await findUnmatchedEid(world.context, { eidId, visitor: visitor() })).toEqual({
      name: 'Démolande, A. D.',
      firstName: 'Ada',
      lastName: 'Démo',
      email: jane.email,
      continueTo: '/cas/x',
    })
    expect(await findUnmatchedEid(world.context, { eidId, visitor: visitor('thief') })).toBeNull()
    expect(await world.context.store.eids.list(jane.id)).toEqual([])
    world.now += 1800
    expect(await findUnmatchedEid(world.context, { eidId, visitor: visitor() })).toBeNull()
  })

  it('is linked to the account that one has, once', async () => {
    const eidId = await stranger()
    const link = { eidId, fresh: await freshly(world.context, jane), visitor: visitor() }
    expect(await linkUnmatchedEid(world.context, { ...link, visitor: visitor('thief') })).toMatchObject({
      reason: 'gone',
    })
    expect(await linkUnmatchedEid(world.context, link)).toEqual({ ok: true, kind: 'linked', continueTo: '/cas/x' })
    expect(await linkUnmatchedEid(world.context, link)).toMatchObject({ ok: false, reason: 'gone' })
    expect((await world.mails()).map(({ template }) => template)).toEqual(['eid-linked'])
    expect(await roundTrip()).toMatchObject({ kind: 'signed-in', opened: { account: { id: jane.id } } })
  })

  it('makes an account once the mail’s link was used: v00…, active, without a password', async () => {
    const eidId = await stranger()
    expect(await registerByEid(world.context, registration(eidId))).toEqual({ ok: true, maskedEmail: 'A...@...' })
    expect(await world.context.store.accounts.find({ email: 'ada@example.org' })).toBeNull()
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ to: 'Ada@example.org', template: 'eid-registration', language: 'fr' })
    const token = tokenIn(mail)
    expect(await findEidRegistration(world.context, { token })).toMatchObject({
      firstName: 'Ada',
      email: 'Ada@example.org',
    })
    // Reading the mail isn't enough: the eID that asked is proved in the very browser.
    country.says = { personId: 'somebody else' }
    expect(await confirm(token)).toMatchObject({ ok: false, reason: 'other-person' })
    expect(await world.context.store.accounts.find({ email: 'ada@example.org' })).toBeNull()
    country.says = {}
    const made = await confirm(token)
    expect(made).toMatchObject({
      kind: 'signed-in',
      opened: { account: { uid: expect.stringMatching(/^v00[a-z]{5}$/) }, continueTo: '/cas/x' },
    })
    expect(await findEidRegistration(world.context, { token })).toBeNull()
    await expect(leave({ kind: 'register', token })).rejects.toThrow('not-found')
    const ada = await world.context.store.accounts.find({ email: 'ada@example.org' })
    expect(ada?.id).toMatch(/^0[\w-]{22}$/)
    expect(ada).toMatchObject({ status: 'active', passwordHash: null, firstName: 'Ada', lastName: 'Démo' })
    expect(ada).toMatchObject({ administrator: false, alwaysTwoFactors: false, assurance: null, memberOf: null })
    expect(await roundTrip()).toMatchObject({ kind: 'signed-in', opened: { account: { id: ada?.id } } })
  })

  it('asks for an address, a language and the privacy statement', async () => {
    const eidId = await stranger()
    const form = { ...registration(eidId, 'no address'), language: 'xx', privacy: false }
    expect(await registerByEid(world.context, form)).toMatchObject({
      reason: 'invalid',
      issues: [{ field: 'email' }, { field: 'language' }, { field: 'privacy' }],
    })
    expect(await registerByEid(world.context, registration('gone'))).toEqual({ ok: false, reason: 'gone' })
  })

  it('gets the same answer, with as many look-ups and commits, for an address that has an account; the mail tells', async () => {
    const eidId = await stranger()
    world.forget()
    await registerByEid(world.context, registration(eidId, 'ann@example.org'))
    const work = world.queries.map(({ kind }) => kind)
    await world.mails()
    world.forget()
    expect(await registerByEid(world.context, registration(eidId, jane.email))).toMatchObject({ ok: true })
    expect(world.queries.map(({ kind }) => kind)).toEqual(work)
    expect(await world.mails()).toMatchObject([{ to: jane.email, template: 'already-registered' }])
    expect(await world.context.store.eids.list(jane.id)).toEqual([])
  })

  it('makes no second account when the address was taken meanwhile', async () => {
    const eidId = await stranger()
    await registerByEid(world.context, registration(eidId))
    const [mail] = await world.mails()
    await world.person({ email: 'ada@example.org' })
    expect(await confirm(tokenIn(mail))).toMatchObject({ reason: 'taken-email' })
  })

  it('makes no second account of its own', async () => {
    const eidId = await stranger()
    await registerByEid(world.context, registration(eidId))
    await registerByEid(world.context, registration(eidId, 'other@example.org'))
    const [first, second] = await world.mails()
    expect(await confirm(tokenIn(first))).toMatchObject({ ok: true })
    expect(await confirm(tokenIn(second))).toMatchObject({
      reason: 'taken-eid',
    })
  })
})

describe('an account without a password', () => {
  async function ada(): Promise<Account> {
    await registerByEid(world.context, registration(await stranger()))
    const [mail] = await world.mails()
    await confirm(tokenIn(mail))
    await world.mails()
    const account = await world.context.store.accounts.find({ email: 'ada@example.org' })
    if (!account) throw new Error('no account')
    return account
  }

  it('keeps its only eID until it has one', async () => {
    const account = await ada()
    const { eids, onlyWayIn } = await listEids(world.context, { account })
    expect(onlyWayIn).toBe(true)
    const eidId = eids[0]?.id ?? ''
    expect(await unlinkEid(world.context, { fresh: await freshly(world.context, account), eidId })).toEqual({
      ok: false,
      reason: 'only-way-in',
    })
    expect(await unlinkEid(world.context, { fresh: await freshly(world.context, jane), eidId })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    await requestReset(world.context, { identifier: account.uid, captcha: null, continueTo: null, visitor: visitor() })
    const [mail] = await world.mails()
    const chosen = 'Green-Teapot-73'
    expect(
      await choosePassword(world.context, {
        visitor: visitor(),
        token: tokenIn(mail),
        newPassword: chosen,
        confirmPassword: chosen,
      }),
    ).toMatchObject({ ok: true })
    await world.mails()
    const withPassword = { ...account, passwordHash: 'yes' }
    expect(await unlinkEid(world.context, { fresh: await freshly(world.context, withPassword), eidId })).toEqual({
      ok: true,
    })
    expect((await world.mails()).map(({ template }) => template)).toEqual(['eid-unlinked'])
    expect(await signedIn(world, account, { password: chosen })).toMatchObject({ account: { uid: account.uid } })
  })

  it('answers to a password as any other does to a wrong one, with as much work', async () => {
    const account = await ada()
    const attempt = async (email: string) => {
      const flow = await begin(world, email, { browser: visitor(`of ${email}`, { address: `at ${email}` }) })
      world.forget()
      const refused = await submitPassword(world.context, { ...flow, password: 'wrong', method: 'password' })
      return { reason: refused.ok || refused.reason, hashes: world.hasher.calls.length, queries: world.queries.length }
    }
    const here = await attempt(account.email)
    expect(here).toEqual(await attempt(jane.email))
    expect(here.reason).toBe('wrong-password')
  })
})
