// In workerd what a request began ends with it when its client leaves, and with it what others wait for.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare, Response } from 'miniflare'
import { afterEach, expect, it, vi } from 'vitest'
import { root } from '../install.mjs'

const running = []
afterEach(() => Promise.all(running.splice(0).map((workerd) => workerd.dispose())))

/** A source file as a module, and those that it names by their path. */
function* modules(path, seen = new Set()) {
  if (seen.has(path)) return
  seen.add(path)
  const contents = stripTypeScriptTypes(readFileSync(join(root, path), 'utf8'))
  yield { type: 'ESModule', path: join('/worker', path), contents }
  for (const [, named] of contents.matchAll(/ from '(\.[^']+)'/g)) yield* modules(join(dirname(path), named), seen)
}

/** What they import by a package's name, which workerd looks for beside them. */
const options = {
  type: 'ESModule',
  path: '/worker/packages/server/src/workers/@laissez-passer/password/options',
  contents: "export * from '../../../../../password/src/options/index.ts'",
}
const parts = [
  options,
  ...['packages/password/src/options/index.ts', 'packages/server/src/workers/once.ts'].flatMap((path) => [
    ...modules(path),
  ]),
  ...modules('packages/server/src/workers/to-the-end.ts'),
]

/** A Worker that needs what another service says, which it does when `say` is called. */
async function start(main) {
  const { promise: said, resolve: say } = Promise.withResolvers()
  const asked = vi.fn(async () => new Response(await said))
  const workerd = new Miniflare(
    convertV4MiniflareOptions({
      modulesRoot: '/worker',
      modules: [{ type: 'ESModule', path: '/worker/main.js', contents: main }, ...parts],
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
  import { onceAnIsolate } from './packages/server/src/workers/once.ts'
  import { toTheEnd } from './packages/server/src/workers/to-the-end.ts'
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
  await expect.poll(async () => (await fetch(worker.url)).text()).toBe('made')
  expect(worker.asked).toHaveBeenCalledTimes(2)
}, 30_000)
