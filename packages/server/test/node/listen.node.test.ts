import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { limitConnections, limits } from '../../src/node/limits.ts'
import { listenAt } from '../../src/node/listen.ts'

/** A server that listens on a port that was free. */
async function listening(connections = limits.connections) {
  const server = createServer((request, response) => response.end(request.url))
  limitConnections(server, {
    trustedProxies: ['127.0.0.1'],
    limits: { ...limits, connections, perAddress: connections },
  })
  const opened = await listenAt(server, { host: '127.0.0.1', port: 0 })
  if (!opened.ok) throw opened.error
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return { server, port, ...opened }
}

/** Sockets of this machine that listen on a port. */
function doorsAt(port: number): number {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  return readFileSync('/proc/net/tcp', 'utf8').match(new RegExp(`0100007F:${hex} 00000000:0000 0A`, 'g'))?.length ?? 0
}

test('one address has many doors, all of which lead to the server, and all close', async () => {
  const { listening: all, port } = await listening()
  if (process.platform === 'linux') expect(doorsAt(port)).toBeGreaterThan(1)
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) =>
      (await fetch(`http://127.0.0.1:${port}/${index}`, { headers: { Connection: 'close' } })).text(),
    ),
  )
  expect(answers).toEqual(Array.from({ length: 200 }, (_, index) => `/${index}`))
  await new Promise((resolve) => {
    all.close(resolve)
    all.closeAllConnections()
  })
  expect(doorsAt(port)).toBe(0)
})

// The system resets those that wait before a socket that closes: a proxy answered 502 to whoever sent a form.
test('who came before it closes is answered, however many wait before the doors', async () => {
  const { listening: all, port } = await listening()
  const answers = Array.from({ length: 300 }, async (_, index) => {
    const socket = connect(port, '127.0.0.1').setEncoding('utf8')
    socket.end(`POST /${index} HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
    let said = ''
    for await (const part of socket) said += String(part)
    return said.split('\r\n', 1)[0]
  })
  // Now the system has connected them, and nobody was accepted yet.
  await new Promise((resolve) => process.nextTick(resolve))
  const closed = new Promise<void>((resolve) => void all.close(() => resolve()))
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['HTTP/1.1 200 OK']))
  await closed
  expect(doorsAt(port)).toBe(0)
})

// A proxy that has just connected: its form is on the way.
test('who has connected and not said anything yet is answered when they do, and then it closes', async () => {
  const { listening: all, port, server } = await listening()
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  await once(server, 'connection')
  const closed = new Promise<void>((resolve) => void all.close(() => resolve()))
  for (let times = 0; times < 10; times++) {
    all.closeIdleConnections()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  socket.end('POST /late HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  let said = ''
  for await (const part of socket) said += String(part)
  expect(said).toMatch(/^HTTP\/1\.1 200 OK[^]*\/late/)
  await closed
})

test('a port that another process has is refused, though it would share it', async () => {
  const { listening: all, port } = await listening()
  onTestFinished(() => new Promise((resolve) => void all.close(() => resolve())))
  const other = await listenAt(createServer(), { host: '127.0.0.1', port })
  expect(other).toMatchObject({ ok: false, error: { code: 'EADDRINUSE' } })
})

// Node counts connections by socket that listens: there were as many times the bound as there are doors.
test('however many doors there are, connections are bounded in all', async () => {
  const { listening: all, port } = await listening(6)
  const sockets = Array.from({ length: 60 }, () =>
    connect(port, '127.0.0.1')
      .on('error', () => {})
      .resume(),
  )
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => {
      all.close(resolve)
      all.closeAllConnections()
    })
  })
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  await expect.poll(() => sockets.filter(({ closed }) => !closed).length).toBe(6)
  sockets.find(({ closed }) => !closed)?.destroy()
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${port}/in`).then(
        (answer) => answer.text(),
        () => '',
      ),
    )
    .toBe('/in')
})
