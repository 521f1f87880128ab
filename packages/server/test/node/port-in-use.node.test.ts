import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { cantListen } from '../../src/node/port-in-use.ts'

test('says which setting, why, and what is accepted', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await once(first, 'listening')
  const address = first.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const second = createServer().listen(port, '127.0.0.1')
  const [error] = await once(second, 'error')
  first.close()
  expect(cantListen('PORTAL_PORT', { port, error })).toBe(
    `PORTAL_PORT=${port} can’t be used: something else listens there. Accepted: a free port from 1 to 65535.`,
  )
  expect(cantListen('PORTAL_PORT', { port: 80, error: new Error('odd') })).toContain('can’t be used: odd.')
})

test('says that an address is none of this machine', async () => {
  const server = createServer().listen(0, '203.0.113.9')
  const [error] = await once(server, 'error')
  expect(cantListen('PORTAL_PORT', { port: 0, hostname: '203.0.113.9', error })).toBe(
    'LISTEN_ADDRESS=203.0.113.9 can’t be used: this machine has no such address. Accepted: an IP address of this machine, 127.0.0.1 behind a proxy that runs on it; unset, 127.0.0.1 where the origin is on this machine, else every interface.',
  )
})
