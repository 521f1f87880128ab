import { beforeEach, describe, expect, it } from 'vitest'
import {
  cancelInvitation,
  changeAccount,
  dropMessage,
  inviteAccount,
  isGroupName,
  lockAccount,
  type OperatorWishes,
  renameAccount,
} from '../../src/operator/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { choosePassword } from '../../src/registration/index.ts'
import { newWorld, tokenIn, visitor, type World } from '../support/world.ts'

const acting = { by: { via: 'command', name: 'root' }, reason: 'asked by letter' } as const
let world: World
let jane: Account
beforeEach(async () => {
  world = await newWorld()
  jane = await world.person()
  await world.mails()
  world.now += 5
  world.forget()
})

const found = (id = jane.id) => world.context.store.accounts.find({ id })
const newest = async (id = jane.id) => (await world.context.store.activity.list(id, { limit: 1 }))[0]
const wrote = () => world.queries.some(({ kind }) => kind !== 'query')

describe('what an operator changes of an account', () => {
  const change = (wishes: OperatorWishes) => changeAccount(world.context, { ...acting, accountId: jane.id, ...wishes })

  it.each<[OperatorWishes, Readonly<Record<string, string>>]>([
    [{ language: 'en' }, { language: 'en' }],
    [{ assurance: 'HIGH' }, { assurance: 'HIGH' }],
    [{ memberOf: ['A', 'B'] }, { groups: 'A, B' }],
    [{ language: 'fr', assurance: 'TOP' }, { assurance: 'TOP' }],
  ])('%j is written, and said in the log', async (wishes, details) => {
    expect(await change(wishes)).toEqual({ ok: true, account: { ...jane, ...wishes } })
    expect(await found()).toEqual({ ...jane, ...wishes })
    expect(await newest()).toMatchObject({ kind: 'settings-changed', by: acting.by, details })
    expect((await newest())?.details).toEqual(details)
  })

  it('may be taken back: the assurance is the domain’s again, the groups are none', async () => {
    await change({ assurance: 'HIGH', memberOf: ['A'] })
    world.now += 1
    await change({ assurance: null, memberOf: null })
    expect(await found()).toEqual(jane)
    expect((await newest())?.details).toEqual({ assurance: 'domain', groups: 'none' })
  })

  it('is nothing where it is so already', async () => {
    for (const same of [{}, { language: 'fr' }, { assurance: null }, { memberOf: null }, { memberOf: [] }])
      expect(await change(same)).toEqual({ ok: true, account: jane })
    expect(wrote()).toBe(false)
    await change({ memberOf: ['A', 'B'] })
    world.forget()
    await change({ memberOf: ['A', 'B'] })
    expect(wrote()).toBe(false)
    for (const memberOf of [['A'], ['A', 'C'], ['B', 'A']]) {
      await change({ memberOf })
      expect(await found()).toMatchObject({ memberOf })
    }
  })

  it('is nobody’s', async () => {
    expect(await changeAccount(world.context, { ...acting, accountId: 'nobody', language: 'en' })).toEqual({
      ok: false,
      reason: 'unknown-account',
    })
  })
})

