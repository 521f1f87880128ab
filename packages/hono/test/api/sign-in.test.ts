import { beforeAll, expect, it } from 'vitest'
import { enrolled } from '../../../store-sql/src/devices/fixtures.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { clientOf } from '../support/api-client.ts'
import { peerAddress, type Shown, shown } from '../support/shown.ts'
import { authorizeAddress } from '../support/world.ts'

let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [password(), mobileAppPin()] })
})

it('one of several phones is chosen, and a sign-in that is over by then says so', async () => {
  const { account, browser } = await at.someone()
  const first = await enrolled(at.world.store, account.id, { name: 'Old' })
  const second = await enrolled(at.world.store, account.id, { name: 'New' })
  const client = clientOf(browser)
  const up = await client.POST('/session/step-up', { body: { continueTo: await authorizeAddress() } })
  expect([up.response.status, up.data]).toMatchObject([
    201,
    {
      service: { name: 'Shop', level: 'MEDIUM' },
      identifier: account.email,
      expiresAt: expect.any(Number),
      step: { kind: 'choose-credential', method: 'mobile-app-pin' },
    },
  ])
  const { step } = up.data ?? {}
  if (step?.kind !== 'choose-credential') throw new Error('nothing to choose')
  const told = { model: 'Pixel 9', lastSeenAt: first.lastSeenAt }
  expect(step.credentials).toEqual(
    expect.arrayContaining([
      { id: first.id, name: 'Old', ...told },
      { id: second.id, name: 'New', ...told },
    ]),
  )
  const params = { path: { id: up.data?.id ?? '' } }
  const body = { method: 'mobile-app-pin', credential: second.id }
  const asked = await client.POST('/sign-ins/{id}/method', { params, body })
  expect(asked.data?.step).toMatchObject({
    kind: 'verify',
    method: 'mobile-app-pin',
    credential: { id: second.id, name: 'New' },
    reason: null,
    until: null,
  })
  const stranger = clientOf((await at.someone()).browser)
  const elsewhere = await stranger.POST('/sign-ins/{id}/method', { params, body })
  expect([elsewhere.response.status, elsewhere.error?.reason]).toEqual([410, 'expired'])
})

it('who proved something long ago says who they are again', async () => {
  const { browser } = await at.someone()
  at.world.wait(1000)
  const continueTo = await authorizeAddress({ max_age: '60' })
  const up = await clientOf(browser).POST('/session/step-up', { body: { continueTo } })
  expect([up.response.status, up.error?.reason]).toEqual([409, 'identify-again'])
})

it('a network that began many sign-ins pays for the next', async () => {
  const key = `sign-in:from:${peerAddress}`
  const rule = { key, accountId: null, limit: null, lockSeconds: 0, windowSeconds: 60, asks: { usual: 1, long: 2 } }
  const now = at.world.runtime.now()
  for (let i = 0; i < 600; i++) await at.world.store.throttle.spend([rule], { now, work: 'long' })
  const begun = await clientOf(at.world.browser()).POST('/sign-ins', { body: { identifier: 'x@example.org' } })
  expect([begun.response.status, begun.error]).toMatchObject([
    429,
    { reason: 'work-asked', issues: [{ field: 'captchaCode' }], captcha: { kind: 'proof-of-work' } },
  ])
  const { error } = await clientOf(at.world.browser({ 'Test-Address': '198.51.100.1' })).POST('/sign-ins', {
    body: { identifier: '' },
  })
  expect(error).toMatchObject({ reason: 'invalid', issues: [{ field: 'identifier' }] })
})
