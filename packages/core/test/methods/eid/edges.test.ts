import { beforeEach, describe, expect, it } from 'vitest'
import type { Destination } from '../../../src/context/index.ts'
import type { FreshSession } from '../../../src/freshness/index.ts'
import { eidDestination } from '../../../src/methods/eid/begin.ts'
import { heldBy, linkEid, maxEids } from '../../../src/methods/eid/link.ts'
import { eid, eidLow, eidMethodOf, isEidMethod } from '../../../src/methods/eid/method.ts'
import { eidName, personHashesOf, schemeName } from '../../../src/methods/eid/person.ts'
import { makeEidAccount } from '../../../src/methods/eid/register.ts'
import { newEidRequest, openEidRequest, type Unmatched } from '../../../src/methods/eid/rows.ts'
import {
  beginEid,
  type EidWish,
  findUnmatchedEid,
  finishEid,
  listEids,
  registerByEid,
  unlinkEid,
} from '../../../src/methods/eid/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { lockAccount } from '../../../src/operator/index.ts'
import type { Account, EidIdentity } from '../../../src/ports/index.ts'
import { registerAccount } from '../../../src/registration/index.ts'
import { findSignIn } from '../../../src/sign-in/load.ts'
import { type FakeCountry, fakeCountry, stateIn, withCountry } from '../../support/eid.ts'
import { factor } from '../../support/factors.ts'
import { asks, begin, phone } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { codeMethod, form, goodPassword, tokenIn, visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
let fresh: FreshSession
let asked: Destination
let country: FakeCountry
beforeEach(async () => {
  asked = asks()
  ;({ country, jane, world } = await withCountry(() => asked))
  fresh = await freshly(world.context, jane)
})

const here = visitor()
const signIn = (signInId: string | null = null, continueTo: string | null = '/cas/x'): EidWish => ({
  kind: 'sign-in',
  signInId,
  continueTo,
})
const leave = (wish: EidWish) => beginEid(world.context, { scheme: country, wish, language: 'fr', visitor: here })

async function roundTrip(wish: EidWish, schemes = [country]) {
  const left = await leave(wish)
  if (!left.ok) throw new Error(left.reason)
  const state = stateIn(left.url)
  const answer = { scheme: country.id, params: { state, code: 'right' } }
  return finishEid(world.context, { schemes, answer, state, current: null, language: 'fr', visitor: here })
}

/** The id of an eID that nobody has. */
async function stranger(continueTo: string | null = '/cas/x'): Promise<string> {
  const done = await roundTrip(signIn(null, continueTo))
  if (!done.ok || done.kind !== 'unmatched') throw new Error(JSON.stringify(done))
  return done.eidId
}

const row = (personHash: string, changed: Partial<Unmatched> = {}): Unmatched => ({
  scheme: country.id,
  country: 'ZZ',
  personHash,
  name: `eID ${personHash}`,
  firstName: 'Ada',
  lastName: 'Démo',
  email: '',
  assurance: 'substantial',
  continueTo: null,
  ...changed,
})
const link = (personHash: string, account = jane) =>
  linkEid(world.context, { account, unmatched: row(personHash), request: null })
const registers = (eidId: string, changed: Partial<Parameters<typeof registerByEid>[1]> = {}) =>
  registerByEid(world.context, {
    eidId,
    email: 'ada@example.org',
    language: 'fr',
    privacy: true,
    visitor: here,
    ...changed,
  })
const templates = async () => (await world.mails()).map(({ template }) => template)

describe('leaving for a country', () => {
  it('is for a sign-in that is under way in this browser', async () => {
    const gone = { ok: false, reason: 'not-found' }
    expect(await leave(signIn('unknown'))).toEqual(gone)
    const elsewhere = await begin(world, jane.email, { browser: visitor('another') })
    expect(await leave(signIn(elsewhere.signInId))).toEqual(gone)
    const over = await begin(world, jane.email, { continueTo: null })
    await submitPassword(world.context, { ...over, password: goodPassword, method: 'password' })
    expect(await leave(signIn(over.signInId))).toEqual(gone)
    expect(await leave({ kind: 'register', token: 'unknown' })).toEqual(gone)
    expect(country.asked).toEqual([])
    const flow = await begin(world, jane.email)
    expect(await leave(signIn(flow.signInId))).toMatchObject({ ok: true })
  })

  it('asks for as much as what it leads to: a new account may lead where no eID is enough', async () => {
    const destination = (continueTo: string | null) =>
      eidDestination(world.context, { signInId: null, continueTo, visitor: here })
    expect(await destination('/cas/x')).toMatchObject({ accepted: true, requirement: { level: 'MEDIUM' } })
    expect(await destination(null)).toMatchObject({ accepted: true, requirement: { level: 'BASIC' } })
    for (const [methods, accepted] of [
      [['eid-low'], true],
      [['eid'], true],
      [['password'], false],
    ] as const) {
      asked = asks({ methods, level: 'BASIC' })
      expect(await destination('/cas/x')).toMatchObject({ accepted })
    }
    asked = asks()
    const tokenFor = async (continueTo: string | null, email: string) => {
      await registers(await stranger(continueTo), { email })
      return tokenIn((await world.mails()).at(-1))
    }
    const [plain, far] = [await tokenFor(null, 'a@example.org'), await tokenFor('/cas/x', 'b@example.org')]
    asked = asks({ level: 'HIGH' })
    expect(await destination('/cas/x')).toMatchObject({ accepted: false })
    country.asked.length = 0
    for (const token of [plain, far]) expect(await leave({ kind: 'register', token })).toMatchObject({ ok: true })
    expect(await leave({ kind: 'link', fresh })).toMatchObject({ ok: true })
    expect(country.asked.map(({ assurance }) => assurance)).toEqual(['low', 'substantial', 'substantial'])
  })

  it('says where it sends people back to: to an address of its own', async () => {
    const left = await leave(signIn())
    const back = new URL(left.ok ? left.url : '').searchParams.get('redirectUri')
    expect(back).toBe('https://id.example.eu/cas/eid/callback/demoland')
  })

  it('that is down says so', async () => {
    country.down = true
    expect(await leave(signIn())).toEqual({ ok: false, reason: 'unavailable' })
  })
})

describe('coming back', () => {
  it('from a country that isn’t the provider’s any more is no answer', async () => {
    const done = await roundTrip(signIn(), [fakeCountry('elsewhere')])
    expect(done).toMatchObject({ ok: false, reason: 'invalid', purpose: { kind: 'sign-in', continueTo: '/cas/x' } })
    expect(country.finished).toEqual([])
  })

  it('to an account that is locked, or a sign-in that ended meanwhile, opens nothing', async () => {
    const left = await leave({ kind: 'link', fresh })
    const state = left.ok ? stateIn(left.url) : ''
    const answer = { scheme: country.id, params: { state, code: 'right' } }
    const current = { account: jane, session: fresh.session }
    const options = { schemes: [country], answer, state, current, language: 'fr', visitor: here }
    expect(await finishEid(world.context, options)).toMatchObject({ ok: true, kind: 'linked' })
    const flow = await begin(world, jane.email, { continueTo: null })
    const begun = await leave(signIn(flow.signInId))
    const waiting = begun.ok ? stateIn(begun.url) : ''
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    const late = { ...options, current: null, state: waiting }
    expect(await finishEid(world.context, late)).toMatchObject({ ok: false, reason: 'over' })
    const slow = await begin(world, jane.email)
    world.now += 400
    const gone = await leave(signIn(slow.signInId))
    world.now += 550
    const last = { ...late, state: gone.ok ? stateIn(gone.url) : '' }
    expect(await finishEid(world.context, last)).toMatchObject({ ok: false, reason: 'over' })
    await lockAccount(world.context, {
      accountId: jane.id,
      by: { via: 'command', name: 'root' },
      reason: null,
    })
    expect(await roundTrip(signIn())).toMatchObject({ ok: false, reason: 'closed' })
  })
})

it('what is kept while somebody is away opens as what it is, under its own number, alone', async () => {
  const { keyRing } = world.context
  const of = row('someone')
  const kept = { stage: 'unmatched', idHash: 'a', browserHash: 'b', of, seconds: 60 } as const
  const { sealed } = await newEidRequest(world.context, kept)
  const open = (stage: 'unmatched' | 'registering', idHash: string) =>
    openEidRequest({ keyRing }, { stage, idHash, sealed })
  expect(await open('unmatched', 'a')).toEqual(of)
  await expect(open('unmatched', 'b')).rejects.toMatchObject({ code: 'sealed-value' })
  await expect(open('registering', 'a')).rejects.toMatchObject({ code: 'sealed-value' })
})

it('an eID that isn’t enough leaves the choice open; what was asked before goes on being asked, and isn’t sent anew', async () => {
  expect(
    await link((await personHashesOf(world.context, { scheme: country.id, personId: 'ZZ/EU/0001' }))[0]),
  ).toMatchObject({ ok: true })
  country.says = { assurance: 'low' }
  const sent = codeMethod([phone])
  const context = { ...world.context, methods: [eid(), eidLow(), sent, password()] }
  const flow = await begin(world, jane.email)
  await submitPassword(context, { ...flow, password: goodPassword, method: 'code' })
  expect(sent.started).toHaveLength(1)
  const left = await beginEid(context, { scheme: country, wish: signIn(flow.signInId), language: 'fr', visitor: here })
  const state = left.ok ? stateIn(left.url) : ''
  const answer = { scheme: country.id, params: { state, code: 'right' } }
  const came = { schemes: [country], answer, state, current: null, language: 'fr', visitor: here }
  expect(await finishEid(context, came)).toMatchObject({ ok: true, kind: 'signed-in', opened: null })
  expect(sent.started).toHaveLength(1)
  const found = await findSignIn(context, flow)
  expect(found?.signIn.method).toBe('code')
})

describe('linked eIDs', () => {
  it('are five at most, each one person’s; the one that is meant is unlinked, once', async () => {
    for (let n = 0; n < maxEids; n++) {
      world.now += 1
      expect(await link(`p${n}`)).toMatchObject({ ok: true, kind: 'linked' })
    }
    expect(await link('one more')).toEqual({ ok: false, reason: 'too-many' })
    const joe = await world.person({ email: 'joe@example.org' })
    expect(await link('p1', joe)).toEqual({ ok: false, reason: 'taken' })
    // Or unlinked, by whoever had it, since that was seen.
    expect(heldBy(null, joe)).toEqual({ ok: false, reason: 'taken' })
    const { eids, onlyWayIn } = await listEids(world.context, { account: { ...jane, passwordHash: null } })
    expect([eids.length, onlyWayIn]).toEqual([5, false])
    await world.mails()
    const second = eids.find(({ name }) => name === 'eID p1')
    const unlink = () => unlinkEid(world.context, { fresh, eidId: second?.id ?? '' })
    const both = await Promise.all([unlink(), unlink()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'unknown' })
    expect(await world.mails()).toMatchObject([{ template: 'eid-unlinked', params: { eid: 'eID p1' } }])
    expect(await link('p1', joe)).toMatchObject({ ok: true })
    expect(await link('p1', joe)).toEqual({ ok: false, reason: 'linked-already' })
    expect((await listEids(world.context, { account: { ...joe, passwordHash: null } })).onlyWayIn).toBe(true)
    expect((await listEids(world.context, { account: joe })).onlyWayIn).toBe(false)
  })

  it('are methods by what they were worth', async () => {
    const variants = ['low', 'high'] as const
    const factors = (['eid', 'token'] as const).flatMap((kind) =>
      variants.map((variant) => factor(kind, { id: `${kind} ${variant}`, variant })),
    )
    const own = async (method: ReturnType<typeof eid> | ReturnType<typeof eidLow>) =>
      (await method.credentials?.(factors, { context: world.context, account: jane }))?.map(({ id }) => id)
    expect([await own(eid()), await own(eidLow())]).toEqual([['eid high'], ['eid low']])
    expect((['low', 'substantial', 'high'] as const).map(eidMethodOf)).toEqual(['eid-low', 'eid', 'eid'])
    expect(['eid', 'eid-low', 'password'].map(isEidMethod)).toEqual([true, true, false])
  })

  it('are called by the country, and initials', () => {
    const unknown = { personId: 'x', dateOfBirth: null, email: null, assurance: 'low' } as const
    const identity = (firstName: string, lastName: string): EidIdentity => ({ ...unknown, firstName, lastName })
    const name = (firstName: string, lastName: string) =>
      eidName(country, { identity: identity(firstName, lastName), language: 'en' })
    expect(name(' éva', 'Démo')).toBe('Demoland, É. D.')
    expect(name('', 'Démo')).toBe('Demoland, D.')
    expect(name('Éva', ' ')).toBe('Demoland, É.')
    expect(schemeName({ id: 'zz', name: { fr: 'Ici' } }, 'fr')).toBe('Ici')
    expect(schemeName({ id: 'zz', name: { en: 'Here' } }, 'fr')).toBe('Here')
    expect(schemeName({ id: 'zz', name: {} }, 'fr')).toBe('zz')
  })
})

describe('an account by eID', () => {
  it.each([
    [{ email: 'no address' }, 'email'],
    [{ language: 'xx' }, 'language'],
    [{ privacy: false }, 'privacy'],
  ])('needs each field: %j', async (changed, field) => {
    const refused = await registers(await stranger(), changed)
    expect(refused).toMatchObject({ ok: false, reason: 'invalid', issues: [{ field }] })
    expect(await templates()).toEqual([])
  })

  it('proposes the address that the country knows, and none where it knows none', async () => {
    const waiting = async () => findUnmatchedEid(world.context, { eidId: await stranger(), visitor: here })
    expect(await waiting()).toMatchObject({ email: '' })
    country.says = { email: { value: 'ada@country.example', verified: false } }
    expect(await waiting()).toMatchObject({ email: 'ada@country.example' })
  })

  it('isn’t made by a link that ended while its person was at the country', async () => {
    await registers(await stranger())
    const token = tokenIn((await world.mails()).at(-1))
    world.now += 24 * 3600 - 1
    const left = await leave({ kind: 'register', token })
    world.now += 1
    const state = left.ok ? stateIn(left.url) : ''
    const answer = { scheme: country.id, params: { state, code: 'right' } }
    const came = { schemes: [country], answer, state, current: null, language: 'fr', visitor: here }
    expect(await finishEid(world.context, came)).toMatchObject({ ok: false, reason: 'gone' })
    expect(await world.context.store.accounts.find({ email: 'ada@example.org' })).toBeNull()
  })

  it('has a longer identifier where chance makes the same again; after twelve tries it is said', async () => {
    // All letters are the same; ids and tokens stay random.
    const random = (bytes: number) => (bytes === 4 ? new Uint8Array(4) : world.context.random(bytes))
    const make = async (personId: string) => {
      country.says = { personId }
      await registers(await stranger(), { email: `${personId}@example.org` })
      const token = tokenIn((await world.mails()).at(-1))
      const personHashes = await personHashesOf(world.context, { scheme: country.id, personId })
      await makeEidAccount({ ...world.context, random }, { token, personHashes, known: null })
      return (await world.context.store.accounts.find({ email: `${personId}@example.org` }))?.uid
    }
    expect([await make('a'), await make('b'), await make('c')]).toEqual(['v00aaaaa', 'v00aaaaaa', 'v00aaaaaaa'])
    await expect(make('d')).rejects.toMatchObject({ code: 'no-free-uid' })
  })

  it('is mailed about five times an hour to one mailbox; the answer is the same', async () => {
    const eidId = await stranger()
    const answer = { ok: true, maskedEmail: 'a...@...' }
    for (let n = 0; n < 5; n++) expect(await registers(eidId)).toEqual(answer)
    const mails = await world.mails()
    expect(mails).toHaveLength(5)
    expect(mails[0]?.params).toMatchObject({ firstName: 'Ada', maskedEmail: 'a...@...', validHours: 24 })
    expect(await registers(eidId)).toEqual(answer)
    expect(await templates()).toEqual([])
  })

  it('sends the link to an address that waits to be confirmed, and nothing to one of a locked account', async () => {
    const eidId = await stranger()
    await registerAccount(world.context, form({ email: 'new@example.org', confirmEmail: 'new@example.org' }))
    await world.mails()
    expect(await registers(eidId, { email: 'new@example.org' })).toMatchObject({ ok: true })
    expect(await templates()).toEqual(['eid-registration'])
    await lockAccount(world.context, { accountId: jane.id, by: { via: 'command', name: 'root' }, reason: null })
    expect(await registers(eidId, { email: jane.email })).toMatchObject({ ok: true })
    expect(await templates()).toEqual([])
  })
})
