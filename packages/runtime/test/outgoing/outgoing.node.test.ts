import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createRawServer, type Server as RawServer } from 'node:net'
import type { OutgoingRules } from '@laissez-passer/core/ports'
import { afterEach, describe, expect, it } from 'vitest'
import { nodeOutgoing } from '../../src/node/outgoing.ts'
import { shopCertificate, shopKey } from '../support/certificate.ts'

const running: (Server | RawServer)[] = []
afterEach(() => {
  for (const server of running.splice(0)) {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
  }
})

async function listen(server: Server | RawServer): Promise<number> {
  running.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return portOf(server)
}

const portOf = (server: Server | RawServer): number => {
  const at: AddressInfo | string | null = server.address()
  return typeof at === 'object' && at !== null ? at.port : 0
}

/** A registered service at home, over http. */
async function service(listener: RequestListener) {
  const port = await listen(createServer(listener))
  const rules: OutgoingRules = { isRegistered: (host) => host === `localhost:${port}`, atHome: true, networks: [] }
  return { url: `http://localhost:${port}/`, rules }
}

const text = (body: Uint8Array) => new TextDecoder().decode(body)
const strangers: OutgoingRules = { isRegistered: () => false, atHome: false, networks: [] }

describe('a registered service on this machine, at home', () => {
  it('is sent what is to be sent, and nothing of ours', async () => {
    const seen: unknown[] = []
    const { rules, url } = await service((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (part: string) => (body += part))
      request.on('end', () => {
        seen.push({ method: request.method, url: request.url, headers: request.headers, body })
        response.writeHead(418, { 'X-Own': 'yes' }).end('tea')
      })
    })
    const result = await nodeOutgoing()(rules)(`${url}path?q=1`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: 'ça va',
    })
    expect(result).toMatchObject({ ok: true, status: 418 })
    expect(result.ok && text(result.body)).toBe('tea')
    expect(result.ok && result.headers.get('x-own')).toBe('yes')
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/path?q=1',
        body: 'ça va',
        headers: {
          host: new URL(url).host,
          'user-agent': 'laissez-passer',
          'content-type': 'text/plain',
          'content-length': '6',
          connection: 'close',
        },
      },
    ])
  })

  it.each([301, 302, 303, 307, 308])('is not followed elsewhere: %i', async (status) => {
    let asked = 0
    const { rules, url } = await service((_, response) => {
      asked += 1
      response.writeHead(status, { Location: 'http://169.254.169.254/latest/meta-data' }).end()
    })
    expect(await nodeOutgoing()(rules)(url)).toEqual({ ok: false, reason: 'redirect' })
    expect(asked).toBe(1)
  })

  it('is not waited for when it never answers', async () => {
    const { rules, url } = await service(() => {})
    expect(await nodeOutgoing({ patienceMs: 200 })(rules)(url)).toEqual({ ok: false, reason: 'too-slow' })
  })

  it('is not waited for when its body drips', async () => {
    let left = false
    const { rules, url } = await service((_, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('.'), 20)
      response.on('close', () => {
        clearInterval(drip)
        left = true
      })
    })
    expect(await nodeOutgoing({ patienceMs: 300 })(rules)(url)).toEqual({ ok: false, reason: 'too-slow' })
    await expect.poll(() => left).toBe(true)
  })

  it('is read up to 64 KB', async () => {
    const { rules, url } = await service((_, response) => response.end('x'.repeat(64 * 1024)))
    const result = await nodeOutgoing()(rules)(url)
    expect(result.ok && result.body.length).toBe(64 * 1024)
  })

  it('is left when it says more, however much more', async () => {
    let sent = 0
    let left = false
    const { rules, url } = await service((_, response) => {
      response.on('close', () => (left = true))
      const more = () => {
        while (!left && response.write('x'.repeat(16 * 1024))) sent += 16
        sent += 16
        if (!left && sent < 1_000_000) response.once('drain', more)
      }
      more()
    })
    expect(await nodeOutgoing()(rules)(url)).toEqual({ ok: false, reason: 'too-large' })
    await expect.poll(() => left).toBe(true)
    expect(sent).toBeLessThan(100_000)
  })

  it('may speak of another protocol: that is no answer', async () => {
    const port = await listen(
      createRawServer((socket) => {
        socket.once('data', () =>
          socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
        )
        socket.on('error', () => {})
      }),
    )
    const rules: OutgoingRules = { isRegistered: () => true, atHome: true, networks: [] }
    const answer = nodeOutgoing({ patienceMs: 1000 })(rules)(`http://localhost:${port}/`)
    expect(await answer).toEqual({ ok: false, reason: 'unreachable' })
  })

  it('may hang up', async () => {
    const { rules, url } = await service((request) => request.socket.destroy())
    expect(await nodeOutgoing()(rules)(url)).toEqual({ ok: false, reason: 'unreachable' })
  })
})

