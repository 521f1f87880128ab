import type { Factor } from '@laissez-passer/core/ports'
import { expect, onTestFinished, test } from 'vitest'
import { userinfo } from '../../../src/oidc/index.ts'
import type { OidcService } from '../../../src/services/index.ts'
import { client, exchange, newCode, now } from '../../support/clients.ts'
import { presenting, testProvider } from '../../support/provider.ts'

const factor = (options: Partial<Factor>): Factor => ({
  kind: 'device',
  id: 'phone',
  name: 'Pixel',
  model: null,
  variant: null,
  status: 'active',
  addedAt: now,
  lastUsedAt: null,
  ...options,
})

type Changes = Partial<Pick<OidcService, 'releasedAttributes' | 'subjectType'>>

/** What userinfo tells a service of somebody who signed in with the phone; the account has a key besides. */
async function told(changes: Changes, scope: string) {
  const idp = await testProvider([{ ...client, ...changes }])
  onTestFinished(() => idp.close())
  const { code } = await newCode(idp, { scope }, 'MEDIUM')
  const { body } = await exchange(idp, code)
  let lists = 0
  const list = async () => {
    lists += 1
    return [factor({}), factor({ kind: 'passkey', id: 'key', name: 'YubiKey' })]
  }
  const provider = { ...idp.at(now), store: { ...idp.store, factors: { ...idp.store.factors, list } } }
  const answer = await userinfo(provider, presenting(`Bearer ${body.access_token}`))
  return { factors: answer.ok ? answer.claims['authentication_factors'] : 'refused', lists }
}

test('who asks is told with what the person signed in, and of nothing else that they have', async () => {
  const mobileDevice = { deviceName: 'Pixel', deviceIdentifier: 'phone' }
  expect(await told({}, 'openid authentication_factors')).toEqual({ factors: { mobileDevice }, lists: 1 })
})

test.each<readonly [string, Changes, string]>([
  ['doesn’t ask', {}, 'openid email profile'],
  ['knows people by a name of its own', { subjectType: 'pairwise' }, 'openid authentication_factors'],
])('who %s isn’t told, and nothing is looked up', async (_, changes, scope) => {
  expect(await told(changes, scope)).toEqual({ factors: undefined, lists: 0 })
})

test('a registration that lists what is released releases none of it', async () => {
  expect((await told({ releasedAttributes: ['email'] }, 'openid authentication_factors')).factors).toEqual({})
})

test('beyond the session there is nothing to tell', async () => {
  expect((await told({}, 'openid authentication_factors offline_access')).factors).toBeUndefined()
})
