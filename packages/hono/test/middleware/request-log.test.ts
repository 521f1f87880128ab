import type { LogEvent } from '@laissez-passer/server/log'
import { expect, it, vi } from 'vitest'
import type { RequestDone } from '../../src/meters.ts'
import { requestLog } from '../../src/middleware/request-log.ts'

it('counts every request, and says each aloud, but what machines ask all day', () => {
  const lines: LogEvent[] = []
  const request = vi.fn<(done: RequestDone) => void>()
  const done = requestLog({ log: (line) => lines.push(line), meters: { request } }, { assets: '/cas/assets' })
  const level = (route: string, status = 200): unknown => {
    done({ method: 'GET', route, status, started: performance.now() })
    return lines.at(-1)?.level
  }
  expect([level('/cas/login'), level('/cas/login', 404), level('/cas/login', 499)]).toEqual(['info', 'info', 'info'])
  expect([level('/cas/login', 500), level('/readyz', 503)]).toEqual(['error', 'error'])
  expect(['/healthz', '/readyz', '/cas/assets/:file'].map((route) => level(route))).toEqual(['debug', 'debug', 'debug'])
  expect(['/healthz/x', '/cas/assetsx', '/x/cas/assets/y'].map((route) => level(route))).toEqual([
    'info',
    'info',
    'info',
  ])
  expect(request).toHaveBeenCalledTimes(lines.length)
})

it('says how many milliseconds it took', () => {
  const lines: LogEvent[] = []
  const done = requestLog({ log: (line) => lines.push(line), meters: { request: () => {} } }, { assets: '/cas/assets' })
  done({ method: 'POST', route: '/cas/login', status: 303, started: performance.now() - 60_000 })
  const [line] = lines
  expect(line).toMatchObject({ event: 'request', method: 'POST', route: '/cas/login', status: 303 })
  expect(Math.round(Number(line?.['ms']) / 1000)).toBe(60)
})
