import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import type { Missing } from '@laissez-passer/core/internal/sign-in'
import { beforeAll, describe, expect, it } from 'vitest'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { recoveryCode } from '../../src/methods/recovery-code/face.ts'
import { token, tokenCram } from '../../src/methods/token/face.ts'
import { setUpPage } from '../../src/sign-in/set-up.ts'
import { within } from '../support/within.ts'
import type { Platform } from '../support/world.ts'

let here: Platform
beforeAll(async () => {
  here = await platform()
})

const faces = [password(), recoveryCode(), token(), tokenCram(), mobileAppQr(), mobileAppPin(), passkey()]
const methods = faces.map(({ method }) => method)
const parts = { addresses: addresses('/cas'), faces }

/** A method as core offers it. */
function offer(name: string) {
  const { level = 'BASIC', phishingResistant = false } = methods.find((method) => method.name === name) ?? {}
  return { name, level, phishingResistant } as const
}

async function page(
  missing: string | null,
  why: Partial<Record<'addable' | 'unfit' | 'only', readonly string[]>> = {},
  options: { readonly toAddress?: (path: string) => string; readonly continueTo?: string | null } = {},
) {
  const { addable = [], only, unfit = [] } = why
  const missed: Missing = {
    addable: addable.map(offer),
    unfit: unfit.map(offer),
    only: only?.map(offer) ?? null,
    ownWish: false,
  }
  const requirement = { serviceName: 'Shop', level: 'MEDIUM', methods: null } as const
  const { result } = await within({ platform: here, context: { methods } }, (c) =>
    setUpPage(c, parts, { continueTo: '/cas/x', ...options, requirement, missing, why: missed }),
  )
  return result
}

describe('a method that isn’t set up', () => {
  it('is the one that was chosen, with the way to it and back', async () => {
    expect(await page('mobile-app-pin')).toEqual({
      service: { name: 'Shop', level: 'MEDIUM' },
      method: { name: 'mobile-app-pin', resistsPhishing: false },
      setUpHref: '/cas/mobile?continue=%2Fcas%2Fx',
      given: false,
      appHref: 'http://localhost:4002',
      why: { only: null, unfit: [], ownWish: false },
      ways: [],
    })
    expect((await page('passkey', {}, { continueTo: null })).setUpHref).toBe('/cas/account/passkeys/add')
    expect(await page('passkey')).toMatchObject({ method: { name: 'passkey', resistsPhishing: true }, appHref: null })
    expect((await page('passkey', {}, { toAddress: (path) => `/by?to=${path}` })).setUpHref).toMatch(/^\/by\?to=\/cas/)
  })

  it('is the first that can be added where none was chosen; else one that is given, else one that would do', async () => {
    expect((await page('', { addable: ['token', 'passkey'] })).method.name).toBe('passkey')
    expect((await page(null, { addable: ['token-cram', 'token'] })).method.name).toBe('token-cram')
    // No first factor and no way back in.
    expect((await page(null)).method.name).toBe('token')
  })

  it('that no page of ours adds has no way to it', async () => {
    expect(await page('token-cram')).toMatchObject({ setUpHref: null, given: true })
    expect(await page('token')).toMatchObject({ setUpHref: expect.stringContaining('/tokens/device'), given: true })
  })

  it('isn’t ours: the account is where to look', async () => {
    expect(await page('retired')).toMatchObject({ method: { name: 'token' } })
    const { result } = await within({ platform: here }, (c) =>
      setUpPage(c, parts, {
        continueTo: null,
        requirement: { serviceName: null, level: 'HIGH', methods: [] },
        missing: 'retired',
        why: { addable: [], unfit: [], only: null, ownWish: true },
      }),
    )
    expect(result).toMatchObject({
      service: null,
      method: { name: 'retired', resistsPhishing: false },
      setUpHref: '/cas/account',
      why: { ownWish: true },
    })
  })
})

it('other ways are told once for each page, without what people are given', async () => {
  const { ways } = await page('passkey', { addable: ['passkey', 'token', 'mobile-app-qr', 'mobile-app-pin'] })
  expect(ways).toEqual([
    { method: { name: 'mobile-app-qr', resistsPhishing: false }, href: '/cas/mobile?continue=%2Fcas%2Fx' },
  ])
})

it('says what would do, and what is there that doesn’t', async () => {
  expect((await page('passkey', { only: ['passkey'], unfit: ['mobile-app-pin'] })).why).toEqual({
    only: [{ name: 'passkey', resistsPhishing: true }],
    unfit: [{ name: 'mobile-app-pin', resistsPhishing: false }],
    ownWish: false,
  })
})
