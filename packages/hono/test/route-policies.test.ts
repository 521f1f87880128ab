import { addresses } from '@laissez-passer/core/addresses'
import { expect, it } from 'vitest'
import { routePolicies } from '../src/route-policies.ts'

const policies = routePolicies(
  [
    {},
    { changesFactors: ({ account }) => [account('keys')] },
    { changesFactors: ({ account }) => [account('doors')], forAdministrators: ({ admin }) => [admin()] },
    { speaksToPrograms: ({ oauth2 }) => [oauth2.token] },
    { takes: { bytes: 50_000, at: ({ oauth2 }) => [oauth2.token] } },
  ],
  addresses('/cas'),
)

it('what a room says of an address holds there and below, and beside it for nobody', () => {
  for (const path of ['/cas/account/keys', '/cas/account/keys/', '/cas/account/keys/add', '/cas/account/doors'])
    expect(policies.changesFactors(path), path).toBe(true)
  for (const path of ['/cas/account/keysmith', '/cas/account', '/x/cas/account/keys', '/cas/admin'])
    expect(policies.changesFactors(path), path).toBe(false)
  expect([policies.forAdministrators('/cas/admin/people'), policies.forAdministrators('/cas/account/keys')]).toEqual([
    true,
    false,
  ])
  expect([policies.speaksToPrograms('/cas/oauth2/token'), policies.speaksToPrograms('/cas/admin')]).toEqual([
    true,
    false,
  ])
})

it('a body is larger at just the address that says so', () => {
  expect(['/cas/oauth2/token', '/cas/oauth2/token/x', '/cas/admin'].map(policies.takes)).toEqual([50_000, null, null])
})
