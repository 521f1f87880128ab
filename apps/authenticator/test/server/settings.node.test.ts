// @vitest-environment node
import { expect, test } from 'vitest'
import { nearNames, readSettings } from '../../src/server/settings.ts'

test('without settings it is the development address', () => {
  expect(readSettings({})).toEqual({
    ok: true,
    settings: {
      origin: 'http://localhost:4002',
      port: 4002,
      hostname: '127.0.0.1',
      issuer: 'http://localhost:4000',
      base: '/cas',
      drainSeconds: 0,
      saysStart: true,
      brandFolder: null,
    },
  })
})

test('it says that it started where LOG_LEVEL lets such lines through', () => {
  const says = (level: string) => {
    const read = readSettings({ LOG_LEVEL: level })
    return read.ok && read.settings.saysStart
  }
  expect(['', 'debug', 'info', 'warn', 'error', 'silent'].map(says)).toEqual([true, true, true, false, false, false])
})

test('the port follows the origin, or its own setting', () => {
  expect(readSettings({ AUTHENTICATOR_ORIGIN: 'https://app.example.eu' })).toMatchObject({
    settings: { port: 443, hostname: undefined },
  })
  expect(readSettings({ AUTHENTICATOR_ORIGIN: 'https://app.example.eu/', AUTHENTICATOR_PORT: '8002' })).toMatchObject({
    settings: { origin: 'https://app.example.eu', port: 8002 },
  })
})

test.each([
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ LOG_LEVEL: 'toString' }, 'LOG_LEVEL'],
  [{ AUTHENTICATOR_ORIGIN: 'app.example.eu' }, 'AUTHENTICATOR_ORIGIN'],
  [{ AUTHENTICATOR_ORIGIN: 'https://app.example.eu/path' }, 'AUTHENTICATOR_ORIGIN'],
  [{ AUTHENTICATOR_ORIGIN: 'http://app.example.eu' }, 'AUTHENTICATOR_ORIGIN'],
  [{ LOGIN_ORIGIN: 'ftp://id.example.eu' }, 'LOGIN_ORIGIN'],
  [{ LOGIN_ORIGIN: "https://id.example.eu; script-src 'unsafe-inline'" }, 'LOGIN_ORIGIN'],
  [{ LOGIN_BASE: 'cas' }, 'LOGIN_BASE'],
  [{ LOGIN_BASE: '/cas">' }, 'LOGIN_BASE'],
  [{ LISTEN_ADDRESS: '0.0.0.0' }, 'LISTEN_ADDRESS'],
  [{ AUTHENTICATOR_PORT: '70000' }, 'AUTHENTICATOR_PORT'],
  [{ AUTHENTICATOR_PORT: '40.5' }, 'AUTHENTICATOR_PORT'],
])('%o is refused by one line that names the setting and what is accepted', (env, name) => {
  const result = readSettings(env)
  if (result.ok) throw new Error('accepted')
  expect(result.message).toMatch(new RegExp(`^${name}=.* can’t be used: it .*\\. Accepted: `))
  expect(result.message).not.toContain('\n')
})

test.each(['https://ada:hunter2@id.example.eu/', `https://id.example.eu/${'a'.repeat(1000)}hunter2`])(
  'what is refused is told without a password in it, and in short: %s',
  (given) => {
    const result = readSettings({ LOGIN_ORIGIN: given })
    const message = result.ok ? '' : result.message
    expect(message).toMatch(/^LOGIN_ORIGIN.* can’t be used/)
    expect(message).not.toContain('hunter2')
  },
)

test('all that is wrong is told at once, a line each', () => {
  const result = readSettings({ AUTHENTICATOR_ORIGIN: 'x', AUTHENTICATOR_PORT: '0', LOGIN_BASE: 'cas' })
  const named = result.ok ? [] : result.message.split('\n').map((line) => line.split('=')[0])
  expect(named).toEqual(['AUTHENTICATOR_ORIGIN', 'AUTHENTICATOR_PORT', 'LOGIN_BASE'])
})

test('all that is wrong is told at once, whatever it depends on', () => {
  const told = (env: Record<string, string>) => {
    const read = readSettings(env)
    return (read.ok ? '' : read.message).split('\n').map((line) => /^\w+/.exec(line)?.[0])
  }
  const both = { DRAIN_SECONDS: 'x', LISTEN_ADDRESS: 'x' }
  expect(told({ ...both, AUTHENTICATOR_PORT: 'x' })).toEqual(['AUTHENTICATOR_PORT', 'DRAIN_SECONDS', 'LISTEN_ADDRESS'])
  expect(told({ DRAIN_SECONDS: 'x', AUTHENTICATOR_ORIGIN: 'x' })).toEqual(['AUTHENTICATOR_ORIGIN', 'DRAIN_SECONDS'])
})

test('which variable was probably meant as a setting is said', () => {
  expect(nearNames({ AUTHENTICATOR_PROT: '4002', LOGIN_PORT: '4000', PATH: '/' })).toEqual([
    'AUTHENTICATOR_PROT isn’t a setting, and does nothing. Did you mean AUTHENTICATOR_PORT?',
  ])
})
