import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeAll, describe, expect, it } from 'vitest'
import { noMeters } from '../../src/meters.ts'
import { mailCode } from '../../src/methods/mail-code/face.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { sms } from '../../src/methods/sms/face.ts'
import { showStep, signInEnded } from '../../src/sign-in/step.ts'
import { asGiven, partsOf, within } from '../support/within.ts'
import type { Platform } from '../support/world.ts'

let here: Platform
beforeAll(async () => {
  here = await platform()
})

const faces = [password(), passkey(), mobileAppPin(), sms()]
const methods = [password(), passkey(), mobileAppPin(), mailCode()].map(({ method }) => method)
const offers = [
  { name: 'passkey', level: 'HIGH', phishingResistant: true },
  { name: 'mobile-app-pin', level: 'MEDIUM', phishingResistant: false },
]
const why = { addable: offers, unfit: [], only: null, ownWish: true }

/** What the page of a step is given, and what was counted. */
async function shown(
  step: object,
  { refusal, ...more }: { readonly refusal?: object; readonly otherDevice?: boolean } = {},
) {
  const counted: unknown[] = []
  const parts = partsOf({
    addresses: addresses('/cas'),
    faces,
    render: asGiven,
    meters: { ...noMeters, signIn: (by) => counted.push(by) },
  })
  const progress = {
    signIn: { continueTo: '/cas/account', identifier: 'elodie' },
    requirement: { serviceName: 'Shop', level: 'MEDIUM', methods: null },
    step,
  }
  const { answer } = await within({ platform: here, context: { methods } }, (c) =>
    showStep(c, parts, JSON.parse(JSON.stringify({ signInId: 's1', progress, refusal, ...more }))),
  )
  const page = answer.status < 300 ? await answer.json() : { to: answer.headers.get('Location') }
  return { status: answer.status, counted, ...page }
}

const device = (id: string, lastSeenAt: number | null) => ({ id, name: id, lastSeenAt })

describe('one of several devices', () => {
  const credentials = [device('never', null), device('new', 20), device('old', 10)]

  it('is asked for, the one that was seen last first', async () => {
    expect(await shown({ kind: 'choose-credential', method: 'sms', credentials })).toMatchObject({
      page: 'deviceChoice',
      hidden: { flow: 's1', current: 'sms' },
      device: 'new',
      issues: [],
      counted: [],
    })
    expect(await shown({ kind: 'choose-credential', method: 'sms', credentials: [] })).toMatchObject({ device: '' })
  })

  it('is asked for anew where another is wanted, and there is one', async () => {
    const view = { status: 'ready', reason: null, params: {}, credential: null }
    const step = { kind: 'verify', method: 'sms', others: [], view }
    const all = { ...step, credentials }
    expect((await shown(all, { otherDevice: true })).page).toBe('deviceChoice')
    expect((await shown(all)).page).toBe('sentCode')
    expect((await shown({ ...step, credentials: [device('new', 20)] }, { otherDevice: true })).page).toBe('sentCode')
  })

  it('says why none was taken, and counts it by the method', async () => {
    const step = { kind: 'choose-credential', method: 'sms', credentials }
    expect(await shown(step, { refusal: { code: 'gone' } })).toMatchObject({
      issues: [{ field: 'form', code: 'gone' }],
      counted: [{ method: 'sms', outcome: 'gone' }],
    })
  })
})

describe('a method that isn’t there', () => {
  const step = { kind: 'choose-method', missing: 'passkey', offers, why, nothingSetUp: true, toAdd: null }

  it('and none was chosen: all that are offered stand to choose from', async () => {
    expect(await shown({ ...step, missing: '' })).toMatchObject({
      page: 'stepUp',
      hidden: { flow: 's1' },
      methods: [{ name: 'passkey' }, { name: 'mobile-app-pin' }],
      method: 'passkey',
      ownWish: true,
      signingIn: true,
      otherHref: '/cas/login?other=1&continue=%2Fcas%2Faccount',
    })
  })

  it('is how to set it up, where they stand', async () => {
    const asked = { level: 'BASIC', methods: null }
    expect(await shown({ ...step, toAdd: asked })).toMatchObject({
      page: 'methodMissing',
      hidden: { flow: 's1', current: 'passkey' },
      setUpInPlace: true,
      setUpHref: expect.stringMatching(/^\/cas\/login\?continue=%2Fcas%2Faccount%2Fpasskeys%2Fadd.*level%3DBASIC/),
      others: [{ name: 'passkey' }, { name: 'mobile-app-pin' }],
    })
    const none = await shown({ ...step, missing: '', offers: [], toAdd: asked })
    expect(none).toMatchObject({ page: 'methodMissing', others: [] })
  })

  it('because it was retired: what to add instead', async () => {
    const asked = { level: 'BASIC', methods: null }
    expect(await shown({ ...step, leftBehind: true, toAdd: asked })).toMatchObject({
      page: 'leftBehind',
      hidden: { flow: 's1' },
      ways: [{ method: 'passkey' }, { method: 'mobile-app-pin' }],
    })
  })
})

it('what is proved has no page: its address moves on', async () => {
  for (const kind of ['proved', 'done'])
    expect(await shown({ kind }, { refusal: { code: 'late' } })).toMatchObject({
      status: 303,
      to: '/cas/login?flow=s1',
      counted: [{ method: kind, outcome: 'late' }],
    })
})

it('a sign-in that is over is too late, or of a browser that keeps no cookies', async () => {
  const ended = async (Cookie: string) => {
    const { answer } = await within({ platform: here, headers: { Cookie } }, (c) =>
      signInEnded(c, partsOf({ render: asGiven }), 'x'),
    )
    return { status: answer.status, ...(await answer.json()) }
  }
  expect(await ended('')).toMatchObject({ status: 410, reason: 'no-cookies', path: '/cas/login?flow=x' })
  expect(await ended(`__Host-lp-browser=${'a'.repeat(43)}`)).toMatchObject({ status: 410, reason: 'expired' })
})
