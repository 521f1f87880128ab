import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { breachedPasswords } from '../src/breached/breached-passwords.ts'

const stolen = 'Correct-Horse7battery'
const digits = (password: string): string => createHash('sha1').update(password).digest('hex').toUpperCase()

let server: ReturnType<typeof createServer>
let url: string
let asked: IncomingMessage[]
let answer: (response: ServerResponse, prefix: string) => void

/** As the real service answers: all that is known under a prefix, and padding that is there 0 times. */
function range(response: ServerResponse, prefix: string): void {
  const known = [stolen, 'azerty'].map(digits).filter((hash) => hash.startsWith(prefix))
  const lines = [
    ...Array.from({ length: 900 }, (_, index) => `${digits(`padding ${index}`).slice(5)}:0`),
    ...known.map((hash) => `${hash.slice(5)}:42`),
  ]
  response.end(lines.join('\r\n'))
}

beforeEach(async () => {
  asked = []
  answer = range
  server = createServer((request, response) => {
    asked.push(request)
    answer(response, request.url?.slice('/range/'.length) ?? '')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
})

describe('passwords stolen elsewhere', () => {
  it('are found by five digits of their hash, with padding asked for', async () => {
    const isBreached = breachedPasswords({ url: `${url}/` })
    expect(await isBreached(stolen)).toBe(true)
    expect(await isBreached('Nobody-Has-This-1')).toBe(false)
    expect(asked.map((request) => request.url)).toEqual([
      `/range/${digits(stolen).slice(0, 5)}`,
      `/range/${digits('Nobody-Has-This-1').slice(0, 5)}`,
    ])
    for (const { headers } of asked) expect(headers['add-padding']).toBe('true')
    expect(JSON.stringify(asked.map(({ headers, url: path }) => [headers, path]))).not.toContain(stolen)
  })

  it('aren’t seen in the padding', async () => {
    expect(await breachedPasswords({ url })('padding 7')).toBe(false)
  })

  it.each<[string, (response: ServerResponse, prefix: string) => void, string]>([
    ['redirects', (response) => response.writeHead(302, { Location: '/range/XXXXX' }).end(), 'refused'],
    ['is broken', (response) => response.writeHead(500).end('oops'), 'refused'],
    ['asks to wait', (response) => response.writeHead(429).end(), 'refused'],
    ['says something else', (response) => response.end('<html>Please log in</html>'), 'nonsense'],
    ['says nothing', (response) => response.end(), 'nonsense'],
    ['never answers', () => {}, 'too-slow'],
    ['drips', (response) => void response.write(`${'A'.repeat(35)}:1\r\n`), 'too-slow'],
    ['hangs up', (response) => void response.destroy(), 'unreachable'],
    ['never ends', (response) => void response.end(`${'A'.repeat(35)}:1\r\n`.repeat(10_000)), 'too-large'],
  ])('count as not known, with a reason for the log, when the service %s', async (_, behaviour, reason) => {
    answer = behaviour
    const reasons: string[] = []
    const isBreached = breachedPasswords({ url, timeoutMs: 300, onFailure: (why) => reasons.push(why) })
    expect(await isBreached(stolen)).toBe(false)
    expect(reasons).toEqual([reason])
    // Where a redirect would have led, nobody asked.
    expect(asked).toHaveLength(1)
  })

  it('count as not known when nobody listens there', async () => {
    server.close()
    server.closeAllConnections()
    const reasons: string[] = []
    expect(await breachedPasswords({ url, onFailure: (why) => reasons.push(why) })(stolen)).toBe(false)
    expect(reasons).toEqual(['unreachable'])
  })
})
