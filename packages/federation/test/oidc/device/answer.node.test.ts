import { providerSettings } from '@laissez-passer/core/context'
import { eulogin2025 } from '@laissez-passer/core/password'
import { expect, onTestFinished, test } from 'vitest'
import { answerDevice, authorizeDevice, findDevice, readDeviceQuestion } from '../../../src/oidc/index.ts'
import { testProvider } from '../../support/provider.ts'

const now = 1_800_000_000
const settings = providerSettings({ origin: 'https://id.example', name: 'ID', passwordPolicy: eulogin2025 })

test.each([true, false])('only whom the question was shown to answers it (allowed: %s), once', async (allowed) => {
  const grantTypes = ['urn:ietf:params:oauth:grant-type:device_code' as const]
  const idp = await testProvider([{ name: 'Film Club', type: 'oidc', clientId: 'films', grantTypes }])
  onTestFinished(() => idp.close())
  const provider = { ...idp.at(now), store: idp.store, settings }
  const one = await idp.signIn({ level: 'BASIC', now })
  const other = await idp.signIn({ level: 'BASIC', now })
  const { body } = await authorizeDevice(provider, {
    authorization: null,
    parameters: new URLSearchParams({ client_id: 'films', scope: 'openid' }),
    from: { address: '192.0.2.1', country: null },
  })
  const found = await findDevice(provider, { account: one.account, typed: String(body['user_code']) })
  const question = await readDeviceQuestion(provider, found.ok ? found.reference : '')
  if (question === null) throw new Error('no question')
  expect(await answerDevice(provider, { current: other, question, allowed })).toBe(false)
  expect(await answerDevice(provider, { current: one, question, allowed })).toBe(true)
  expect(await answerDevice(provider, { current: one, question, allowed })).toBe(false)
})
