import { expect, it } from 'vitest'
import { allowService } from '../../src/account/index.ts'
import { auditSubject } from '../../src/context/audit.ts'
import { deleteAccount, lockAccount, mergeAccounts, type MergeWish, planMerge } from '../../src/operator/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { registerAccount } from '../../src/registration/index.ts'
import { signedIn } from '../support/passkeys.ts'
import { form, newWorld, type World } from '../support/world.ts'

const by = { via: 'command', name: 'root' } as const
const reason = 'came by with her card'

async function two() {
  const world = await newWorld()
  const [goes, stays] = [await world.person({ email: 'old@example.org' }), await world.person()]
  await world.mails()
  const wish = (options: Partial<MergeWish> = {}) => ({ goes: goes.id, stays: stays.id, ...options })
  const merging = (options: Partial<MergeWish> = {}) => mergeAccounts(world.context, { by, reason, ...wish(options) })
  const planning = (options: Partial<MergeWish> = {}) => planMerge(world.context, wish(options))
  return { world, store: world.context.store, goes, stays, merging, planning }
}

it('one goes, and what its owner would miss moves; both addresses are told, the other one masked', async () => {
  const { goes, merging, stays, store, world } = await two()
  await store.accounts.configure(goes.id, { memberOf: ['A', 'B'] })
  await store.accounts.configure(stays.id, { memberOf: ['B', 'C'] })
  expect(await merging()).toMatchObject({ ok: true, moved: { lines: 1, services: [], groups: ['A'], assurance: null } })
  expect(await store.accounts.find({ id: goes.id })).toBeNull()
  expect(await store.accounts.find({ id: stays.id })).toEqual({ ...stays, memberOf: ['B', 'C', 'A'] })
  const mails = await world.mails()
  const mailTo = (to: string) => mails.filter((mail) => mail.to === to)
  expect(mails).toHaveLength(2)
  expect(mailTo(stays.email)).toMatchObject([{ template: 'account-merged', params: { maskedEmail: 'o...@...' } }])
  expect(mailTo(goes.email)).toMatchObject([{ template: 'account-merged-away', params: { maskedEmail: 'j...@...' } }])
  expect(Object.keys(mailTo(goes.email)[0]?.params ?? {})).not.toContain('notMeLink')
  expect(Object.keys(mailTo(stays.email)[0]?.params ?? {})).toContain('notMeLink')
})

it('both are written down with who and why; the log says by pseudonyms which went into which', async () => {
  const { goes, merging, stays, store, world } = await two()
  await merging()
  const rows = (await store.audit.unsealed({ limit: 99 })).filter(({ reason: why }) => why === reason)
  const [gone, kept] = [await auditSubject(world.context, goes.id), await auditSubject(world.context, stays.id)]
  expect(rows.toSorted((one, other) => (one.kind < other.kind ? -1 : 1))).toMatchObject([
    { kind: 'account-deleted', subject: gone, by, details: { outcome: 'merged' } },
    { kind: 'account-merged', subject: kept, by, details: { merged: gone } },
  ])
  const lines = await store.activity.list(stays.id, { limit: 9 })
  expect(lines).toContainEqual(expect.objectContaining({ kind: 'account-merged', by, details: { account: goes.uid } }))
  expect(lines).toContainEqual(expect.objectContaining({ kind: 'password-chosen', mergedUid: goes.uid }))
})

