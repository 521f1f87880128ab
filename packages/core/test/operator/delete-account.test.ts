import { expect, it } from 'vitest'
import { deleteAccount, describeAccount } from '../../src/operator/index.ts'
import { enrolled } from '../support/phones.ts'
import { newWorld } from '../support/world.ts'

const by = { via: 'command', name: 'root' } as const

it('deletes an account once: a last mail says so to its address, in its language, and leads nowhere', async () => {
  const world = await newWorld()
  const [{ id: accountId, email }, other] = [await world.person(), await world.person({ email: 'joe@example.org' })]
  await world.mails()
  const deleting = () => deleteAccount(world.context, { by, reason: 'asked by letter', accountId })
  const answers = await Promise.all([deleting(), deleting(), deleting()])
  expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, dueAt: null }])
  expect(await deleting()).toEqual({ ok: false, reason: 'unknown-account' })
  const mails = await world.mails()
  expect(mails).toMatchObject([{ to: email, template: 'account-deleted', language: 'fr' }])
  expect(Object.keys(mails[0]?.params ?? {})).not.toContain('notMeLink')
  expect(await world.context.store.accounts.find({ id: other.id })).not.toBeNull()
})

it('an address that nobody proved to be theirs is told nothing', async () => {
  const world = await newWorld()
  const { store } = world.context
  const account = {
    ...(await world.person()),
    id: 'p',
    uid: 'n00pppp',
    email: 'p@example.org',
    status: 'pending',
  } as const
  await store.accounts.register({
    account,
    emailKey: account.email,
    uidMarks: [],
    link: { tokenHash: 'h', accountId: 'p', purpose: 'choose-password', continueTo: null, createdAt: 0, expiresAt: 9 },
    message: {
      id: 'm',
      accountId: 'p',
      kind: 'mail',
      to: 'x',
      template: 'x',
      language: 'en',
      sealed: '',
      createdAt: 0,
    },
  })
  expect(await deleteAccount(world.context, { by, reason: null, accountId: 'p' })).toEqual({ ok: true, dueAt: null })
  expect(await world.mails()).not.toContainEqual(expect.objectContaining({ to: account.email }))
})

it('waits where the operator says so, and one at a time', async () => {
  const world = await newWorld()
  const { id: accountId } = await world.person()
  await world.mails()
  const deleting = (waits: boolean) => deleteAccount(world.context, { by, reason: null, accountId, waits })
  expect(await deleting(true)).toEqual({ ok: true, dueAt: world.now + 14 * 86_400 })
  expect(await deleting(true)).toEqual({ ok: false, reason: 'waiting-already' })
  expect(await describeAccount(world.context, { key: { id: accountId } })).toMatchObject({
    waits: { deletion: { askedBy: 'operator', dueAt: world.now + 14 * 86_400 } },
  })
  expect(await world.mails()).toMatchObject([{ template: 'deletion-asked' }])
  expect(await deleting(false)).toEqual({ ok: true, dueAt: null })
})

it('each phone of the account that can be pushed to is told that a deletion waits', async () => {
  const world = await newWorld()
  const { store } = world.context
  const { id: accountId } = await world.person()
  const phones = [await enrolled(store, accountId), await enrolled(store, accountId), await enrolled(store, accountId)]
  await store.devices.setPush({ deviceId: phones[0]?.id ?? '', sealedPush: null })
  await world.mails()
  await deleteAccount(world.context, { by, reason: null, accountId, waits: true })
  const waiting = await store.outbox.list({ state: 'waiting', limit: 9 })
  const pushed = waiting.filter(({ kind }) => kind === 'push')
  expect(new Set(pushed.map(({ to }) => to))).toEqual(new Set(phones.slice(1).map(({ id }) => id)))
  expect(pushed.map(({ template }) => template)).toEqual(['account-deletion', 'account-deletion'])
})
