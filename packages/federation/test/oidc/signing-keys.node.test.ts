import { expect, it } from 'vitest'
import { node } from '../../../runtime/src/node/index.ts'
import { opensSigningKeys, publicKeys } from '../../src/oidc/index.ts'
import { testProvider } from '../support/provider.ts'

it('tells another secret key than the one that sealed the keys; nothing is made by asking', async () => {
  const idp = await testProvider()
  const { store } = idp
  const other = node({ secretKey: 'B'.repeat(43) })
  expect(await opensSigningKeys({ store, keyRing: other.keyRing })).toBe(true)
  expect(await store.signingKeys.list('oidc')).toEqual([])
  await publicKeys(idp.at(1_900_000_000))
  expect(await opensSigningKeys({ store, keyRing: other.keyRing })).toBe(false)
  expect(await opensSigningKeys({ store, keyRing: idp.at(1_900_000_000).keyRing })).toBe(true)
  await idp.close()
})
