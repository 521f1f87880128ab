import { once } from 'node:events'
import { Agent, createServer, request, type RequestListener, type Server } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { type Drain, drain } from '../../src/node/drain.ts'

async function listening(answer: RequestListener, seconds = 3600): Promise<{ drained: Drain; server: Server }> {
  const drained = drain(answer, { seconds, patienceMs: 100 })
  const server = createServer(drained.listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { drained, server }
}

/** Asks on one connection that is kept, as load balancers do. */
function asking(server: Server): (path: string) => Promise<{ status: number; kept: boolean; body: string }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return (path) =>
    new Promise((resolve, reject) => {
      const asked = request({ agent, host: '127.0.0.1', port, path }, (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => {
          body += chunk.toString()
        })
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, kept: response.headers.connection === 'keep-alive', body })
        })
      })
      asked.on('error', reject)
      asked.end()
    })
}

const fine: RequestListener = (_, outgoing) => outgoing.writeHead(200, { 'Content-Type': 'text/plain' }).end('fine')

test('one that goes says so first, answers on, and closes each connection behind its answer', async () => {
  const { drained, server } = await listening(fine)
  const ask = asking(server)
  expect(await ask('/readyz')).toEqual({ status: 200, kept: true, body: 'fine' })
  let over = 0
  const gone = drained.stop(server, { over: () => over++ })
  expect(await ask('/readyz')).toEqual({ status: 503, kept: false, body: '{"status":"stopping"}' })
  expect(await ask('/healthz')).toEqual({ status: 503, kept: false, body: '{"status":"stopping"}' })
  expect(await ask('/readyz?seen')).toMatchObject({ status: 503 })
  expect(await ask('/readyz/seen')).toEqual({ status: 200, kept: false, body: 'fine' })
  expect(over).toBe(0)
  // Who calls again is in a hurry.
  await drained.stop(server)
  await gone
  expect(over).toBe(1)
  await expect(ask('/')).rejects.toThrow('ECONNREFUSED')
})

test('what is under way when the time is over is answered', async () => {
  const begun = Promise.withResolvers<() => void>()
  const { drained, server } = await listening((_, outgoing) => begun.resolve(() => outgoing.end('done')))
  const answered = asking(server)('/')
  const finish = await begun.promise
  const gone = drained.stop(server, { atOnce: true, over: finish })
  expect(await answered).toMatchObject({ status: 200, body: 'done' })
  await gone
})

test('who never ends is cut off', async () => {
  const begun = Promise.withResolvers<void>()
  const { drained, server } = await listening(() => begun.resolve(), 0)
  const answered = asking(server)('/').catch((error: unknown) => error)
  await begun.promise
  await drained.stop(server)
  expect(await answered).toMatchObject({ message: 'socket hang up' })
})

test('who still comes after those were cut off, while what listens is being closed, is cut off as well', async () => {
  const drained = drain(fine, { seconds: 0, patienceMs: 50 })
  const open = ['was there', 'came later']
  let closed = (): void => {}
  const server = createServer()
  await drained.stop({
    close: (done) => {
      closed = () => done?.()
      return server
    },
    closeIdleConnections: () => {},
    closeAllConnections: () => void (open.pop() && open.length === 0 && closed()),
  })
  expect(open).toEqual([])
})
