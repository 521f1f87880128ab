import { expect, onTestFinished, test, vi } from 'vitest'
import { serve } from '../src/serve.ts'
import { freePort } from './support/running.ts'

/** Serves work that never ends, for whoever a proxy on this machine says they are. */
async function serving() {
  const port = await freePort()
  // Whoever holds a place for two seconds would give it back.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const origin = `http://127.0.0.1:${port}`
  const begun: string[] = []
  const waits: number[] = []
  const ended = new AbortController()
  const server = await serve(
    {
      fetch: async ({ headers }) => {
        begun.push(headers.get('X-Forwarded-For') ?? '')
        return new Promise<Response>((resolve) => {
          ended.signal.addEventListener('abort', () => resolve(new Response()))
        })
      },
      knownBrowser: async ({ headers }) => headers.get('Cookie'),
      runBackground: async () => {},
      close: () => {},
    },
    {
      drainSeconds: 0,
      port,
      hostname: '127.0.0.1',
      origin,
      trustedProxies: ['127.0.0.1'],
      watch: {
        line: { began: (seconds) => void waits.push(seconds), ended: () => {}, refused: () => {} },
        turnedAway: () => {},
      },
    },
  )
  if (!server.ok) throw new Error(server.line)
  onTestFinished(async () => {
    vi.useRealTimers()
    ended.abort()
    await server.stop({ atOnce: true })
  })
  const send = (from: string, headers: Readonly<Record<string, string>> = {}): void => {
    fetch(origin, { method: 'POST', headers: { 'X-Forwarded-For': from, ...headers } }).catch(() => {})
  }
  return { begun, send, waits }
}

test('a known browser has its turn at admission, whatever its neighbours send, and the wait is told', async () => {
  const { begun, send, waits } = await serving()
  for (let index = 0; index < 40; index++) send(`10.20.0.${index}`)
  await expect.poll(() => begun).toHaveLength(32)
  send('10.20.1.1')
  send('10.20.1.2', { Cookie: 'ada' })
  await expect.poll(() => begun).toContain('10.20.1.2')
  expect(begun).not.toContain('10.20.1.1')
  expect(waits).toHaveLength(33)
})

test('work in the background lets those who waited for the start go first, and none begins in a server that stops', async () => {
  const begun: string[] = []
  const served = async (name: string) => {
    const port = await freePort()
    const server = await serve(
      {
        fetch: async () => new Response(),
        knownBrowser: async () => null,
        runBackground: async () => void begun.push(name),
        close: () => {},
      },
      { drainSeconds: 0, port, hostname: '127.0.0.1', origin: `http://127.0.0.1:${port}`, trustedProxies: [] },
    )
    if (!server.ok) throw new Error(server.line)
    return server
  }
  const one = await served('one')
  expect(begun).toEqual([])
  await expect.poll(() => begun).toEqual(['one'])
  await one.stop({ atOnce: true })
  const other = await served('other')
  await other.stop({ atOnce: true })
  expect(begun).toEqual(['one'])
})
