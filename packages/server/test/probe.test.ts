import { expect, onTestFinished, test, vi } from 'vitest'
import type { LogEvent } from '../src/log.ts'
import { held, inTime, readinessLog } from '../src/probe.ts'

test('a part that answers, refuses or is late', async () => {
  expect(await inTime(Promise.resolve('done'))).toBeNull()
  expect(await inTime(Promise.reject(new Error('full')))).toEqual(new Error('full'))
  expect(await inTime(new Promise(() => {}), { patience: 1 })).toEqual(new Error('too late'))
})

test('however many look, the part is asked once in a while', async () => {
  let asked = 0
  const ask = async (): Promise<number> => (asked += 1)
  const once = held(ask, { holds: 60_000 })
  expect(await Promise.all([once(), once(), once()])).toEqual([1, 1, 1])
  const always = held(ask, { holds: 0 })
  expect([await always(), await always()]).toEqual([2, 3])
})

test('that a part isn’t well is said for a moment, once it is known, and asked by one of all who look', async () => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => void vi.restoreAllMocks())
  const answers: ((answer: 'ok' | 'unavailable') => void)[] = []
  const look = held(() => new Promise<'ok' | 'unavailable'>((resolve) => answers.push(resolve)), {
    isWell: (answer) => answer === 'ok',
  })
  const first = look()
  now = 1500
  expect(look()).toBe(first)
  answers[0]?.('unavailable')
  expect(await first).toBe('unavailable')
  now = 1999
  expect(await look()).toBe('unavailable')
  now = 2000
  const [second, third] = [look(), look()]
  expect(answers).toHaveLength(2)
  answers[1]?.('ok')
  expect(await Promise.all([second, third])).toEqual(['ok', 'ok'])
  now = 6999
  expect(await look()).toBe('ok')
  expect(answers).toHaveLength(2)
  now = 7000
  void look()
  expect(answers).toHaveLength(3)
})

test('one that rejects is asked again after a moment, and ends nobody', async () => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => void vi.restoreAllMocks())
  const asked: string[] = []
  const look = held(async () => {
    asked.push('asked')
    if (asked.length === 1) throw new Error('gone')
    return 'ok'
  })
  await expect(look()).rejects.toThrow('gone')
  now = 499
  await expect(look()).rejects.toThrow('gone')
  now = 500
  expect(await look()).toBe('ok')
})

test('that a server stopped being ready is said once, with what isn’t well, and that it is again', () => {
  const lines: LogEvent[] = []
  const noted = readinessLog((event) => lines.push(event))
  const well = { status: 'ok', parts: { database: 'ok' } } as const
  const gone = { status: 'unavailable', parts: { database: 'unavailable', outbox: 'ok', mail: 'failing' } } as const
  const late = { status: 'degraded', parts: { database: 'ok', outbox: 'late' } } as const
  for (const answer of [well, well, gone, gone, late, gone, well, well]) noted(answer)
  const down = { level: 'warn', event: 'not-ready', said: 'database: unavailable, mail: failing' }
  expect(lines).toEqual([
    down,
    { level: 'warn', event: 'degraded', said: 'outbox: late' },
    down,
    { level: 'info', event: 'ready-again' },
  ])
})
