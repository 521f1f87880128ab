import { beforeEach, describe, expect, it } from 'vitest'
import { findEidRegistration, findUnmatchedEid, linkUnmatchedEid } from '../../../src/methods/eid/use-cases.ts'
import { freshly } from '../../support/fresh.ts'
import { tokenIn, visitor } from '../../support/world.ts'
import {
  confirm,
  country,
  jane,
  janeAndCountry,
  leave,
  registers,
  roundTrip,
  stranger,
  world,
} from './support/world.ts'

beforeEach(janeAndCountry)

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
    expect(await registers(eidId)).toEqual({ ok: true, maskedEmail: 'A...@...' })
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
    expect(await registers(eidId, { email: 'no address', language: 'xx', privacy: false })).toMatchObject({
      reason: 'invalid',
      issues: [{ field: 'email' }, { field: 'language' }, { field: 'privacy' }],
    })
    expect(await registers('gone')).toEqual({ ok: false, reason: 'gone' })
  })

  it('gets the same answer, with as many look-ups and commits, for an address that has an account; the mail tells', async () => {
    const eidId = await stranger()
    world.forget()
    await registers(eidId, { email: 'ann@example.org' })
    const work = world.queries.map(({ kind }) => kind)
    await world.mails()
    world.forget()
    expect(await registers(eidId, { email: jane.email })).toMatchObject({ ok: true })
    expect(world.queries.map(({ kind }) => kind)).toEqual(work)
    expect(await world.mails()).toMatchObject([{ to: jane.email, template: 'already-registered' }])
    expect(await world.context.store.eids.list(jane.id)).toEqual([])
  })

  it('makes no second account when the address was taken meanwhile', async () => {
    const eidId = await stranger()
    await registers(eidId)
    const [mail] = await world.mails()
    await world.person({ email: 'ada@example.org' })
    expect(await confirm(tokenIn(mail))).toMatchObject({ reason: 'taken-email' })
  })

  it('makes no second account of its own', async () => {
    const eidId = await stranger()
    await registers(eidId)
    await registers(eidId, { email: 'other@example.org' })
    const [first, second] = await world.mails()
    expect(await confirm(tokenIn(first))).toMatchObject({ ok: true })
    expect(await confirm(tokenIn(second))).toMatchObject({
      reason: 'taken-eid',
    })
  })
})