describe('another name', () => {
  const rename = (firstName: string, lastName = 'Doe', accountId = jane.id) =>
    renameAccount(world.context, { ...acting, accountId, firstName, lastName })

  it('is written tidily, and told with the former one; a title stays', async () => {
    const activity = { id: 'a', accountId: jane.id, kind: 'x', at: 1, details: {}, subject: 's', facts: {} }
    const names = { title: 'Dr', firstName: 'Jane', lastName: 'Doe' }
    await world.context.store.accounts.rename({ accountId: jane.id, names, messages: [], activity })
    expect(await rename(' Jeanne  Marie ')).toEqual({ ok: true })
    expect(await found()).toMatchObject({ title: 'Dr', firstName: 'Jeanne Marie', lastName: 'Doe' })
    const params = { name: 'Dr Jeanne Marie Doe', formerName: 'Dr Jane Doe' }
    expect(await world.mails()).toMatchObject([{ template: 'names-changed', to: jane.email, params }])
    expect(await newest()).toMatchObject({ kind: 'names-changed', details: { name: params.name }, by: acting.by })
  })

  it('that is the same, or none, writes nothing and tells nobody', async () => {
    expect(await rename('Jane')).toEqual({ ok: true })
    expect(await rename('', '')).toMatchObject({
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'firstName', code: 'required' }],
    })
    expect(await rename('Jane', 'Doe', 'nobody')).toEqual({ ok: false, reason: 'unknown-account' })
    expect(wrote()).toBe(false)
    expect(await rename('Jane', 'Dough')).toEqual({ ok: true })
    expect(await rename('Jean', 'Dough')).toEqual({ ok: true })
    expect(await found()).toMatchObject({ firstName: 'Jean', lastName: 'Dough' })
  })

  it('isn’t given to a locked account, nor to one that was locked meanwhile', async () => {
    await lockAccount(world.context, { ...acting, accountId: jane.id })
    expect(await rename('Jeanne')).toEqual({ ok: false, reason: 'not-active' })
    expect(await rename('Jane')).toEqual({ ok: true })
    const { store } = world.context
    const context = { ...world.context, store: { ...store, accounts: { ...store.accounts, find: async () => jane } } }
    expect(await renameAccount(context, { ...acting, accountId: jane.id, firstName: 'X', lastName: 'Y' })).toEqual({
      ok: false,
      reason: 'not-active',
    })
    expect(await found()).toMatchObject({ firstName: 'Jane' })
  })
})

describe('an invitation', () => {
  const person = { email: 'ana@example.org', firstName: 'Ana', lastName: 'Lee', language: 'fr' }
  const cancel = (accountId: string, context = world.context) => cancelInvitation(context, { ...acting, accountId })

  async function invited(): Promise<Account> {
    await inviteAccount(world.context, { ...acting, person })
    const account = await world.context.store.accounts.find({ email: person.email })
    if (!account) throw new Error('not invited')
    return account
  }

  /** As somebody sees it who looked before. */
  function stale(account: Account) {
    const { store } = world.context
    let looks = 0
    const find: typeof store.accounts.find = async (key) => (looks++ === 0 ? account : store.accounts.find(key))
    return { ...world.context, store: { ...store, accounts: { ...store.accounts, find } } }
  }

  it('is taken back while nobody accepted it, once', async () => {
    const ana = await invited()
    const [mail] = await world.mails()
    expect(await cancel(ana.id)).toEqual({ ok: true })
    expect(await found(ana.id)).toBeNull()
    expect(await cancel(ana.id)).toEqual({ ok: false, reason: 'unknown-account' })
    expect(await cancel(ana.id, stale(ana))).toEqual({ ok: false, reason: 'unknown-account' })
    const word = { newPassword: 'Blue-Kettle-42', confirmPassword: 'Blue-Kettle-42' }
    expect(await choosePassword(world.context, { token: tokenIn(mail), ...word, visitor: visitor() })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('that was accepted is an account, which stays', async () => {
    const ana = await invited()
    const word = { newPassword: 'Blue-Kettle-42', confirmPassword: 'Blue-Kettle-42' }
    const accepted = { token: tokenIn((await world.mails())[0]), ...word, visitor: visitor() }
    const who = { firstName: 'Ana', lastName: 'Lee', language: 'fr', privacy: true }
    expect(await choosePassword(world.context, { ...accepted, person: who })).toMatchObject({ ok: true })
    expect(await cancel(ana.id)).toEqual({ ok: false, reason: 'not-invited' })
    expect(await cancel(ana.id, stale(ana))).toEqual({ ok: false, reason: 'not-invited' })
    expect(await found(ana.id)).toMatchObject({ status: 'active' })
  })

  it('leaves in a mail that an operator may drop, once', async () => {
    await invited()
    const [waiting] = await world.context.store.outbox.list({ state: 'waiting', limit: 9 })
    const drop = () => dropMessage(world.context, { ...acting, id: waiting?.id ?? '' })
    expect(await drop()).toEqual({ kind: 'mail', template: 'invitation' })
    expect(await drop()).toBeNull()
    expect(await world.mails()).toEqual([])
  })
})

it('groups are letters, numbers and few signs, a hundred at most', () => {
  for (const name of ['A', 'Ünïts:EU/x.y-z_1 2', 'x'.repeat(100)])
    expect([name, isGroupName(name)]).toEqual([name, true])
  for (const name of ['', 'a\n', '*a', 'a,b', 'x'.repeat(101)]) expect([name, isGroupName(name)]).toEqual([name, false])
})
