import { expect, test } from 'vitest'
import { activityEntry } from '../../src/context/activity.ts'
import * as operator from '../../src/operator/index.ts'
import type { Account, Actor } from '../../src/ports/index.ts'
import { password } from '../../src/methods/password/method.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { begin } from '../support/flow.ts'
import { goodPassword, newWorld, type World } from '../support/world.ts'

/** They change nothing. */
const looking = [
  'describeAccount',
  'listAccounts',
  'searchAccounts',
  'planMerge',
  'isGroupName',
  'mostGroups',
  'importedAtOnce',
]

const by: Actor = { via: 'administration', name: 'n00admin' }
const reason = 'INC-42: jane.doe@example.org asked, +370 612 34567'
const words = { by, reason }
const person = { email: 'pierre@example.org', firstName: 'Pierre', lastName: 'Curie', language: 'fr' }

/** What operators do to accounts, each done once. Whatever is new has its line here. */
const actions: Readonly<Record<string, (world: World, jane: Account) => Promise<unknown>>> = {
  lockAccount: ({ context }, { id }) => operator.lockAccount(context, { ...words, accountId: id }),
  unlockAccount: async ({ context }, { id }) => {
    await operator.lockAccount(context, { by: { via: 'person' }, reason: null, accountId: id })
    return operator.unlockAccount(context, { ...words, accountId: id })
  },
  endSessions: async (world, { email, id }) => {
    const flow = await begin(world, email)
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    return operator.endSessions(world.context, { ...words, accountId: id })
  },
  renameAccount: ({ context }, { id }) =>
    operator.renameAccount(context, { ...words, accountId: id, firstName: 'Pierre', lastName: 'Curie' }),
  changeAccount: ({ context }, { id }) =>
    operator.changeAccount(context, { ...words, accountId: id, language: 'fr', memberOf: ['EDITORS'] }),
  resetFactors: async ({ context }, { id: accountId }) => {
    const activity = await activityEntry(context, { accountId, kind: 'recovery-codes-made' })
    const codes = { accountId, hashes: ['h'], now: context.now, messages: [], activity }
    await context.store.recoveryCodes.replace(codes)
    return operator.resetFactors(context, { ...words, accountId })
  },
  startRecovery: ({ context }, { id }) => operator.startRecovery(context, { ...words, accountId: id, factor: null }),
  deleteAccount: ({ context }, { id }) => operator.deleteAccount(context, { ...words, accountId: id }),
  cancelInvitation: async ({ context }) => {
    await operator.inviteAccount(context, { by: { via: 'person' }, reason: null, person })
    const accountId = (await context.store.accounts.find({ email: person.email }))?.id ?? ''
    return operator.cancelInvitation(context, { ...words, accountId })
  },
  dropMessage: async ({ context }, { id }) => {
    await operator.startRecovery(context, { by: { via: 'person' }, reason: null, accountId: id, factor: null })
    const [message] = await context.store.outbox.list({ state: 'waiting', limit: 1 })
    return operator.dropMessage(context, { ...words, id: message?.id ?? '' })
  },
  mergeAccounts: async (world, { id }) => {
    const { id: goes } = await world.person({ email: 'pierre@example.org' })
    return operator.mergeAccounts(world.context, { ...words, goes, stays: id })
  },
  createAccount: ({ context }) => operator.createAccount(context, { ...words, person, password: 'Blue-Kettle-42' }),
  inviteAccount: ({ context }) => operator.inviteAccount(context, { ...words, person }),
  importAccounts: ({ context }) => {
    const account = { person, passwordHash: null, passwordChangedAt: null, verified: true, locked: false }
    return operator.importAccounts(context, { ...words, accounts: [account] })
  },
}

test('everything that operators do has its line here', () => {
  const all = Object.keys(operator).filter((name) => !looking.includes(name))
  expect(all.toSorted()).toEqual(Object.keys(actions).toSorted())
})

test.each(Object.entries(actions))(
  '%s lands in the audit log, with who and why, and nothing personal',
  async (action, act) => {
    const world = await newWorld({ methods: [password()] })
    const jane = await world.person()
    const { store } = world.context
    const before = new Set((await store.audit.unsealed({ limit: 100 })).map(({ id }) => id))
    await act(world, jane)
    const rows = (await store.audit.unsealed({ limit: 100 })).filter(({ id }) => !before.has(id))
    const mine = rows.filter(({ by: actor }) => actor !== null)
    // Of two accounts a row each.
    expect(mine).toHaveLength(action === 'mergeAccounts' ? 2 : 1)
    for (const row of mine)
      expect(row).toMatchObject({
        by,
        reason: 'INC-42: … asked, …',
        subject: action === 'dropMessage' ? null : expect.stringMatching(/^[\w-]{22}$/),
      })
    const all = JSON.stringify(rows)
    const { email, firstName, id, lastName, uid } = jane
    for (const personal of [email, firstName, lastName, uid, id, 'pierre', 'Pierre', 'Curie', '34567'])
      expect(all).not.toContain(personal)
  },
)
