import { beforeEach, describe, expect, it } from 'vitest'
import { changeNames, namesFrom } from '../../src/account/index.ts'
import { mailLimits } from '../../src/policy/mails.ts'
import type { Account } from '../../src/ports/index.ts'
import { withJane } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import type { World } from '../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
})

const found = async () => (await world.context.store.accounts.find({ id: jane.id })) ?? jane
const change = async (names: Partial<Record<'title' | 'firstName' | 'lastName' | 'browserName', string>>) =>
  changeNames(world.context, {
    fresh: await freshly(world.context, await found()),
    title: '',
    firstName: jane.firstName,
    lastName: jane.lastName,
    browserName: 'Firefox (Linux)',
    ...names,
  })
const mails = async () => (await world.mails()).filter(({ template }) => template === 'names-changed')

describe('how a person is called', () => {
  it('changes, tidied, is noted, and a mail says what it was', async () => {
    expect(await change({ title: ' Dr ', firstName: 'Žofia  Ana', lastName: '' })).toEqual({ ok: true })
    expect(await found()).toMatchObject({ title: 'Dr', firstName: 'Žofia Ana', lastName: '' })
    expect(await mails()).toMatchObject([
      {
        to: jane.email,
        params: {
          name: 'Dr Žofia Ana',
          formerName: `${jane.firstName} ${jane.lastName}`,
          browser: 'Firefox (Linux)',
          notMeLink: expect.any(String),
        },
      },
    ])
    const [entry] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(entry).toMatchObject({
      kind: 'names-changed',
      details: { name: 'Dr Žofia Ana', browser: 'Firefox (Linux)' },
    })
  })

  it('stays where nothing is another, without a mail', async () => {
    expect(await change({})).toEqual({ ok: true })
    expect(await mails()).toEqual([])
    expect(await change({ lastName: `${jane.lastName} ` })).toEqual({ ok: true })
    expect(await mails()).toEqual([])
  })

  it('notes no browser that isn’t known', async () => {
    expect(await change({ firstName: 'Zoé', browserName: '' })).toEqual({ ok: true })
    const [entry] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(entry?.details).toEqual({ name: `Zoé ${jane.lastName}` })
  })

  it('costs nothing where nothing is another, and changes where the last name alone is', async () => {
    for (let index = 0; index < 9; index++) expect(await change({})).toEqual({ ok: true })
    expect(await change({ lastName: 'Smith' })).toEqual({ ok: true })
    expect(await found()).toMatchObject({ firstName: jane.firstName, lastName: 'Smith' })
    expect(await mails()).toHaveLength(1)
  })

  it('moves from one name to the other', async () => {
    const { firstName, lastName } = jane
    await change({ firstName: `${firstName} ${lastName}`, lastName: '' })
    expect(await found()).toMatchObject({ firstName: `${firstName} ${lastName}`, lastName: '' })
  })

  it.each([
    [{ firstName: '', lastName: ' ' }, [['firstName', 'required']]],
    [{ title: 'x'.repeat(31) }, [['title', 'too-long']]],
    [{ title: 'www.example.org' }, [['title', 'name-link']]],
    [{ title: '123' }, [['title', 'name-no-letter']]],
    [{ lastName: 'Win €500' }, [['lastName', 'unsupported-characters']]],
  ])('refuses %j', async (names, issues) => {
    const refused = await change(names)
    expect(refused).toMatchObject({
      ok: false,
      reason: 'invalid',
      issues: issues.map(([field, code]) => ({ field, code })),
    })
    expect([await found(), await mails()]).toEqual([jane, []])
  })

  it('changes so often in an hour', async () => {
    const { limit, seconds } = mailLimits.own
    for (let index = 0; index < limit; index++)
      expect(await change({ firstName: `Ana ${'b'.repeat(index)}` })).toEqual({ ok: true })
    expect(await change({ firstName: 'Zoé' })).toMatchObject({ reason: 'throttled' })
    world.now += seconds
    expect(await change({ firstName: 'Zoé' })).toEqual({ ok: true })
  })

  it('is said by the operator, or the country, where services rely on it', async () => {
    const { settings } = world.context
    const of = (account: Partial<Account>, byDomain = {}) =>
      namesFrom({ settings: { ...settings, assuranceByDomain: byDomain } }, { ...jane, ...account })
    expect([of({}), of({ uid: 'v00abcde' }), of({ assurance: 'HIGH' }), of({ assurance: 'LOW' })]).toEqual([
      'person',
      'country',
      'operator',
      'person',
    ])
    expect(of({}, { 'example.org': 'MEDIUM' })).toBe('operator')
    await world.context.store.accounts.configure(jane.id, { assurance: 'MEDIUM' })
    expect(await change({ firstName: 'Zoé' })).toEqual({ ok: false, reason: 'not-theirs' })
    expect((await found()).firstName).toBe(jane.firstName)
  })
})
