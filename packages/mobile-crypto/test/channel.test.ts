import { afterEach, expect, test, vi } from 'vitest'
import { createChannel } from '../src/channel.ts'

const service = { issuer: 'https://id.example.eu', api: 'https://id.example.eu/cas/authenticator' }
const request = { method: 'GET', path: '/settings', sender: null } as const

afterEach(() => vi.unstubAllGlobals())

test('an answer is one, whatever class a server in the same process puts in the place of Response', async () => {
  const answer = Response.json({ name: 'Example ID' })
  const refusal = Response.json({ reason: 'gone' }, { status: 404 })
  vi.stubGlobal('Response', class {})
  const channel = createChannel(async () => answer)
  expect(await channel.send(service, request)).toEqual({ ok: true, answer: new Map([['name', 'Example ID']]) })
  const refusing = createChannel(async () => refusal)
  expect(await refusing.send(service, request)).toMatchObject({ ok: false })
})
