import { describe, expect, it } from 'vitest'
import { codePage } from '../../src/methods/code-page.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { sentCodePage } from '../../src/methods/sent-code-page.ts'
import { sms } from '../../src/methods/sms/face.ts'
import { type AskedOf, phone, propsOf, tablet as other } from '../support/asked.ts'

/** What a page is given, as its component gets it. */
const props = (of: 'sent' | 'code', { endsAt = null, ...asked }: AskedOf & { readonly endsAt?: number | null }) =>
  propsOf(of === 'code' ? codePage : sentCodePage('sms', { endsAt: () => endsAt }), asked, {
    faces: [sms(), passkey()],
  })

describe('the page of a code that was sent', () => {
  it('asks for it, and says nothing before anything was tried', async () => {
    const first = await props('sent', { params: { left: 3, tries: 3 } })
    expect(first).toMatchObject({
      status: 'ready',
      issues: [],
      sentTo: '…12',
      triesLeft: null,
      until: null,
      ends: null,
    })
    expect(first).not.toHaveProperty('httpStatus')
    expect(first).toMatchObject({ hidden: { flow: 's1', current: 'sms', currentDevice: 'p1' }, otherNumberHref: null })
  })

  it('says at the field that a code is wrong, and how many tries are left', async () => {
    const wrong = { refusal: { code: 'wrong' }, params: { left: 2, tries: 3 } }
    expect(await props('sent', wrong)).toMatchObject({
      status: 'ready',
      issues: [{ field: 'code', code: 'sent-wrong' }],
      triesLeft: 2,
      httpStatus: 422,
    })
  })

  it.each(['expired', 'no-tries', 'throttled', 'reset-lately'])('%s ends it, with nothing to type', async (code) => {
    const refused = await props('sent', { refusal: { code, until: 99 }, params: { left: 2, tries: 3 } })
    expect(refused).toMatchObject({ status: code, issues: [], triesLeft: null, until: 99, httpStatus: 429 })
    expect(await props('sent', { refusal: { code } })).toMatchObject({ status: code, until: null, httpStatus: 422 })
    expect(await props('sent', { reason: code })).toMatchObject({ status: code, until: null })
  })

  it('where no other message may go out, the last one still works', async () => {
    const refusal = { code: 'too-many', until: 99 }
    expect(await props('sent', { refusal })).toMatchObject({
      status: 'ready',
      issues: [{ field: 'form', code: 'sent-too-many' }],
      until: null,
      httpStatus: 429,
    })
    expect(await props('sent', { refusal, reason: 'expired' })).toMatchObject({ status: 'too-many', issues: [] })
  })

  it('offers another number to who has one, and names none while none is chosen', async () => {
    expect(await props('sent', { credentials: [phone, other], shown: other })).toMatchObject({
      otherNumberHref: '/cas/login?flow=s1&devices=1',
      sentTo: '…34',
      hidden: { currentDevice: 'p2' },
    })
    const none = await props('sent', { credentials: [phone, other] })
    expect(none).toMatchObject({ sentTo: '' })
    expect(none['hidden']).toEqual({ flow: 's1', current: 'sms' })
  })

  it('says when this way ends, and what to add instead', async () => {
    expect(await props('sent', { endsAt: 77 })).toMatchObject({
      ends: { at: 77, instead: { method: 'passkey', href: expect.stringContaining('/cas/account/passkeys') } },
    })
  })
})

describe('the page of a method that has none of its own', () => {
  it('asks by its words', async () => {
    const page = await props('code', { params: { left: 3, tries: 3 } })
    expect(page).toMatchObject({
      hidden: { currentDevice: 'p1' },
      status: 'ready',
      reason: null,
      credential: '…12',
      until: null,
      params: { left: 3 },
    })
    expect(page).not.toHaveProperty('httpStatus')
    const unknown = await props('code', { credentials: [phone, other] })
    expect(unknown).toMatchObject({ credential: '' })
  })

  it('says why an answer wasn’t taken; too many end it', async () => {
    expect(await props('code', { refusal: { code: 'wrong' } })).toMatchObject({
      status: 'ready',
      reason: 'wrong',
      httpStatus: 422,
    })
    expect(await props('code', { refusal: { code: 'throttled', until: 99 } })).toMatchObject({
      status: 'ended',
      reason: 'throttled',
      until: 99,
      httpStatus: 429,
    })
    expect(await props('code', { reason: 'gone' })).toMatchObject({ status: 'ended', reason: 'gone' })
  })
})
