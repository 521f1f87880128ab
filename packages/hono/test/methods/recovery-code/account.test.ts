import { beforeAll, expect, it } from 'vitest'
import { enrolled } from '../../../../store-sql/src/devices/fixtures.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { recoveryCode } from '../../../src/methods/recovery-code/face.ts'
import { clientOf } from '../../support/api-client.ts'
import { type Shown, shown } from '../../support/shown.ts'

const PAGE = '/cas/account/recovery-codes'
let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [password(), mobileAppPin(), recoveryCode()] })
})

async function withPhone() {
  const { account, browser } = await at.someone('password', 'mobile-app-pin')
  await enrolled(at.world.store, account.id)
  return browser
}

it('codes are made by whoever has a second factor, and shown once', async () => {
  const browser = await withPhone()
  await browser.get('/cas/account')
  expect(at.last()).toMatchObject({ advice: 'recovery-codes' })
  await browser.get(PAGE)
  expect(at.last()).toMatchObject({
    page: 'recoveryCodes',
    action: PAGE,
    left: 0,
    createdAt: null,
    canMake: true,
    codes: null,
    addHref: '/cas/mobile',
    doneHref: '/cas/account',
    path: PAGE,
  })
  await browser.post(PAGE, {})
  expect(at.last()).toMatchObject({ page: 'recoveryCodes', left: 10, createdAt: expect.any(Number) })
  expect(at.last()['codes']).toHaveLength(10)
  await browser.get(PAGE)
  expect(at.last()).toMatchObject({ left: 10, codes: null })
  await browser.get('/cas/account')
  expect(at.last()).toMatchObject({ advice: null })
})

it('without one there are none to make', async () => {
  const { browser } = await at.someone()
  await browser.post(PAGE, {})
  expect(at.last()).toMatchObject({ page: 'recoveryCodes', canMake: false, codes: null, left: 0 })
  const client = clientOf(browser)
  expect((await client.GET('/account/recovery-codes')).data).toEqual({ left: 0, createdAt: null, canMake: false })
  const refused = await client.POST('/account/recovery-codes')
  expect([refused.response.status, refused.error?.reason]).toEqual([409, 'no-second-factor'])
})

it('a program makes them as well', async () => {
  const client = clientOf(await withPhone())
  expect((await client.GET('/account/recovery-codes')).data).toMatchObject({ left: 0, canMake: true })
  const made = await client.POST('/account/recovery-codes')
  expect([made.response.status, made.data?.codes.length]).toEqual([201, 10])
  expect((await client.GET('/account/recovery-codes')).data).toMatchObject({ left: 10, canMake: true })
})
