import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorizeDevice, describeDevice, findDevice, readDeviceQuestion } from '../../../src/oidc/index.ts'
import type { ServiceInput } from '../../../src/services/index.ts'
import { type TestProvider, testProvider } from '../../support/provider.ts'

const now = 1_800_000_000
const films: ServiceInput = {
  name: 'Film Club',
  type: 'oidc',
  clientId: 'films',
  grantTypes: ['urn:ietf:params:oauth:grant-type:device_code'],
  requiredLevel: 'MEDIUM',
  acceptedMethods: ['mobile-app-pin'],
}

let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider([films])
})
afterAll(() => idp.close())

async function asking() {
  const { account } = await idp.signIn({ level: 'BASIC', now })
  const { body } = await authorizeDevice(idp.at(now), {
    authorization: null,
    parameters: new URLSearchParams({ client_id: 'films', scope: 'openid' }),
    from: { address: '192.0.2.1', country: 'BE' },
  })
  return { account, userCode: String(body['user_code']) }
}

test('a question is found by its code, and says who asks, from where and for whom', async () => {
  const { account, userCode } = await asking()
  const found = await findDevice(idp.at(now), { account, typed: userCode })
  if (!found.ok) throw new Error(found.reason)
  expect(await readDeviceQuestion(idp.at(now), found.reference)).toMatchObject({
    userCode,
    scope: 'openid',
    known: ['identifier'],
    askedFrom: '192.0.2.1',
    askedIn: 'BE',
    askedAt: now,
    accountId: account.id,
    service: { clientId: 'films' },
  })
  const page = `/cas/device/confirm?${new URLSearchParams({ request: found.reference })}`
  expect(await describeDevice(idp.at(now), page)).toEqual({
    serviceName: 'Film Club',
    level: 'MEDIUM',
    methods: ['mobile-app-pin'],
    forceFresh: false,
    maxAge: null,
  })
})

test.each([
  ['another page', (reference: string) => `/cas/device?request=${reference}`],
  ['a page that asks about nothing', () => '/cas/device/confirm'],
  ['what was altered', (reference: string) => `/cas/device/confirm?request=${reference.slice(0, -2)}xx`],
  ['no address at all', () => 'https://['],
  ['another origin', (reference: string) => `https://evil.example/cas/device/confirm?request=${reference}`],
])('%s asks nothing of a sign-in', async (_, page) => {
  const { account, userCode } = await asking()
  const found = await findDevice(idp.at(now), { account, typed: userCode })
  const reference = found.ok ? encodeURIComponent(found.reference) : ''
  expect(reference).not.toBe('')
  expect(await describeDevice(idp.at(now), page(reference))).toBeNull()
})

test('a code that another device was given is drawn again, some times', async () => {
  const drawn: string[] = []
  const ask = (free: number) => {
    const provider = idp.at(now)
    const deviceGrants: typeof provider.store.deviceGrants = {
      ...provider.store.deviceGrants,
      open: async (grant) => {
        drawn.push(grant.userCodeHash)
        return drawn.length >= free && provider.store.deviceGrants.open(grant)
      },
    }
    return authorizeDevice(
      { ...provider, store: { ...provider.store, deviceGrants } },
      {
        authorization: null,
        parameters: new URLSearchParams({ client_id: 'films', scope: 'openid' }),
        from: { address: '192.0.2.7', country: null },
      },
    )
  }
  expect(await ask(3)).toMatchObject({ status: 200 })
  expect([drawn.length, new Set(drawn).size]).toEqual([3, 3])
  drawn.length = 0
  await expect(ask(6)).rejects.toThrow('no user code is free')
  expect(drawn).toHaveLength(5)
})

test('a service that isn’t registered any more asks nothing, and its codes are unknown', async () => {
  const { account, userCode } = await asking()
  const found = await findDevice(idp.at(now), { account, typed: userCode })
  const gone = { ...idp.at(now), services: [] }
  expect(await readDeviceQuestion(gone, found.ok ? found.reference : '')).toBeNull()
  expect(await findDevice(gone, { account, typed: userCode })).toEqual({ ok: false, reason: 'unknown' })
})

test('what can’t be a code is looked up and counted nowhere', async () => {
  const { account, userCode } = await asking()
  for (let count = 0; count < 9; count++)
    expect(await findDevice(idp.at(now), { account, typed: 'nonsense' })).toEqual({ ok: false, reason: 'unknown' })
  expect((await findDevice(idp.at(now), { account, typed: userCode })).ok).toBe(true)
})
