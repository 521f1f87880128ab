import { expect, it } from 'vitest'
import { activityEntry } from '../../../src/context/activity.ts'
import { mailCode } from '../../../src/methods/mail-code/method.ts'
import { mergeAccounts } from '../../../src/operator/index.ts'
import type { Account } from '../../../src/ports/index.ts'
import { methodState } from '../../support/method-state.ts'
import { newWorld, type World } from '../../support/world.ts'

/** A password of theirs was chosen by a link in a mail. */
async function reset({ context }: World, { id: accountId }: Account): Promise<void> {
  const activity = await activityEntry(context, { accountId, kind: 'password-reset' })
  await context.store.accounts.configure(accountId, { language: 'en', activity })
}

async function start({ context }: World, account: Account): Promise<string> {
  const state = methodState(account, { now: context.now })
  await context.store.signIns.start(state.signIn)
  const started = await mailCode().start(context, state)
  return started.ok ? 'started' : started.reason
}

it('rests where the mailbox alone chose the password lately', async () => {
  const world = await newWorld()
  const jane = await world.person()
  await reset(world, jane)
  expect(await start(world, jane)).toBe('reset-lately')
})

it('an account that went into this one says nothing of its mailbox, nor hides what this one says', async () => {
  const world = await newWorld()
  const [goes, jane] = [await world.person({ email: 'old@example.org' }), await world.person()]
  const merge = (from: Account) =>
    mergeAccounts(world.context, { by: { via: 'command', name: 'root' }, reason: null, goes: from.id, stays: jane.id })
  await reset(world, goes)
  expect(await merge(goes)).toMatchObject({ ok: true })
  expect(await start(world, jane)).toBe('started')
  const other = await world.person({ email: 'other@example.org' })
  await reset(world, jane)
  world.now += 1
  await reset(world, other)
  expect(await merge(other)).toMatchObject({ ok: true })
  expect(await start(world, jane)).toBe('reset-lately')
})
