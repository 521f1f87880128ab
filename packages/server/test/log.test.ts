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

it('takes no word of an event on what it is', () => {
  const lines: string[] = []
  const log = jsonLog({ level: 'info', write: (line) => lines.push(line), now: () => 0 })
  class Told {
    readonly level = 'info'
    readonly event = 'request'
    toJSON() {
      return { password: 'hunter2' }
    }
  }
  log(new Told())
  expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"info","event":"request"}'])
})

it('says which server it was, unless the event says so itself, and when', () => {
  const lines: string[] = []
  const moments = [0, 0, 1]
  const log = jsonLog({
    level: 'info',
    app: 'portal "x"',
    write: (line) => lines.push(line),
    now: () => moments.shift() ?? 2,
  })
  log({ level: 'info', event: 'one' })
  log({ level: 'info', event: 'two', app: 'login' })
  log({ level: 'info', event: 'three' })
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'one', app: 'portal "x"' },
    { time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'two', app: 'login' },
    { time: '1970-01-01T00:00:00.001Z', level: 'info', event: 'three', app: 'portal "x"' },
  ])
})

it('drops what is quieter than its level', () => {
  const lines: string[] = []
  const log = jsonLog({ level: 'warn', write: (line) => lines.push(line) })
  log({ level: 'info', event: 'request' })
  log({ level: 'error', event: 'request-failed' })
  expect(lines).toHaveLength(1)
})
