import { expect, it } from 'vitest'
import { jsonLog, type LogEvent } from '../src/log.ts'

it('writes one JSON line for an event, with the allowed fields alone', () => {
  const lines: string[] = []
  const log = jsonLog({ level: 'info', write: (line) => lines.push(line), now: () => 0 })
  const event: LogEvent & { password: string } = {
    level: 'info',
    event: 'request',
    route: '/cas/login',
    status: 200,
    password: 'hunter2',
  }
  log(event)
  expect(lines).toEqual([
    '{"time":"1970-01-01T00:00:00.000Z","level":"info","event":"request","route":"/cas/login","status":200}',
  ])
})

it('drops what is quieter than its level', () => {
  const lines: string[] = []
  const log = jsonLog({ level: 'warn', write: (line) => lines.push(line) })
  log({ level: 'info', event: 'request' })
  log({ level: 'error', event: 'request-failed' })
  expect(lines).toHaveLength(1)
})
