import { addresses } from '@laissez-passer/core/addresses'
import { expect, it } from 'vitest'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { identifierProps } from '../../src/sign-in/first.ts'

const parts = { addresses: addresses('/cas'), faces: [password(), passkey()] }

it('the first page keeps the way in its form and in every link', () => {
  const shop = { serviceName: 'Shop', level: 'MEDIUM' } as const
  const on = identifierProps(parts, { continueTo: '/cas/account', destination: shop, identifier: 'elodie' })
  expect(on).toMatchObject({
    hidden: { continue: '/cas/account' },
    service: { name: 'Shop', level: 'MEDIUM' },
    values: { identifier: 'elodie' },
    registerHref: '/cas/register?continue=%2Fcas%2Faccount',
    path: '/cas/login?continue=%2Fcas%2Faccount',
  })
})

it('by itself it leads nowhere, for nobody', () => {
  const alone = identifierProps(parts, { continueTo: null, destination: null })
  expect(alone).toMatchObject({ service: null, values: { identifier: '' }, path: '/cas/login' })
  expect(alone.hidden).toEqual({})
  expect(alone.issues).toEqual([])
})

it('has the ways that need no identifier, with what the browser is to be told of them', () => {
  const [way, ...others] = identifierProps(parts, { continueTo: null, destination: null }).ways ?? []
  expect(others).toEqual([])
  expect(way).toEqual({ method: 'passkey', href: expect.stringMatching(/^\/cas\//) })
  const told = identifierProps(parts, { continueTo: null, destination: null, tells: '{}' })
  expect(told.ways).toEqual([{ method: 'passkey', href: way?.href, tells: '{}' }])
})
