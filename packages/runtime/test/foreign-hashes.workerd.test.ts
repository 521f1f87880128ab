import { describe, expect, test } from 'vitest'
import { workers } from '../src/workers/index.ts'
import { foreignHashCases } from './foreign-hashes.cases.ts'
import { secretKey } from './password-hasher.cases.ts'

const { hasher } = workers({ secretKey })

describe('hashes of other systems on Workers', () =>
  foreignHashCases(hasher, { takes: ({ algorithm }) => algorithm === 'pbkdf2' || algorithm === 'argon2' }))

test('more iterations than WebCrypto takes there are refused beforehand', async () => {
  const hash = (iterations: number) => `$pbkdf2-sha256$i=${iterations}$${'A'.repeat(22)}$${'A'.repeat(43)}`
  expect([await hasher.accepts?.(hash(100_000)), await hasher.accepts?.(hash(100_001))]).toEqual([
    'accepted',
    'not-here',
  ])
})
