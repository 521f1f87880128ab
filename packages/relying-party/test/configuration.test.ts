import { expect, test, vi } from 'vitest'
import { configuration } from '../src/oidc/configuration.ts'

const issuer = 'https://op.example'
const published = () =>
  Response.json({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
  })

test('an issuer is looked up once an hour, and no look-up is waited for but one’s own', async () => {
  let now = 1_800_000_000
  const fetch = vi.fn(async (_url: string | URL | Request) => published())
  // On Workers a look-up ends with the request that began it, and settles never.
  fetch.mockReturnValueOnce(Promise.withResolvers<Response>().promise)
  const look = configuration({ issuer, clientId: 'shop', clientSecret: 'x'.repeat(32), fetch }, () => now)
  void look()
  await expect.poll(() => fetch).toHaveBeenCalledTimes(1)
  const { config } = await look()
  expect(config.serverMetadata().issuer).toBe(issuer)
  now += 3599
  await look()
  expect(fetch).toHaveBeenCalledTimes(2)
  now += 1
  await look()
  expect(fetch).toHaveBeenCalledTimes(3)
  now += 3600
  fetch.mockRejectedValueOnce(new TypeError('away'))
  await expect(look()).rejects.toMatchObject({ code: 'issuer-unreachable' })
  await look()
  expect(fetch).toHaveBeenCalledTimes(5)
})
