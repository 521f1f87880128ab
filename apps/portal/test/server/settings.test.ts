import { describe, expect, test } from 'vitest'
import { rateLimit } from '../../src/server/rate-limit.ts'
import { readSettings } from '../../src/server/settings.ts'

describe('settings', () => {
  test('have defaults', () => {
    expect(readSettings({})).toEqual({
      ok: true,
      settings: {
        origin: 'http://localhost:4001',
        port: 4001,
        hostname: '127.0.0.1',
        login: 'http://localhost:4000/cas',
        dataDir: './data',
        brandFolder: null,
        clientSecret: null,
        secretKey: null,
        databaseUrl: null,
        databaseDirectUrl: null,
        databaseConnections: null,
        drainSeconds: 0,
        trustedProxies: [],
        sealKeyFile: null,
        sealCertificateFile: null,
        timestampUrl: null,
        trustedIssuersFile: null,
        logLevel: 'info',
        supportEmail: null,
        supportUrl: null,
        docsUrl: null,
        institutionsFile: null,
        linksFile: null,
        suggestionsFile: null,
        escoUrl: null,
      },
    })
  })
  test('take the port of the origin, or the one given', () => {
    expect(readSettings({ PORTAL_ORIGIN: 'https://europass.example.eu/' })).toMatchObject({
      // Others reach it, so it listens everywhere; a loopback origin's is on loopback alone.
      settings: { origin: 'https://europass.example.eu', port: 443, hostname: undefined, drainSeconds: 5 },
    })
    expect(readSettings({ PORTAL_ORIGIN: 'https://europass.example.eu', PORTAL_PORT: '8001' })).toMatchObject({
      settings: { port: 8001 },
    })
  })
  test.each([
    [{ PORTAL_ORIGIN: 'europass' }, /^PORTAL_ORIGIN=europass can’t be used: it is not an address\. Accepted: /],
    [{ PORTAL_ORIGIN: 'http://europass.example.eu' }, /plain http/],
    [{ LOGIN_ORIGIN: 'http://localhost:4000/cas' }, /^LOGIN_ORIGIN=.*holds more than an origin/],
    [{ LOGIN_BASE: 'cas' }, /^LOGIN_BASE=cas can’t be used: .*\/cas/],
    [{ LOGIN_BASE: '/cas/' }, /^LOGIN_BASE=\/cas\//],
    [{ LISTEN_ADDRESS: '0.0.0.0' }, /^LISTEN_ADDRESS=0\.0\.0\.0 .*would let others in/],
    [{ PORTAL_PORT: '70000' }, /^PORTAL_PORT=70000.*1 to 65535/],
    [{ PORTAL_DATABASE_URL: 'mysql://x' }, /^PORTAL_DATABASE_URL can’t be used: .* Accepted: postgres:/],
    [{ PORTAL_DATABASE_URL: 'postgres://a,b/x' }, /^PORTAL_DATABASE_URL can’t be used: .* with one host/],
    [{ PORTAL_DATABASE_DIRECT_URL: 'postgres://x/y' }, /^PORTAL_DATABASE_DIRECT_URL does nothing without/],
    [
      { PORTAL_DATABASE_URL: 'postgres://x/y', PORTAL_DATABASE_DIRECT_URL: 'mysql://x' },
      /^PORTAL_DATABASE_DIRECT_URL can’t be used: it is no such address\. Accepted: postgres:/,
    ],
    [{ DRAIN_SECONDS: '301' }, /^DRAIN_SECONDS=301 .*0 to 300/],
    [{ DATABASE_CONNECTIONS: '0' }, /^DATABASE_CONNECTIONS=0 .*1 to 1000/],
    [{ PORTAL_CLIENT_SECRET: 'short' }, /^PORTAL_CLIENT_SECRET can’t be used: it is too short/],
    [{ DATA_DIR: ' ' }, /^DATA_DIR=  can’t be used: it is no path/],
    [{ PORTAL_LINKS_FILE: '~/links.json' }, /^PORTAL_LINKS_FILE=~\/links.json can’t be used: it is no path/],
    [{ SUPPORT_EMAIL: 'a@b.' }, /^SUPPORT_EMAIL=a@b\. can’t be used: it is no such address/],
    [{ PORTAL_SECRET_KEY: `${'a'.repeat(32)}, short` }, /^PORTAL_SECRET_KEY can’t be used: .*32 random characters/],
    [{ PORTAL_SECRET_KEY: `${'a'.repeat(32)},${'a'.repeat(32)}` }, /^PORTAL_SECRET_KEY can’t be used: .*twice/],
    [{ TRUSTED_PROXIES: '127.0.0.1, proxy' }, /^TRUSTED_PROXIES=proxy/],
    [{ TRUSTED_PROXIES: '10.0.0.0/8,::1/129' }, /^TRUSTED_PROXIES=::1\/129/],
    [{ SUPPORT_EMAIL: 'help@example.eu?cc=x' }, /^SUPPORT_EMAIL=help.* is no such address\. Accepted: an address like/],
    [{ SUPPORT_URL: 'javascript:alert(1)' }, /^SUPPORT_URL=.* Accepted: an https address/],
    [{ PORTAL_DOCS_URL: 'http://docs.example.eu' }, /^PORTAL_DOCS_URL=/],
    [{ PORTAL_ESCO_URL: 'https://a:b@esco.example.eu' }, /^PORTAL_ESCO_URL can’t(?!.*a:b)/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud.*debug, info/],
    [{ PORTAL_SEAL_KEY_FILE: 'a.pem' }, /^PORTAL_SEAL_KEY_FILE can’t be used: PORTAL_SEAL_CERTIFICATE_FILE isn’t set/],
    [{ PORTAL_SEAL_CERTIFICATE_FILE: 'a.pem' }, /^PORTAL_SEAL_CERTIFICATE_FILE can’t be used: PORTAL_SEAL_KEY_FILE/],
    [{ PORTAL_TIMESTAMP_URL: 'ftp://x' }, /^PORTAL_TIMESTAMP_URL can’t be used: .* Accepted: https:/],
    [{ PORTAL_TIMESTAMP_URL: 'https://me:secret@x' }, /^PORTAL_TIMESTAMP_URL(?!.*secret)/],
  ])('%o is refused in one line', (env, line) => {
    const result = readSettings(env)
    expect(result.ok ? '' : result.line).toMatch(line)
    expect(result.ok ? '' : result.line).not.toContain('\n')
  })
  test('all that is wrong is told at once, a line each', () => {
    const env = {
      PORTAL_ORIGIN: 'x',
      PORTAL_PORT: '0',
      LOGIN_BASE: 'cas',
      PORTAL_CLIENT_SECRET: 'short',
      LOG_LEVEL: 'loud',
    }
    const result = readSettings(env)
    const named = result.ok ? [] : result.line.split('\n').map((line) => line.split(/[= ]/)[0])
    expect(named).toEqual(['PORTAL_ORIGIN', 'PORTAL_PORT', 'LOGIN_BASE', 'PORTAL_CLIENT_SECRET', 'LOG_LEVEL'])
  })
  test('EU Login may lie under another base; proxies may be networks', () => {
    expect(
      readSettings({ LOGIN_ORIGIN: 'https://id.example.eu', LOGIN_BASE: '/sso', TRUSTED_PROXIES: '10.0.0.0/8, ::1' }),
    ).toMatchObject({ settings: { login: 'https://id.example.eu/sso', trustedProxies: ['10.0.0.0/8', '::1'] } })
  })
  test('a secret that is wrong is not repeated', () => {
    for (const name of ['PORTAL_CLIENT_SECRET', 'PORTAL_SECRET_KEY'])
      expect(JSON.stringify(readSettings({ [name]: 'hunter2' }))).not.toContain('hunter2')
  })
})

test('a rate limit forgets the oldest of very many keys, and a clock that goes back refills nothing', () => {
  const limit = rateLimit({ burst: 1, perSecond: 0.5 }, { keys: 2 })
  expect([limit.take('a', { now: 10 }), limit.take('a', { now: 10 }), limit.take('a', { now: 5 })]).toEqual([0, 2, 2])
  expect([limit.take('b', { now: 10 }), limit.take('c', { now: 10 }), limit.take('a', { now: 10 })]).toEqual([0, 0, 0])
})

test('what something has cost is owed, and nothing is granted until it is refilled', () => {
  const limit = rateLimit({ burst: 10, perSecond: 2 })
  limit.owe('ada', { now: 0, cost: 30 })
  expect(limit.take('ada', { now: 0 })).toBe(11)
  expect(limit.take('bob', { now: 0, cost: 10 })).toBe(0)
  expect(limit.take('ada', { now: 10 })).toBe(1)
  expect(limit.take('ada', { now: 11 })).toBe(0)
})
