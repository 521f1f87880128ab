import { expect, it } from 'vitest'
import { englishPages } from '@laissez-passer/pages/words'
import { waitingPage } from '../../../src/methods/mobile-app-pin/page.ts'
import { type AskedOf, phone, propsOf, tablet } from '../../support/asked.ts'

const props = (asked: AskedOf) => propsOf(waitingPage, asked, { method: 'mobile-app-pin' })
/** Why a request ended, as far as there are words for it. */
const reasons = Object.keys(englishPages).flatMap((id) => /^waiting\.([a-z-]+)\.text$/.exec(id)?.[1] ?? [])
const waits = { expiresAt: 120, params: { transferCode: '42', link: 'https://app/…' }, shown: phone }

it('a request that waits shows its code, its phone and the way into the app', async () => {
  const page = await props(waits)
  expect(page).toMatchObject({
    hidden: { flow: 's1', current: 'mobile-app-pin', currentDevice: 'p1' },
    device: { name: '…12' },
    status: 'pending',
    until: null,
    code: '42',
    expiresAt: 120,
    eventsHref: '/cas/login/events?flow=s1',
    appHref: 'https://app/…',
    otherDeviceHref: null,
    cookies: ['__Host-lp-flow=s1'],
  })
  expect(page).not.toHaveProperty('httpStatus')
})

it('without a link leads to no app, and is remembered in no cookie', async () => {
  expect(await props({ expiresAt: 120 })).toMatchObject({
    code: null,
    appHref: null,
    cookies: [],
    device: { name: '' },
  })
  expect((await props({ expiresAt: 120 }))['hidden']).toEqual({ flow: 's1', current: 'mobile-app-pin' })
})

it('one that ended says why, and until when nothing is sent', async () => {
  for (const reason of reasons)
    expect(await props({ ...waits, reason, until: 99 })).toMatchObject({
      status: reason,
      until: 99,
      code: null,
      expiresAt: null,
      appHref: null,
    })
  expect(await props({ ...waits, reason: 'refused' })).toMatchObject({ status: 'refused', until: null })
  // What has no words here is over.
  expect(await props({ ...waits, reason: 'anything' })).toMatchObject({ status: 'expired' })
  expect(await props({ ...waits, status: 'ended' })).toMatchObject({ status: 'expired' })
  expect(await props({ ...waits, until: 99 })).toMatchObject({ status: 'pending', until: null })
})

it('what was asked in vain comes first', async () => {
  const early = { ...waits, refusal: { code: 'paused', until: 77 }, reason: 'refused', until: 99 }
  expect(await props(early)).toMatchObject({ status: 'paused', until: 77, code: null, httpStatus: 422 })
  expect(await props({ ...waits, refusal: { code: 'too-many' }, until: 99 })).toMatchObject({
    status: 'too-many',
    until: null,
    httpStatus: 422,
  })
})

it('another phone is offered to who has one', async () => {
  expect(await props({ ...waits, credentials: [phone, tablet] })).toMatchObject({
    otherDeviceHref: '/cas/login?flow=s1&devices=1',
  })
})
