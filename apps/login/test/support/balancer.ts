import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** A load balancer as operators have it: connections are kept, processes that are about to go get nothing. */
export interface Balancer {
  /** Resolves when a process gets requests, or no longer does and what it was given is answered. */
  readonly sees: (port: number, state: 'ready' | 'left alone') => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Gives each request to the next process that said at `/healthz` that it stays, and tries no second one.
 *
 * @param port where it listens, on this machine
 * @param targets the processes' ports
 * @param nameOf what stands at a port when a request is given to it: the answer's `X-Answered-By`
 */
export async function balancer(
  port: number,
  targets: readonly number[],
  nameOf: (target: number) => string = String,
): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true })
  const under = new Map(targets.map((target) => [target, 0]))
  const ready = new Set<number>()
  const closing = new AbortController()
  let turn = 0

  async function watch(target: number): Promise<void> {
    while (!closing.signal.aborted) {
      const answer = await fetch(`http://127.0.0.1:${target}/healthz`).catch(() => null)
      await answer?.body?.cancel()
      if (answer?.ok) ready.add(target)
      else ready.delete(target)
      await sleep(25)
    }
  }

  const server = createServer((near, answer) => {
    const target = [...ready][turn++ % ready.size]
    if (target === undefined) return answer.writeHead(502).end()
    const count = (more: number) => under.set(target, (under.get(target) ?? 0) + more)
    count(1)
    const { headers, method, url } = near
    const by = { 'x-answered-by': nameOf(target) }
    const far = request({ agent, host: '127.0.0.1', port: target, method, path: url, headers }, (response) => {
      const { connection: _, ...kept } = response.headers
      answer.writeHead(response.statusCode ?? 502, { ...kept, ...by })
      response.pipe(answer)
    })
    far.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502, by).end()))
    far.on('close', () => count(-1))
    near.pipe(far)
  })
  server.listen(port, 'localhost')
  await once(server, 'listening')
  const watching = targets.map(watch)

  return {
    async sees(target, state) {
      while (state === 'ready' ? !ready.has(target) : ready.has(target) || under.get(target) !== 0) await sleep(10)
    },
    async close() {
      closing.abort()
      server.close()
      server.closeAllConnections()
      agent.destroy()
      await Promise.all(watching)
    },
  }
}
