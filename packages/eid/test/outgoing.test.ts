import { expect, test } from 'vitest'
import { outgoing } from '../src/outgoing.ts'

const hosts = ['eid.example', 'keys.example:8443']

test('goes to registered hosts alone, by name and port', async () => {
  const asked: string[] = []
  const send = outgoing({
    hosts,
    fetch: async (url) => {
      asked.push(url)
      return new Response('yes')
    },
  })
  expect(await (await send('https://eid.example/a')).text()).toBe('yes')
  expect(await (await send('https://keys.example:8443/jwks')).text()).toBe('yes')
  for (const url of ['https://keys.example/jwks', 'http://169.254.169.254/latest', 'https://eid.example.evil.example/'])
    await expect(send(url)).rejects.toThrow(TypeError)
  expect(asked).toEqual(['https://eid.example/a', 'https://keys.example:8443/jwks'])
})

test('follows no redirect and says so to fetch', async () => {
  let given: RequestInit | undefined
  const send = outgoing({
    hosts,
    fetch: async (_, init) => {
      given = init
      return new Response(null, { status: 302, headers: { Location: 'https://evil.example' } })
    },
  })
  expect((await send('https://eid.example/')).status).toBe(302)
  expect(given?.redirect).toBe('manual')
})

test('reads 64 KB and no more', async () => {
  const answering = (bytes: number) =>
    outgoing({ hosts, fetch: async () => new Response(new Uint8Array(bytes)) })('https://eid.example/')
  expect((await (await answering(65_536)).arrayBuffer()).byteLength).toBe(65_536)
  await expect(answering(65_537)).rejects.toThrow(TypeError)
})

test('what goes wrong on the way is a TypeError, as fetch’s own', async () => {
  const send = outgoing({ hosts, fetch: () => Promise.reject(new Error('reset')) })
  await expect(send('https://eid.example/')).rejects.toThrow(TypeError)
})
