import { afterEach, expect, test, vi } from 'vitest'
import { configuration } from '../../src/oidc/configuration.ts'

const issuer = 'https://eid.example.org'
const published = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
}

/** A country that answers as it is told, once for each look-up. */
function country(answers: readonly (() => Promise<Response>)[]) {
  const asked: string[] = []
  const fetch = async (input: string | URL | Request): Promise<Response> => {
    asked.push(String(input instanceof Request ? input.url : input))
    const answer = answers[asked.length - 1]
    if (!answer) throw new Error('asked too often')
    return answer()
  }
  const find = configuration({ id: 'ee', country: 'EE', name: { en: 'Eesti' }, issuer, clientId: 'us', fetch })
  return { asked, find }
}

const says = async () => Response.json(published)

afterEach(() => {
  vi.useRealTimers()
})

test('whoever comes while a look-up hangs looks it up as well', async () => {
  const hung = Promise.withResolvers<Response>()
  const { asked, find } = country([() => hung.promise, says])
  const first = find()
  const { config } = await find()
  expect(config.serverMetadata().token_endpoint).toBe(`${issuer}/token`)
  expect(asked).toHaveLength(2)
  hung.reject(new Error('the request is over'))
  await expect(first).rejects.toThrow('eid.example.org did not answer')
  // What hung took nothing away from those who come after it.
  expect((await find()).config).toBe(config)
})

test('what was found is kept for an hour, and what failed for nobody', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  const { asked, find } = country([async () => new Response('', { status: 500 }), says, says])
  await expect(find()).rejects.toThrow('unexpected HTTP response status code')
  const found = await find()
  vi.setSystemTime(3_599_999)
  expect(await find()).toBe(found)
  vi.setSystemTime(3_600_000)
  expect(await find()).not.toBe(found)
  expect(asked).toHaveLength(3)
})
