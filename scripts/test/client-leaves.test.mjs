// In workerd what a request began ends with it when its client leaves, and with it what others wait for.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { connect } from 'node:net'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare, Response } from 'miniflare'
import { afterEach, expect, it, vi } from 'vitest'
import { root } from '../install.mjs'

const running = []
afterEach(() => Promise.all(running.splice(0).map((workerd) => workerd.dispose())))

const module = (name) => ({
  type: 'ESModule',
  path: `/worker/${name}.js`,
  contents: stripTypeScriptTypes(readFileSync(join(root, `packages/server/src/workers/${name}.ts`), 'utf8')),
})

/** A Worker that needs what another service says, which it does when `say` is called. */
async function start(main) {
  const { promise: said, resolve: say } = Promise.withResolvers()
  const asked = vi.fn(async () => new Response(await said))
  const workerd = new Miniflare(
    convertV4MiniflareOptions({
      modulesRoot: '/worker',
      modules: [{ type: 'ESModule', path: '/worker/main.js', contents: main }, module('once'), module('to-the-end')],
      compatibilityDate: '2026-11-01',
      serviceBindings: { SLOW: asked },
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      cf: false,
    }),
  )
  running.push(workerd)
  await workerd.ready
  const url = await workerd.unsafeGetDirectURL()
  return { asked, say, url }
}

/** Asks, and is gone in the middle: the connection is reset. */
async function leave(url, { asked }) {
  const socket = connect(Number(url.port), url.hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(`GET / HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`)
  await expect.poll(() => asked.mock.calls.length).toBe(1)
  socket.resetAndDestroy()
  await once(socket, 'close')
}

const made = `
  import { onceAnIsolate } from './once.js'
  import { toTheEnd } from './to-the-end.js'
  const made = onceAnIsolate(async ({ SLOW }) => (await SLOW.fetch('http://slow/')).text(), { patience: 2 })
  const serve = async (_, env) => new Response(await made(env))
`

it('what the first request of an isolate makes is there for the next, though its client left', async () => {
  const worker = await start(`${made} export default { fetch: toTheEnd(serve) }`)
  await leave(worker.url, worker)
  const next = fetch(worker.url)
  worker.say('made')
  expect(await (await next).text()).toBe('made')
  expect(worker.asked).toHaveBeenCalledOnce()
}, 30_000)

it('a request that ended all the same hinders one other, not all', async () => {
  const worker = await start(`${made} export default { fetch: serve }`)
  await leave(worker.url, worker)
  worker.say('made')
  await expect.poll(async () => (await fetch(worker.url)).text(), { timeout: 10_000 }).toBe('made')
  expect(worker.asked).toHaveBeenCalledTimes(2)
}, 30_000)
