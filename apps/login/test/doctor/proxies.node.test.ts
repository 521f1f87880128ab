import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, it, onTestFinished } from 'vitest'
import { cookiesCheck } from '../../src/doctor/cookies.ts'
import { originCheck } from '../../src/doctor/origin.ts'
import { proxiesCheck } from '../../src/doctor/proxies.ts'
import { examinedPlace, told } from '../support/patient.ts'
import { serverOn } from '../support/person.ts'

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** What a proxy does with `X-Forwarded-For`: as it should, nothing at all, or as it came. */
type Way = 'appends' | 'says nothing' | 'passes on'

/** A real server on real data behind a real proxy. @returns what the doctor says, asked through the proxy */
async function behind(way: Way | null, TRUSTED_PROXIES: string) {
  let target = 0
  const proxy = createServer((incoming, outgoing) => {
    const { 'x-forwarded-for': before, ...rest } = incoming.headers
    const forwarded = {
      appends: { 'x-forwarded-for': [before, '203.0.113.5'].filter(Boolean).join(', ') },
      'says nothing': {},
      'passes on': before === undefined ? { 'x-forwarded-for': '203.0.113.5' } : { 'x-forwarded-for': before },
    }[way ?? 'says nothing']
    const { method, url: path } = incoming
    const asked = request(
      { port: target, host: '127.0.0.1', method, path, headers: { ...rest, ...forwarded } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    incoming.pipe(asked)
  })
  const port = await listening(proxy)
  const LOGIN_ORIGIN = `http://localhost:${port}`
  const { patient, place, says } = await examinedPlace({ LOGIN_ORIGIN, TRUSTED_PROXIES })
  if (patient.store === null) throw new Error('there is no store')
  const idp = await serverOn(patient.store, {
    environment: { ...place.environment, LOGIN_ORIGIN, TRUSTED_PROXIES },
    peer: (_, env) => peerOf(env),
  })
  onTestFinished(() => idp.close())
  const listener = getRequestListener((asked, env) => idp.fetch(asked, env))
  target = await listening(createServer((incoming, outgoing) => void listener(incoming, outgoing)))
  return says
}

function peerOf(env: unknown): string | null {
  const incoming = typeof env === 'object' && env !== null ? Reflect.get(env, 'incoming') : null
  const socket = typeof incoming === 'object' && incoming !== null ? Reflect.get(incoming, 'socket') : null
  const address: unknown = typeof socket === 'object' && socket !== null ? Reflect.get(socket, 'remoteAddress') : null
  return typeof address === 'string' ? address : null
}

it.each<[Way, string, RegExp]>([
  [
    'appends',
    '127.0.0.1',
    /^ok: The proxy at .*127\.0\.0\.1 is believed; this machine is counted as 203\.0\.113\.5\.$/,
  ],
  ['appends', '', /^fault: A proxy at .*127\.0\.0\.1 says for whom it asks, and isn’t believed/],
  ['says nothing', '127.0.0.1', /^fault: The proxy at .*127\.0\.0\.1 is trusted, and doesn’t say for whom it asks/],
  ['says nothing', '', /^ok: No proxy stands before the server/],
])('a proxy that %s, TRUSTED_PROXIES=%s', async (way, trusted, finding) => {
  const says = await behind(way, trusted)
  expect(told(await says(proxiesCheck))).toEqual([expect.stringMatching(finding)])
})

it('a proxy that passes on what strangers write is a fault', async () => {
  const says = await behind('passes on', '127.0.0.1')
  const [first] = await says(proxiesCheck)
  expect(first).toMatchObject({ state: 'fault', saw: expect.stringContaining('Whoever writes X-Forwarded-For') })
})

it('a server of another key tells nothing; of the right one its page, cookie and health are fine', async () => {
  const says = await behind('appends', '127.0.0.1')
  expect(told(await says(proxiesCheck, { secretKey: 'x'.repeat(40) }))).toEqual([
    'warning: The server doesn’t say how requests arrive.',
  ])
  expect((await says(originCheck))[0]?.state).toBe('ok')
  expect(told(await says(cookiesCheck))).toEqual(['ok: The sign-in page brings its cookie as browsers keep it.'])
})
