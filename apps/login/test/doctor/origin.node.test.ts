import { createServer } from 'node:https'
import { createServer as createPlain, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { originCheck } from '../../src/doctor/origin.ts'
import { clockCheck } from '../../src/doctor/clock.ts'
import { cookiesCheck } from '../../src/doctor/cookies.ts'
import { type Authority, authority, type Certified } from '../support/authority.ts'
import { examinedPlace, told } from '../support/patient.ts'

let ca: Authority
beforeAll(async () => {
  ca = await authority()
})
afterAll(() => ca.remove())

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const healthy: RequestListener = (request, response) => {
  response.setHeader('Set-Cookie', '__Host-lp-browser=x; Path=/; Secure; HttpOnly')
  response.end(request.url === '/healthz' ? '{"status":"ok"}' : '<h1>Sign in</h1>')
}

/** What the doctor is told of a server with such a certificate, by who believes our authority. */
async function at(certified: Certified, answer: RequestListener = healthy) {
  const port = await listening(createServer(certified, answer))
  const { says } = await examinedPlace({
    LOGIN_ORIGIN: `https://localhost:${port}`,
    SMTP_URL: 'smtp://localhost:1',
    MAIL_FROM: 'no-reply@example.eu',
  })
  return { says, origin: `https://localhost:${port}` }
}

describe('the origin', () => {
  it('that answers with a good certificate is fine; to who doesn’t know its authority it isn’t', async () => {
    const { says } = await at(await ca.certify(90))
    expect(told(await says(originCheck, { authorities: ca.certificate }))).toEqual([
      expect.stringMatching(/^ok: https:.* answers\.$/),
      expect.stringMatching(/^ok: The certificate is good until /),
    ])
    expect(told(await says(originCheck))).toContainEqual(
      expect.stringMatching(/^fault: Browsers don’t believe the certificate: UNABLE_TO_VERIFY_LEAF_SIGNATURE/),
    )
  })

  it.each([
    [-1, 'fault', /The certificate ended /],
    [5, 'warning', /The certificate ends /],
  ])('a certificate of %i more days is a %2$s', async (days, state, saw) => {
    const { says } = await at(await ca.certify(days))
    const findings = await says(originCheck, { authorities: ca.certificate })
    expect(findings.at(-1)).toEqual({
      state,
      saw: expect.stringMatching(saw),
      remedy: expect.stringContaining('Renew'),
    })
  })

  it('a certificate of another name is a fault', async () => {
    const { says } = await at(await ca.certify(90, 'other.example'))
    expect(told(await says(originCheck, { authorities: ca.certificate })).at(-1)).toMatch(
      /^fault: Browsers don’t believe the certificate: ERR_TLS_CERT_ALTNAME_INVALID/,
    )
  })

  it('nobody there, somebody else there, and one who sends elsewhere are faults', async () => {
    const { says } = await examinedPlace({ LOGIN_ORIGIN: 'http://localhost:9' })
    expect(told(await says(originCheck))).toEqual([
      expect.stringMatching(/^fault: http:\/\/localhost:9 isn’t reached: .*ECONNREFUSED/),
    ])
    expect(told(await says(cookiesCheck))).toEqual([expect.stringMatching(/^warning: .*isn’t reached/)])
    const other = await listening(createPlain((_, response) => response.end('It works!')))
    const another = await examinedPlace({ LOGIN_ORIGIN: `http://localhost:${other}` })
    expect(told(await another.says(originCheck))[0]).toMatch(
      /^fault: .*\/healthz answers 200, and not as a server of ours/,
    )
    const away = await listening(
      createPlain((_, response) => response.writeHead(302, { Location: 'https://www.example.eu/' }).end()),
    )
    const sent = await examinedPlace({ LOGIN_ORIGIN: `http://localhost:${away}` })
    expect(told(await sent.says(originCheck))[0]).toMatch(/^fault: .* sends people on to https:\/\/www\.example\.eu\//)
  })
})

describe('cookies', () => {
  it.each([
    ['__Host-a=x; Path=/; Secure', 'ok: The sign-in page brings its cookie as browsers keep it.'],
    ['__Host-a=x; Path=/', 'fault: The cookie of the sign-in page arrives changed, and browsers drop it.'],
    ['__Host-a=x; Path=/cas; Secure', 'fault: The cookie of the sign-in page arrives changed, and browsers drop it.'],
    [
      '__Host-a=x; Path=/; Secure; Domain=example.eu',
      'fault: The cookie of the sign-in page arrives changed, and browsers drop it.',
    ],
    ['other=x', 'fault: The sign-in page comes without its cookie.'],
  ])('that arrive as %s', async (cookie, finding) => {
    const port = await listening(createPlain((_, response) => response.setHeader('Set-Cookie', cookie).end('page')))
    const { says } = await examinedPlace({ LOGIN_ORIGIN: `http://localhost:${port}` })
    expect(told(await says(cookiesCheck))).toEqual([finding])
  })
})

describe('the clock', () => {
  it.each([
    [0, /^ok: The clock at http.* agrees/],
    [-30, /^warning: .* is (29|30|31) seconds behind/],
    [3600, /^fault: .* is 3[56]\d\d seconds ahead of/],
  ])('%i seconds off', async (off, finding) => {
    const port = await listening(
      createPlain((_, response) =>
        response.setHeader('Date', new Date(Date.now() + off * 1000).toUTCString()).end('{"status":"ok"}'),
      ),
    )
    const { says } = await examinedPlace({ LOGIN_ORIGIN: `http://localhost:${port}` })
    expect(told(await says(clockCheck))).toEqual([expect.stringMatching(finding)])
  })

  it('is compared with PostgreSQL’s, and where nothing is there, it says so', async () => {
    const nobody = { LOGIN_ORIGIN: 'http://localhost:9' }
    const { says } = await examinedPlace(nobody, 'postgres')
    expect(told(await says(clockCheck))).toEqual(['ok: The database’s clock agrees with this machine’s.'])
    const alone = await examinedPlace(nobody)
    expect((await alone.says(clockCheck))[0]?.state).toBe('warning')
  })
})