it('what services may know moves too, where it is more', async () => {
  const { goes, planning, merging, stays, store, world } = await two()
  const allow = async (account: Account, clientId: string, scopes: readonly string[]) =>
    allowService(world.context, { current: await signedIn(world, account), clientId, serviceName: clientId, scopes })
  await allow(goes, 'shop', ['email', 'profile'])
  await allow(goes, 'library', ['email'])
  await allow(goes, 'forum', ['email'])
  await allow(stays, 'shop', ['email'])
  await allow(stays, 'forum', ['email', 'phone'])
  const planned = await planning()
  expect(planned.ok && planned.plan.services.toSorted((a, b) => (a.clientId < b.clientId ? -1 : 1))).toEqual([
    { clientId: 'library', scopes: ['email'] },
    { clientId: 'shop', scopes: ['profile'] },
  ])
  expect(await merging()).toMatchObject({ ok: true })
  const kept = (await store.consents.list({ accountId: stays.id })).map(({ clientId }) => clientId)
  expect(kept.toSorted()).toEqual(['forum', 'library', 'shop'])
  // Nobody was in a group: the account is what it was.
  expect(await store.accounts.find({ id: stays.id })).toEqual(stays)
})

it('an address that nobody proved to be theirs is told nothing', async () => {
  const { stays, store, world } = await two()
  await registerAccount(world.context, form({ email: 'new@example.org', confirmEmail: 'new@example.org' }))
  await world.mails()
  const goes = (await store.accounts.find({ email: 'new@example.org' }))?.id ?? ''
  expect(await mergeAccounts(world.context, { by, reason, goes, stays: stays.id })).toMatchObject({ ok: true })
  expect((await world.mails()).map(({ to }) => to)).toEqual([stays.email])
})

it('a hundred groups of both together are the most', async () => {
  const { goes, merging, stays, store } = await two()
  const names = (prefix: string, length: number) => Array.from({ length }, (_, at) => `${prefix}${at}`)
  await store.accounts.configure(goes.id, { memberOf: [...names('a', 60), 'b0'] })
  await store.accounts.configure(stays.id, { memberOf: names('b', 40) })
  expect(await merging()).toMatchObject({ ok: true })
  expect((await store.accounts.find({ id: stays.id }))?.memberOf).toEqual([...names('b', 40), ...names('a', 60)])
})

it('groups that are too many already stay so, where none is added', async () => {
  const { goes, merging, stays, store } = await two()
  const memberOf = Array.from({ length: 120 }, (_, at) => `a${at}`)
  await store.accounts.configure(goes.id, { memberOf: ['a7'] })
  await store.accounts.configure(stays.id, { memberOf })
  expect(await merging()).toMatchObject({ ok: true })
  expect((await store.accounts.find({ id: stays.id }))?.memberOf).toEqual(memberOf)
})

it('its assurance stays behind where nobody asked for it; groups move to who was in none', async () => {
  const { goes, merging, stays, store } = await two()
  await store.accounts.configure(goes.id, { assurance: 'TOP', memberOf: ['A'] })
  expect(await merging()).toMatchObject({ ok: true, moved: { assurance: null } })
  expect(await store.accounts.find({ id: stays.id })).toEqual({ ...stays, memberOf: ['A'] })
})

it('a plan counts all lines of the activity, page by page', async () => {
  const { stays, goes, store, world } = await two()
  const of = await store.activity.list(goes.id, { limit: 1 })
  const lines = Array.from({ length: 1001 }, (_, at) => of.map((line) => ({ ...line, id: `line-${at}` }))).flat()
  const list: typeof store.activity.list = async (_, { before = null, limit }) => {
    const from = before === null ? 0 : lines.findIndex(({ id }) => id === before) + 1
    return lines.slice(from, from + limit)
  }
  const counted = { ...world.context.store, activity: { ...store.activity, list } }
  for (const length of [1001, 1000, 499, 0]) {
    lines.length = length
    const planned = await planMerge({ ...world.context, store: counted }, { goes: goes.id, stays: stays.id })
    expect(planned).toMatchObject({ ok: true, plan: { lines: length } })
  }
})

