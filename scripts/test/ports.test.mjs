import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { freePort, portBeside, takenPorts } from '../ports.mjs'

async function listening(host) {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return server.address().port
}

// Said “Ready”, because the apps of another start answered in place of ours, and ended a moment later.
test('a port that somebody listens on is named before anything starts', async () => {
  const taken = await listening('127.0.0.1')
  const other = taken < 65_000 ? taken + 100 : taken - 100
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: free } = server.address()
  server.close()
  await once(server, 'close')
  const lines = await takenPorts([
    { name: 'EU Login', setting: 'LOGIN_ORIGIN', port: taken },
    { name: 'Europass', setting: 'PORTAL_ORIGIN', port: free },
  ])
  expect(lines).toEqual([expect.stringContaining(`EU Login can’t start: something else listens on port ${taken}.`)])
  expect(lines[0]).toContain(`LOGIN_ORIGIN=http://localhost:${other}.`)
  const [byPort] = await takenPorts([{ name: 'EU Login', setting: 'LOGIN_PORT', port: taken }])
  expect(byPort).toContain(`LOGIN_PORT=${other}.`)
})

// A second start with addresses of its own was refused for the sake of Demoland, of which it knew nothing.
test('what stands beside apps gives way to them, and to whoever listens', async () => {
  const usual = await freePort()
  const next = usual < 65_000 ? usual + 100 : usual - 100
  expect(await portBeside(usual, [])).toBe(usual)
  expect(await portBeside(usual, [usual])).toBe(next)
  const server = createServer().listen(usual, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  expect(await portBeside(usual, [])).toBe(next)
})
