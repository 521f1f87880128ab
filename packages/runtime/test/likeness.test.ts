import { beginningOf } from '@laissez-passer/core/foreign-hashes'
import { expect, test } from 'vitest'
import { costs } from '../src/passwords/costs.ts'
import { passwordHasher } from '../src/passwords/password-hasher.ts'
import { secretKey } from './password-hasher.cases.ts'

const turn = { from: '192.0.2.1' }

test('of identifiers that nobody has, as large a share costs what imported hashes cost', async () => {
  const tried: string[] = []
  const hasher = passwordHasher(
    secretKey,
    {
      costs,
      hash: async () => '',
      verify: async () => {
        tried.push('ours')
        return false
      },
    },
    {
      takes: () => true,
      verify: async (hash) => {
        tried.push(beginningOf(hash))
        return false
      },
    },
  )
  const beginnings = [
    '$2b$12$',
    '$scrypt$ln=14,r=16,p=1$',
    '$pbkdf2-sha512$i=210000,l=64$',
    '$argon2id$v=19$m=7168,t=5,p=1$',
  ]
  hasher.imitate?.([
    { beginning: null, accounts: 500 },
    ...beginnings.map((beginning, at) => ({ beginning, accounts: 50 * (at + 1) })),
  ])
  for (let at = 0; at < 1000; at++) expect(await hasher.verifyNothing('x', turn, at / 1000)).toBe(false)
  const count = (what: string) => tried.filter((each) => each === what).length
  expect([count('ours'), ...beginnings.map(count)]).toEqual([500, 50, 100, 150, 200])
  tried.length = 0
  hasher.imitate?.([])
  await hasher.verifyNothing('x', turn, 0.9)
  expect(tried).toEqual(['ours'])
})
