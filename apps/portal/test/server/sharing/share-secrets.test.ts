import { workers } from '@laissez-passer/runtime/workers'
import { expect, test, vi } from 'vitest'
import { type SecretsRuntime, shareSecrets } from '../../../src/server/sharing/share-secrets.ts'

const key = { owner: 'ada', id: '1' }
const runtime = (name: string): SecretsRuntime => workers({ secretKey: `only in this test of the ${name}`.repeat(2) })

// On Workers what a request began stops with it.
test('nobody waits for a runtime that another request began to load', async () => {
  const { promise: never } = Promise.withResolvers<SecretsRuntime>()
  const secrets = shareSecrets(vi.fn(async () => runtime('second')).mockReturnValueOnce(never))
  void secrets.newToken(key)
  const { sealedToken, token } = await secrets.newToken(key)
  expect(await secrets.tokenOf({ ...key, sealedToken })).toBe(token)
})

test('those who load it at the same time have one', async () => {
  let loaded = 0
  const secrets = shareSecrets(async () => runtime(`number ${++loaded}`))
  const made = await Promise.all([1, 2, 3].map(() => secrets.newToken(key)))
  expect(loaded).toBe(3)
  for (const { sealedToken, token } of made) expect(await secrets.tokenOf({ ...key, sealedToken })).toBe(token)
})
