import { beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../../src/account/index.ts'
import { listEids, unlinkEid } from '../../../src/methods/eid/use-cases.ts'
import type { EidIdentity } from '../../../src/ports/index.ts'
import { requireFresh } from '../../../src/freshness/index.ts'
import { fakeCountry } from '../../support/eid.ts'
import { freshly } from '../../support/fresh.ts'
import { signedIn } from '../../support/passkeys.ts'
import { visitor } from '../../support/world.ts'
import { heldBy, linkEid, maxEids } from '../../../src/methods/eid/link.ts'
import { eid, eidLow, eidMethodOf, isEidMethod } from '../../../src/methods/eid/method.ts'
import { eidName, schemeName } from '../../../src/methods/eid/person.ts'
import type { Unmatched } from '../../../src/methods/eid/rows.ts'
import { factor } from '../../support/factors.ts'
import {
  comeBack,
  country,
  jane,
  janeAndCountry,
  leave,
  linked,
  linking,
  roundTrip,
  wish,
  world,
} from './support/world.ts'

beforeEach(janeAndCountry)

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
    const state = await leave(wish(), { scheme: other })
    expect(await comeBack(state, { scheme: other.id, schemes: [country, other] })).toMatchObject({
      ok: true,
      kind: 'unmatched',
    })
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
    const fresh = await freshly(world.context, jane)
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
