import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeAll, expect, it } from 'vitest'
import type { Face } from '../../src/composition.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { mailCode } from '../../src/methods/mail-code/face.ts'
import { sms } from '../../src/methods/sms/face.ts'
import { leftBehindPage } from '../../src/sign-in/left-behind.ts'
import { asGiven, partsOf, settings, within } from '../support/within.ts'
import type { Platform } from '../support/world.ts'

let here: Platform
beforeAll(async () => {
  here = await platform()
})

const book = addresses('/cas')

/** What whoever only had text messages is shown; null: nothing. */
async function shown({
  accepted = null,
  faces = [sms(), mobileAppPin(), passkey(), password()],
  inPlace = false,
  methods = [mailCode(), mobileAppPin(), passkey(), password()].map(({ method }) => method),
  retiredAt = null,
}: {
  readonly accepted?: readonly string[] | null
  readonly faces?: readonly Face[]
  readonly inPlace?: boolean
  readonly methods?: readonly Face['method'][]
  readonly retiredAt?: number | null
} = {}) {
  const parts = partsOf({ addresses: book, faces, render: asGiven })
  const context = { methods, settings: { ...settings, smsRetiredAt: retiredAt } }
  const { answer, result } = await within({ platform: here, context }, (c) =>
    leftBehindPage(c, parts, {
      action: '/cas/login',
      person: null,
      others: [],
      path: '/cas/login',
      requirement: { serviceName: 'Shop', level: 'MEDIUM', methods: accepted },
      continueTo: '/cas/account',
      inPlace,
    }),
  )
  return result === null ? null : answer.json()
}

it('leads to what can be added and would do, the safest first, and back to where they were going', async () => {
  expect(await shown()).toMatchObject({
    page: 'leftBehind',
    service: { name: 'Shop', level: 'MEDIUM' },
    ways: [
      { method: 'passkey', href: '/cas/account/passkeys/add?continue=%2Fcas%2Faccount' },
      { method: 'mobile-app-pin', href: '/cas/mobile?continue=%2Fcas%2Faccount' },
    ],
  })
  expect((await shown({ accepted: ['mobile-app-pin', 'mail-code'] })).ways).toEqual([
    { method: 'mobile-app-pin', href: '/cas/mobile?continue=%2Fcas%2Faccount' },
  ])
})

it('in a sign-in names them alone: its form leads there', async () => {
  expect((await shown({ inPlace: true })).ways).toEqual([{ method: 'passkey' }, { method: 'mobile-app-pin' }])
})

it('names the day on which it ended, where it had one', async () => {
  expect(await shown({ retiredAt: 1_700_000_000 })).toMatchObject({ since: 1_700_000_000 })
  expect(await shown({ retiredAt: 0 })).toMatchObject({ since: null })
  expect(await shown()).toMatchObject({ since: null })
})

it('is nobody’s while the method is in use, or where nothing can be added', async () => {
  const inUse = [sms(), passkey(), password()]
  expect(await shown({ faces: inUse, methods: inUse.map(({ method }) => method) })).toBeNull()
  expect(await shown({ faces: [sms(), password()] })).toBeNull()
  expect(await shown({ accepted: ['mail-code'] })).toBeNull()
  expect(await shown({ faces: [passkey(), password()] })).toBeNull()
})
