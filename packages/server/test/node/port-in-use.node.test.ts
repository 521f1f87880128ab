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
