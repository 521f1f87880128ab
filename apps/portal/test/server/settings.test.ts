import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clientAddress } from '../../src/server/client-address.ts'
import { openDataFolder, sharedSecret } from '../../src/server/data-folder.ts'
import { rateLimit } from '../../src/server/rate-limit.ts'
import { readSettings } from '../../src/server/settings.ts'

describe('settings', () => {
  test('have defaults', () => {
    expect(readSettings({})).toEqual({
      ok: true,
      settings: {
        origin: 'http://localhost:4001',
        port: 4001,
        login: 'http://localhost:4000',
        dataDir: './data',
        clientSecret: null,
        trustedProxies: [],
        logLevel: 'info',
      },
    })
  })
  test('take the port of the origin, or the one given', () => {
    expect(readSettings({ PORTAL_ORIGIN: 'https://europass.example.eu/' })).toMatchObject({
      settings: { origin: 'https://europass.example.eu', port: 443 },
    })
    expect(readSettings({ PORTAL_ORIGIN: 'https://europass.example.eu', PORTAL_PORT: '8001' })).toMatchObject({
      settings: { port: 8001 },
    })
  })
  test.each([
    [{ PORTAL_ORIGIN: 'europass' }, /^PORTAL_ORIGIN=europass can’t be used: it is not an address\. Accepted: /],
    [{ PORTAL_ORIGIN: 'http://europass.example.eu' }, /plain http/],
    [{ LOGIN_ORIGIN: 'http://localhost:4000/cas' }, /^LOGIN_ORIGIN=.*holds more than an origin/],
    [{ PORTAL_PORT: '70000' }, /^PORTAL_PORT=70000.*1 to 65535/],
    [{ PORTAL_DATABASE_URL: 'postgres://x' }, /^PORTAL_DATABASE_URL can’t be used/],
    [{ PORTAL_CLIENT_SECRET: 'short' }, /^PORTAL_CLIENT_SECRET can’t be used: it is too short/],
    [{ TRUSTED_PROXIES: '127.0.0.1, proxy' }, /^TRUSTED_PROXIES=proxy/],
    [{ TRUSTED_PROXIES: '10.0.0.0/8,::1/129' }, /^TRUSTED_PROXIES=::1\/129/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud.*debug, info/],
  ])('%o is refused in one line', (env, line) => {
    const result = readSettings(env)
    expect(result.ok ? '' : result.line).toMatch(line)
    expect(result.ok ? '' : result.line).not.toContain('\n')
  })
  test('a secret that is wrong is not repeated', () => {
    expect(JSON.stringify(readSettings({ PORTAL_CLIENT_SECRET: 'hunter2' }))).not.toContain('hunter2')
  })
})

describe('the data folder', () => {
  test('is closed to others; a file in its place is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-data-'))
    expect(openDataFolder(join(folder, 'a/b'))).toEqual({ ok: true, folder: join(folder, 'a/b') })
    expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700)
    writeFileSync(join(folder, 'file'), '')
    expect(openDataFolder(join(folder, 'file'))).toMatchObject({ ok: false })
  })
  test('the shared secret is made once, closed to others, and taken as it is found', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'portal-data-')), 'secret')
    const secret = sharedSecret(path)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(sharedSecret(path)).toBe(secret)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toBe(`${secret}\n`)
  })
})

test('a forwarded address counts only from our proxies, and only the part they vouch for', () => {
  const from = (peer: string, forwarded: string) =>
    clientAddress(() => peer, ['10.0.0.1', '10.0.0.2'])({ req: { header: () => forwarded } } as never)
  expect(from('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
  expect(from('::ffff:10.0.0.1', '203.0.113.9')).toBe('203.0.113.9')
  expect(from('10.0.0.1', 'made-up, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9')
  expect(from('10.0.0.1', '')).toBe('10.0.0.1')
})

test('our proxies may be networks', () => {
  const from = (peer: string, forwarded: string) =>
    clientAddress(() => peer, ['10.0.0.0/8', 'fd00::/8', '192.0.2.1'])({ req: { header: () => forwarded } } as never)
  expect(from('10.9.8.7', '203.0.113.9, 10.1.1.1')).toBe('203.0.113.9')
  expect(from('::ffff:10.9.8.7', '203.0.113.9')).toBe('203.0.113.9')
  expect(from('fd12::1', '203.0.113.9')).toBe('203.0.113.9')
  expect(from('192.0.2.1', '203.0.113.9')).toBe('203.0.113.9')
  expect(from('11.0.0.1', '203.0.113.9')).toBe('11.0.0.1')
  expect(from('192.0.2.2', '203.0.113.9')).toBe('192.0.2.2')
  expect(from('unknown', '203.0.113.9')).toBe('unknown')
  expect(readSettings({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' })).toMatchObject({
    settings: { trustedProxies: ['10.0.0.0/8', '::1'] },
  })
})

test('addresses of one IPv6 network are one person’s', () => {
  const from = (peer: string) => clientAddress(() => peer, [])({ req: { header: () => undefined } } as never)
  const own = from('2001:db8:1:2:3:4:5:6')
  for (const same of ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff::%eth0']) expect(from(same)).toBe(own)
  for (const other of ['2001:db8:1:3::1', '2001:db8::1', '198.51.100.7']) expect(from(other)).not.toBe(own)
  expect(from('2001:db8::1:2:3:4:5')).not.toBe(from('2001:db8:0:2::1'))
})

test('a rate limit forgets the oldest of very many keys, and a clock that goes back refills nothing', () => {
  const limit = rateLimit({ burst: 1, perSecond: 0.5 }, { keys: 2 })
  expect([limit.take('a', { now: 10 }), limit.take('a', { now: 10 }), limit.take('a', { now: 5 })]).toEqual([0, 2, 2])
  expect([limit.take('b', { now: 10 }), limit.take('c', { now: 10 }), limit.take('a', { now: 10 })]).toEqual([0, 0, 0])
})
