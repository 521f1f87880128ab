import { beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../src/account/index.ts'
import {
  askDeletion,
  cancelDeletion,
  findDeletion,
  finishDeletions,
  waitingDeletion,
  whatGoes,
} from '../../src/deletion/index.ts'
import { beginDeletion } from '../../src/deletion/ask.ts'
import { deleteNow } from '../../src/deletion/delete-now.ts'
import type { ProviderSettings } from '../../src/context/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { withJane } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import { signedIn } from '../support/passkeys.ts'
import { enrolled } from '../support/phones.ts'
import { serviceCode } from '../support/store.ts'
import type { World } from '../support/world.ts'

const day = 86_400
const wait = 14 * day
let world: World
let jane: Account

async function setUp(settings: Partial<ProviderSettings> = {}): Promise<void> {
  ;({ world, jane } = await withJane({ settings }))
}
beforeEach(() => setUp())

const ask = async () => askDeletion(world.context, { fresh: await freshly(world.context, jane) })
const exists = async () => (await world.context.store.accounts.find({ id: jane.id })) !== null
const tokenOf = (link: unknown) => new URL(String(link)).searchParams.get('token') ?? ''
const templates = async () => (await world.mails()).map(({ template }) => template)
const notFound = { ok: false, reason: 'not-found' }

/** The token of the mail that says what waits. */
async function asked(): Promise<string> {
  expect(await ask()).toEqual({ ok: true, dueAt: world.now + wait })
  const mail = (await world.mails()).find(({ template }) => template === 'deletion-asked')
  expect(mail).toMatchObject({ to: jane.email, params: { dueAt: world.now + wait } })
  return tokenOf(mail?.params['cancelLink'])
}

describe('an account that its person wants deleted', () => {
  it('goes after fourteen days, told of by mail and to each phone, and no second before', async () => {
    await enrolled(world.context.store, jane.id)
    await enrolled(world.context.store, jane.id)
    expect(await ask()).toEqual({ ok: true, dueAt: world.now + wait })
    expect((await templates()).toSorted()).toEqual(['account-deletion', 'account-deletion', 'deletion-asked'])
    expect(await ask()).toEqual({ ok: false, reason: 'waiting' })
    const begun = world.now
    world.now = begun + wait - 1
    expect(await finishDeletions(world.context)).toBe(0)
    expect(await exists()).toBe(true)
    world.now = begun + wait
    expect(await Promise.all([1, 2, 3].map(() => finishDeletions(world.context)))).toContain(1)
    expect(await exists()).toBe(false)
    const last = (await world.mails()).filter(({ template }) => template === 'account-deleted')
    expect(last).toMatchObject([{ to: jane.email, language: 'fr' }])
    expect(Object.keys(last[0]?.params ?? {})).not.toContain('notMeLink')
    expect(await finishDeletions(world.context)).toBe(0)
  })

  it('goes at once where the provider waits for nothing', async () => {
    await setUp({ accountDeletionSeconds: 0 })
    expect(await ask()).toEqual({ ok: true, dueAt: null })
    expect(await exists()).toBe(false)
    expect(await templates()).toEqual(['account-deleted'])
  })

  it('waits a second where the provider says so', async () => {
    await setUp({ accountDeletionSeconds: 1 })
    expect(await ask()).toEqual({ ok: true, dueAt: world.now + 1 })
    expect(await exists()).toBe(true)
  })

  it('is called to mind once, three days before', async () => {
    const begun = world.now
    await asked()
    world.now = begun + wait - 3 * day - 1
    expect(await finishDeletions(world.context)).toBe(0)
    expect(await templates()).toEqual([])
    world.now += 1
    await finishDeletions(world.context)
    await finishDeletions(world.context)
    const mails = await world.mails()
    expect(mails).toMatchObject([{ template: 'deletion-soon', to: jane.email, params: { dueAt: begun + wait } }])
    expect(await cancelDeletion(world.context, { token: tokenOf(mails[0]?.params['cancelLink']) })).toEqual({
      ok: true,
    })
  })

  it.each([
    [6 * day - 1, []],
    [6 * day, ['deletion-soon']],
  ])('that waits %i seconds is called to mind by %j: from six days on', async (accountDeletionSeconds, expected) => {
    await setUp({ accountDeletionSeconds })
    await ask()
    await world.mails()
    world.now += accountDeletionSeconds - 3 * day + 10
    await finishDeletions(world.context)
    expect(await templates()).toEqual(expected)
  })
})

describe('a deletion that waits', () => {
  it('of an account that went by another way meanwhile isn’t counted, and reminds nobody', async () => {
    await asked()
    const { store } = world.context
    const find = async () => null
    const context = () => ({ ...world.context, store: { ...store, accounts: { ...store.accounts, find } } })
    world.now += wait - day
    expect(await finishDeletions(context())).toBe(0)
    expect(await templates()).toEqual([])
    world.now += day
    expect(await finishDeletions(context())).toBe(0)
    expect(await cancelDeletion(context(), { current: await signedIn(world, jane) })).toEqual(notFound)
  })

  it('is cancelled by the mail’s link, once, with a mail and a line in the log', async () => {
    const token = await asked()
    expect(await findDeletion(world.context, { token })).toMatchObject({
      ok: true,
      deletion: { accountId: jane.id, askedBy: 'person', dueAt: world.now + wait },
    })
    expect(await cancelDeletion(world.context, { token })).toEqual({ ok: true })
    expect(await templates()).toEqual(['deletion-cancelled'])
    expect(await cancelDeletion(world.context, { token })).toEqual(notFound)
    expect(await findDeletion(world.context, { token })).toEqual(notFound)
    const lines = await listActivity(world.context, { current: await signedIn(world, jane) })
    expect(lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['deletion-asked', 'deletion-cancelled']))
    world.now += wait
    expect(await finishDeletions(world.context)).toBe(0)
    expect(await exists()).toBe(true)
  })

  it('is cancelled by any session of the account, and by nobody else’s', async () => {
    const other = await world.person({ email: 'joe@example.org' })
    const [current, theirs] = [await signedIn(world, jane), await signedIn(world, other)]
    expect(await waitingDeletion(world.context, { current })).toBeNull()
    expect(await cancelDeletion(world.context, { current })).toEqual(notFound)
    await asked()
    expect(await waitingDeletion(world.context, { current })).toMatchObject({ dueAt: world.now + wait })
    expect(await cancelDeletion(world.context, { current: theirs })).toEqual(notFound)
    expect(await cancelDeletion(world.context, { current })).toEqual({ ok: true })
    expect(await waitingDeletion(world.context, { current })).toBeNull()
  })

  it('has a link that can’t be made up, and works a day after it was due', async () => {
    const token = await asked()
    for (const wrong of ['', 'x', `${token}A`])
      expect(await findDeletion(world.context, { token: wrong })).toEqual(notFound)
    world.now += wait + day - 1
    expect(await findDeletion(world.context, { token })).toMatchObject({ ok: true })
    world.now += 1
    expect(await findDeletion(world.context, { token })).toEqual(notFound)
    expect(await cancelDeletion(world.context, { token })).toEqual(notFound)
  })

  it.each([
    ['person', null],
    ['operator', 'policy'],
  ] as const)('that its %s asked for is finished by %s in the audit log', async (askedBy, via) => {
    const by = { via: 'command', name: 'root' } as const
    await beginDeletion(world.context, { account: jane, askedBy, ...(via ? { by, reason: 'left' } : {}) })
    world.now += wait
    expect(await finishDeletions(world.context)).toBe(1)
    const audited = await world.context.store.audit.unsealed({ limit: 50 })
    expect(audited.findLast(({ kind }) => kind === 'account-deleted')?.by?.via ?? null).toBe(via)
  })

  it('is finished one at a time where so many are asked for', async () => {
    const joe = await world.person({ email: 'joe@example.org' })
    await ask()
    await beginDeletion(world.context, { account: joe, askedBy: 'operator' })
    world.now += wait
    expect(await finishDeletions(world.context, { limit: 1 })).toBe(1)
    expect(await finishDeletions(world.context)).toBe(1)
  })

  it('takes nobody whose deletion was cancelled meanwhile, nor as pending who isn’t', async () => {
    const token = await asked()
    const found = await findDeletion(world.context, { token })
    const deletion = found.ok ? found.deletion.id : ''
    await cancelDeletion(world.context, { token })
    expect(await deleteNow(world.context, { account: jane, deletion })).toBe(false)
    expect(await deleteNow(world.context, { account: jane, pending: true })).toBe(false)
    expect(await exists()).toBe(true)
    expect(await deleteNow(world.context, { account: jane })).toBe(true)
    expect(await deleteNow(world.context, { account: jane })).toBe(false)
  })

  it('that has just begun is called to mind by nothing more, where the provider waited less then', async () => {
    await setUp({ accountDeletionSeconds: day })
    await ask()
    await world.mails()
    const settings = { ...world.settings, accountDeletionSeconds: wait }
    expect(await finishDeletions({ ...world.context, settings })).toBe(0)
    expect(await templates()).toEqual([])
  })
})

it('what goes: factors, sessions, and each service once', async () => {
  await enrolled(world.context.store, jane.id, { name: 'My phone' })
  const [one, two] = [await signedIn(world, jane), await signedIn(world, jane)]
  for (const [{ session }, clientId] of [
    [one, 'shop'],
    [two, 'shop'],
    [two, 'wiki'],
  ] as const)
    await world.context.store.grants.issueCode(serviceCode(session, { clientId }), { now: world.now })
  const goes = await whatGoes(world.context, { current: two })
  expect({ ...goes, services: goes.services.toSorted() }).toEqual({
    email: jane.email,
    uid: jane.uid,
    password: true,
    factors: [{ kind: 'device', name: 'My phone' }],
    sessions: 2,
    services: ['shop', 'wiki'],
  })
  const passwordless = { ...two, account: { ...two.account, passwordHash: null } }
  expect(await whatGoes(world.context, { current: passwordless })).toMatchObject({ password: false })
})
