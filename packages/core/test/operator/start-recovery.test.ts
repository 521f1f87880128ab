import { beforeEach, expect, it } from 'vitest'
import { activityEntry } from '../../src/context/activity.ts'
import { describeAccount, lockAccount, startRecovery, unlockAccount } from '../../src/operator/index.ts'
import { mailLimits } from '../../src/policy/mails.ts'
import type { Account } from '../../src/ports/index.ts'
import { beginFactorRemoval, finishFactorRemovals } from '../../src/recovery/index.ts'
import { choosePassword, requestReset } from '../../src/registration/index.ts'
import { withJane } from '../support/flow.ts'
import { enrolled } from '../support/phones.ts'
import { tokenIn, visitor, type World } from '../support/world.ts'

const by = { via: 'command', name: 'root' } as const
let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
  await world.mails()
})

const start = (factor: string | null, accountId = jane.id) =>
  startRecovery(world.context, { accountId, by, factor, reason: 'called, and knew her number' })
const phone = async (name = 'My phone', accountId = jane.id) =>
  (await enrolled(world.context.store, accountId, { name })).id
const told = () => world.context.store.activity.list(jane.id, { limit: 9, kinds: ['recovery-started'] })
const names = async () => (await world.context.store.devices.list(jane.id)).map(({ name }) => name)

it('of a lost factor: only the person begins the waiting time, by a mail that the operator never sees', async () => {
  const factor = await phone()
  const started = await start(factor)
  expect(started).toEqual({ ok: true, factor: { kind: 'device', name: 'My phone' } })
  expect(await told()).toMatchObject([{ by, details: { factor: 'My phone' } }])
  const mails = await world.mails()
  expect(mails).toMatchObject([
    { to: jane.email, template: 'factor-removal-link', params: { askedBy: 'operator', waitHours: 72 } },
  ])
  const token = tokenIn(mails[0])
  expect(JSON.stringify([started, await told()])).not.toContain(token)
  // Nothing waits before the link is followed.
  world.now += 60
  expect(await world.context.store.factorRemovals.waiting(jane.id)).toBeNull()
  const begun = await beginFactorRemoval(world.context, { token })
  expect(begun).toMatchObject({ ok: true, dueAt: world.now + 72 * 3600 })
  expect(await world.mails()).toContainEqual(expect.objectContaining({ template: 'factor-removal-waiting' }))
  world.now += 72 * 3600 - 1
  expect(await finishFactorRemovals(world.context)).toBe(0)
  world.now += 1
  expect(await finishFactorRemovals(world.context)).toBe(1)
  expect(await names()).toEqual([])
})

it('of a lost password: a link to choose another, and every factor stays', async () => {
  await phone()
  expect(await start(null)).toEqual({ ok: true, factor: null })
  expect(await told()).toMatchObject([{ by, details: {} }])
  const [mail, ...none] = await world.mails()
  expect([mail?.template, mail?.to, none]).toEqual(['password-reset', jane.email, []])
  const chosen = { newPassword: 'Green-Kettle-42', confirmPassword: 'Green-Kettle-42', visitor: visitor() }
  expect(await choosePassword(world.context, { token: tokenIn(mail), ...chosen })).toMatchObject({ ok: true })
  expect(await names()).toEqual(['My phone'])
})

it('is refused, and nothing is sent or written, where the person couldn’t finish it', async () => {
  const [factor, other] = [await phone(), await phone('Tablet')]
  const stranger = await world.person({ email: 'joe@example.org' })
  const theirs = await phone('Theirs', stranger.id)
  await start(factor)
  await beginFactorRemoval(world.context, { token: tokenIn((await world.mails())[0]) })
  await world.mails()
  expect(await start(other)).toEqual({ ok: false, reason: 'removal-waiting' })
  for (const none of [theirs, 'codes', 'x', ''])
    expect(await start(none)).toEqual({ ok: false, reason: 'unknown-factor' })
  expect(await start(null, 'nobody')).toEqual({ ok: false, reason: 'unknown-account' })
  expect(await told()).toHaveLength(1)
  await lockAccount(world.context, { accountId: jane.id, by, reason: null })
  for (const lost of [null, other]) expect(await start(lost)).toEqual({ ok: false, reason: 'not-active' })
  expect(await world.mails()).toEqual([])
  await unlockAccount(world.context, { accountId: jane.id, by, reason: null })
  expect(await start(null)).toMatchObject({ ok: true })
})

it('five within an hour are the most, of both kinds together, and take none of the person’s own', async () => {
  const factor = await phone()
  const { limit, seconds } = mailLimits.own
  for (let count = 0; count < limit; count++) expect((await start(count % 2 ? factor : null)).ok).toBe(true)
  expect(await world.mails()).toHaveLength(limit)
  const until = world.now + seconds
  for (const lost of [null, factor]) expect(await start(lost)).toEqual({ ok: false, reason: 'throttled', until })
  expect(await world.mails()).toEqual([])
  const own = { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() }
  await requestReset(world.context, own)
  expect(await world.mails()).toMatchObject([{ template: 'password-reset' }])
  world.now = until
  expect(await start(null)).toMatchObject({ ok: true })
})

it('a deletion that waits is described', async () => {
  const { store } = world.context
  const described = async () => {
    const seen = await describeAccount(world.context, { key: { id: jane.id } })
    return seen.ok && seen.waits.deletion
  }
  expect(await described()).toBeNull()
  const deletion = { id: 'd', accountId: jane.id, askedBy: 'person', askedAt: world.now, dueAt: world.now + 9 } as const
  const activity = await activityEntry(world.context, { accountId: jane.id, kind: 'deletion-asked' })
  await store.deletions.begin({ deletion, messages: [], activity })
  expect(await described()).toEqual({ askedBy: 'person', askedAt: world.now, dueAt: world.now + 9 })
})