describe('a name', () => {
  it.each([
    ['169.254.169.254'],
    ['127.0.0.1'],
    ['::1'],
    ['10.0.0.1'],
    ['fc00::1'],
    ['::ffff:10.0.0.1'],
    ['64:ff9b::a00:1'],
    ['2002:a00:1::'],
    // Among honest ones
    ['8.8.8.8', '192.168.0.1'],
    ['nonsense'],
  ])('that leads to %s is not asked', async (...addresses) => {
    const outgoing = nodeOutgoing({ resolve: () => Promise.resolve(addresses) })(strangers)
    expect(await outgoing('https://innocent.example.com/')).toEqual({ ok: false, reason: 'forbidden-address' })
  })

  it('of a registered service may lead into a network that is open, not elsewhere', async () => {
    const rules: OutgoingRules = { ...strangers, isRegistered: () => true, networks: ['127.0.0.0/8'] }
    const leads = (address: string) =>
      nodeOutgoing({ resolve: () => Promise.resolve([address]) })(rules)('https://in.example.eu:9/')
    // Loopback is this machine’s, whatever is open.
    expect(await leads('127.0.0.1')).toEqual({ ok: false, reason: 'forbidden-address' })
    expect(await leads('10.0.0.1')).toEqual({ ok: false, reason: 'forbidden-address' })
  })

  it('that nobody has is told apart', async () => {
    expect(await nodeOutgoing()(strangers)('https://nobody.invalid/')).toEqual({ ok: false, reason: 'unknown-host' })
    expect(await nodeOutgoing({ resolve: () => Promise.resolve([]) })(strangers)('https://a.example.com/')).toEqual({
      ok: false,
      reason: 'unknown-host',
    })
  })

  it('is not waited for when nobody says where it leads', async () => {
    const outgoing = nodeOutgoing({ resolve: () => new Promise(() => {}), patienceMs: 100 })(strangers)
    expect(await outgoing('https://slow.example.com/')).toEqual({ ok: false, reason: 'too-slow' })
  })
})

describe('a connection', () => {
  const ca = shopCertificate

  async function shop(name = 'shop.example.eu') {
    const port = await listen(
      createSecureServer({ key: shopKey, cert: shopCertificate }, (request, response) =>
        response.end(request.headers.host),
      ),
    )
    const host = `${name}:${port}`
    const rules: OutgoingRules = { isRegistered: (asked) => asked === host, atHome: true, networks: [] }
    return { url: `https://${host}/`, host, rules }
  }

  it('goes to the addresses that were checked: the name is looked up once', async () => {
    const { host, rules, url } = await shop()
    let looked = 0
    const outgoing = nodeOutgoing({
      ca,
      resolve: () => {
        looked += 1
        return Promise.resolve([looked === 1 ? '127.0.0.1' : '169.254.169.254'])
      },
    })(rules)
    const result = await outgoing(url)
    expect(result.ok && text(result.body)).toBe(host)
    expect(looked).toBe(1)
  })

  it('wants a certificate of that name', async () => {
    const { rules, url } = await shop('other.example.eu')
    const outgoing = nodeOutgoing({ ca, resolve: () => Promise.resolve(['127.0.0.1']) })(rules)
    expect(await outgoing(url)).toEqual({ ok: false, reason: 'certificate' })
  })

  it('wants a certificate of somebody trusted, whatever the environment says', async () => {
    const { rules, url } = await shop()
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      const outgoing = nodeOutgoing({ resolve: () => Promise.resolve(['127.0.0.1']) })(rules)
      expect(await outgoing(url)).toEqual({ ok: false, reason: 'certificate' })
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    }
  })

  it('is not waited for when nobody shakes hands', async () => {
    let left = false
    const port = await listen(createRawServer((socket) => socket.on('data', () => {}).on('end', () => (left = true))))
    const rules: OutgoingRules = { isRegistered: () => true, atHome: true, networks: [] }
    const outgoing = nodeOutgoing({ patienceMs: 200 })(rules)
    expect(await outgoing(`https://localhost:${port}/`)).toEqual({ ok: false, reason: 'too-slow' })
    await expect.poll(() => left).toBe(true)
  })

  it('to a port on which nobody listens is unreachable', async () => {
    const rules: OutgoingRules = { isRegistered: () => true, atHome: true, networks: [] }
    expect(await nodeOutgoing()(rules)('http://localhost:9/')).toEqual({ ok: false, reason: 'unreachable' })
  })
})
