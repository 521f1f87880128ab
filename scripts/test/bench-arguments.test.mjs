import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isMeant } from '../../bench/arguments.mjs'

const script = fileURLToPath(new URL('../../bench/run.mjs', import.meta.url))

test.each([
  ['registration', 'strat', false], // of “start”, misspelt
  ['registration', 'reg', true],
  ['start, memory after it', 'start', true],
  ['session check over HTTP beside better-auth', 'check over http', true],
  ['session check over HTTP beside better-auth', 'auth', true],
  ['/healthz beside Hono alone', '/healthz', true],
  ['/healthz beside Hono alone', 'healthz', true],
  ['restart, start', 'start', true],
  ['userinfo', '', true],
])('the row %s is meant by “%s”: %s', (name, word, meant) => {
  expect(isMeant(name, word)).toBe(meant)
})

test('an option that isn’t there is told with those that are, before anything is built', () => {
  const { status, stderr } = spawnSync(process.execPath, [script, '--onyl', 'start'], { encoding: 'utf8' })
  expect(stderr).toMatch(/^Unknown option '--onyl'/)
  expect(stderr).toContain('--only WORD')
  expect(stderr).not.toContain('    at ')
  expect(status).toBe(1)
}, 30_000)
