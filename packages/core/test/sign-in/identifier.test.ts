import { expect, it } from 'vitest'
import { identifierOf, sealIdentifier } from '../../src/sign-in/identifier.ts'
import { testKeyRing } from '../support/keys.ts'

it('what was typed is sealed for its sign-in, and opens in no other', async () => {
  const keyRing = await testKeyRing()
  const sealedIdentifier = await sealIdentifier(keyRing, { identifier: 'jane@example.org', idHash: 'one' })
  expect(sealedIdentifier).not.toContain('jane')
  expect(await identifierOf({ keyRing }, { idHash: 'one', sealedIdentifier })).toBe('jane@example.org')
  await expect(identifierOf({ keyRing }, { idHash: 'two', sealedIdentifier })).rejects.toMatchObject({
    code: 'sealed-value',
  })
})
