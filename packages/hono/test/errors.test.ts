import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { LogEvent } from '@laissez-passer/server/log'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { ProviderEnv } from '../src/environment.ts'
import { answerErrors } from '../src/errors.ts'

/** What is answered, and what the log has of it, where this was thrown. */
async function thrown(error: Error): Promise<{ readonly said: unknown; readonly line: LogEvent | undefined }> {
  const log: LogEvent[] = []
  const app = new Hono<ProviderEnv>()
    .get('/', () => {
      throw error
    })
    .onError(
      answerErrors({ log: (line) => log.push(line), fail: (c, status, details = {}) => c.json(details, status) }),
    )
  const answer = await app.request('/')
  return { said: [answer.status, await answer.json()], line: log[0] }
}

it('what was deleted meanwhile is gone, and nothing to mend', async () => {
  expect(await thrown(new LaissezPasserError('store-gone', 'x'))).toEqual({
    said: [404, { reason: 'gone' }],
    line: undefined,
  })
})

it.each(['store-unavailable', 'busy'] as const)('%s is for later, and a warning', async (code) => {
  const { line, said } = await thrown(new LaissezPasserError(code, 'x'))
  expect(said).toEqual([503, { requestId: expect.stringMatching(/^[\da-f]{8}$/) }])
  expect(line).toMatchObject({ level: 'warn', error: code })
})

it('of what the database said the log has the code, and of what has none the name', async () => {
  const lineOf = async (cause: unknown) =>
    (await thrown(new LaissezPasserError('store-unavailable', 'x', { cause }))).line
  const refused = Object.assign(new Error('of elodie@example.org'), { code: '55P03' })
  expect(await lineOf(refused)).toMatchObject({ cause: '55P03' })
  expect(await lineOf(Object.assign(refused, { code: 'of elodie@example.org' }))).toMatchObject({ cause: 'Error' })
  expect(await lineOf(new TypeError('of elodie@example.org'))).toMatchObject({ cause: 'TypeError' })
  expect(await lineOf('of elodie@example.org')).not.toHaveProperty('cause')
})

it('all else is ours, with the number that the person was told and where it was thrown, not what it says', async () => {
  const { line, said } = await thrown(new TypeError('of elodie@example.org\n    at home'))
  expect(said).toEqual([500, { requestId: line?.['request'] }])
  expect(line).toMatchObject({ level: 'error', event: 'request-failed', error: 'TypeError' })
  expect(line?.['at']).toMatch(/errors\.test\.ts:\d+/)
  expect(JSON.stringify(line)).not.toMatch(/elodie|home/)
})

it('a place is four frames, by the names of their files alone', async () => {
  const error = new Error('what\nit says')
  error.stack = [
    'Error: what',
    'it says',
    '    at one (file:///srv/app/dist/one.js:1:2)',
    '    at two (/srv/app/dist/two.js:3:4)',
    '    at /srv/app/three.js:5:6',
    'no frame at all',
    '    at async four (node:internal/x:7:8)',
    '    at five (/srv/five.js:9:10)',
  ].join('\n')
  const at = String((await thrown(error)).line?.['at'])
  expect(at.split(' < ')).toEqual([
    expect.stringMatching(/^one \(one\.js:1:2\)$/),
    expect.stringMatching(/^two \(two\.js:3:4\)$/),
    expect.stringMatching(/^\(three\.js:5:6$/),
    expect.stringContaining('async four'),
  ])
  error.stack = undefined as never
  expect((await thrown(error)).line).toMatchObject({ at: '' })
})