it('a plan says what would move, and changes nothing', async () => {
  const { goes, planning, stays, store, world } = await two()
  await store.accounts.configure(goes.id, { memberOf: ['A'] })
  const before = (await store.audit.unsealed({ limit: 99 })).length
  expect(await planning()).toMatchObject({ ok: true, plan: { lines: 1, groups: ['A'] } })
  expect(await store.accounts.find({ id: goes.id })).not.toBeNull()
  expect(await store.accounts.find({ id: stays.id })).toEqual(stays)
  expect(await store.audit.unsealed({ limit: 99 })).toHaveLength(before)
  expect(await world.mails()).toEqual([])
})

it.each<[Account['assurance'], Account['assurance'], boolean, Account['assurance']]>([
  ['TOP', 'MEDIUM', true, 'TOP'],
  ['TOP', 'MEDIUM', false, 'MEDIUM'],
  ['LOW', 'HIGH', true, 'HIGH'],
  ['HIGH', null, true, 'HIGH'],
  ['LOW', null, true, null],
  [null, 'LOW', true, 'LOW'],
])('of %s and %s, asked to take it: %s, it is %s', async (gone, had, takeAssurance, has) => {
  const { goes, merging, stays, store } = await two()
  await store.accounts.configure(goes.id, { assurance: gone })
  await store.accounts.configure(stays.id, { assurance: had })
  expect(await merging({ takeAssurance })).toMatchObject({ ok: true })
  expect(await store.accounts.find({ id: stays.id })).toMatchObject({ assurance: has })
})

const administrator = ({ context: { now, store } }: World, { id }: Account) => {
  const activity = { id: 'a', accountId: id, kind: 'administrator-on', at: now, details: {}, subject: 's', facts: {} }
  return store.accounts.setAdministrator({ accountId: id, on: true, activity })
}
const locked = ({ context }: World, { id }: Account) => lockAccount(context, { by, reason: null, accountId: id })
const leaving = ({ context }: World, { id }: Account) =>
  deleteAccount(context, { by, reason: null, accountId: id, waits: true })
const inGroups =
  (prefix: string) =>
  (world: World, { id }: Account) =>
    world.context.store.accounts.configure(id, { memberOf: Array.from({ length: 60 }, (_, at) => `${prefix}${at}`) })

it.each<[string, Partial<Record<'goes' | 'stays', (world: World, account: Account) => Promise<unknown>>>, boolean]>([
  ['administrator', { goes: administrator }, true],
  ['administrator', { stays: administrator }, true],
  ['locked', { goes: locked }, false],
  ['not-active', { stays: locked }, true],
  ['deletion-waits', { stays: leaving }, true],
  ['too-many-groups', { goes: inGroups('a'), stays: inGroups('b') }, true],
])('refused as %s: %o', async (refusal, before, force) => {
  const { goes, merging, planning, stays, store, world } = await two()
  await before.goes?.(world, goes)
  await before.stays?.(world, stays)
  await world.mails()
  expect(await planning({ force })).toEqual({ ok: false, reason: refusal })
  expect(await merging({ force })).toEqual({ ok: false, reason: refusal })
  expect(await store.accounts.find({ id: goes.id })).not.toBeNull()
  expect(await world.mails()).toEqual([])
})

it('who is locked goes where the operator insists, and only there', async () => {
  const { goes, merging, store, world } = await two()
  await locked(world, goes)
  expect(await merging()).toEqual({ ok: false, reason: 'locked' })
  expect(await merging({ force: true })).toMatchObject({ ok: true })
  expect(await store.accounts.find({ id: goes.id })).toBeNull()
})

it('an account isn’t merged into itself, into none, or twice', async () => {
  const { goes, merging, stays } = await two()
  expect(await merging({ stays: goes.id })).toEqual({ ok: false, reason: 'same-account' })
  expect(await merging({ stays: 'nobody' })).toEqual({ ok: false, reason: 'unknown-account' })
  expect(await merging({ goes: 'nobody' })).toEqual({ ok: false, reason: 'unknown-account' })
  const answers = await Promise.all([merging(), merging(), merging({ goes: stays.id, stays: goes.id })])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await merging()).toEqual({ ok: false, reason: 'unknown-account' })
})
