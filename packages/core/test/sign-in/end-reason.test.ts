import { expect, it } from 'vitest'
import { hashToken } from '../../src/ids/index.ts'
import { endReason } from '../../src/sign-in/index.ts'
import { begin, withJane } from '../support/flow.ts'
import { enrolled, opening, refusal, request } from '../support/phones.ts'

it('is “this wasn’t me” where a phone said so, and else that its time is over', async () => {
  const { world, jane } = await withJane()
  const { store } = world.context
  const flow = await begin(world, jane.email, { continueTo: null })
  expect(await endReason(world.context, flow)).toBe('expired')
  const phone = await enrolled(store, jane.id)
  const found = await store.signIns.find({
    idHash: hashToken(flow.signInId),
    browserHash: hashToken(flow.visitor.browserToken),
    now: world.now,
  })
  if (!found) throw new Error('no sign-in')
  const times = { createdAt: world.now, expiresAt: world.now + 120, keepUntil: world.now + 900 }
  const asked = request(phone, found.signIn, times)
  await store.approvals.open(opening(asked))
  expect(await endReason(world.context, flow)).toBe('expired')
  await store.approvals.answer({ ...refusal(asked, phone, 'not-me'), now: world.now })
  expect(await endReason(world.context, flow)).toBe('not-me')
})
