import { platform } from '#platform'
import { expect, it, vi } from 'vitest'
import { activated, now } from '../../store-sql/src/contract/fixtures.ts'
import { auditWork } from '../src/audit.ts'
import { elodie, makeWorld, type World } from './support/world.ts'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { jsonLog, type LogEvent } from '@laissez-passer/server/log'

const ask = async (world: World) => {
  const browser = world.browser()
  await browser.submit(await browser.get('/cas/register'), elodie, { action: '/cas/register' })
}

it('the work in the background delivers, seals and sweeps until it is told to end', async () => {
  const [mailed, sealed, swept] = [
    Promise.withResolvers<string>(),
    Promise.withResolvers<string>(),
    Promise.withResolvers<LogEvent>(),
  ]
  const stop = new AbortController()
  const world = await makeWorld(await platform(), {
    mail: {
      async send({ to }) {
        mailed.resolve(to)
        return { ok: true }
      },
    },
    audit: { write: (line) => sealed.resolve(JSON.stringify(line)) },
    log: (event) => {
      if (event.event === 'swept') swept.resolve(event)
    },
  })
  await ask(world)
  await activated(world.store)
  const running = world.provider.runBackground({ signal: stop.signal })
  expect(await mailed.promise).toBe(elodie.email)
  expect(await sealed.promise).toMatch(/./)
  expect(await swept.promise).toMatchObject({ level: 'debug', count: expect.any(Number) })
  stop.abort()
  await running
})

it('what fails is logged by its kind, and stops nothing else', async () => {
  const world = await makeWorld(await platform())
  vi.spyOn(world.store.audit, 'chain').mockRejectedValue(new RangeError('of somebody'))
  await world.provider.runOnce()
  vi.restoreAllMocks()
  const told = world.log.map(({ event, level, error, ...more }) => ({ event, level, error, ...more }))
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ event: 'sweep-failed', level: 'warn', error: 'RangeError' }),
      expect.objectContaining({ event: 'swept' }),
    ]),
  )
  expect(JSON.stringify(told)).not.toContain('of somebody')
})

it('a database that is away is told by our code and the system’s, in the written line, too', async () => {
  const written: string[] = []
  const world = await makeWorld(await platform(), {
    log: jsonLog({ level: 'warn', write: (line) => written.push(line) }),
  })
  const cause = Object.assign(new Error('of somebody'), { code: 'ECONNREFUSED' })
  vi.spyOn(world.store.audit, 'chain').mockRejectedValue(new LaissezPasserError('store-unavailable', 'x', { cause }))
  await world.provider.runOnce()
  vi.restoreAllMocks()
  expect(written.map((line): unknown => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ event: 'sweep-failed', error: 'store-unavailable', cause: 'ECONNREFUSED' }),
  )
})

it('the audit log is handed on as it is sealed, told where it ends, and kept as long as it is to be', async () => {
  const { store } = await platform()
  const [lines, log]: [unknown[], LogEvent[]] = [[], []]
  let days = 0
  const { seal, tidy } = auditWork({
    audit: { keepDays: 2, write: (line) => lines.push(line) },
    log: (event) => log.push(event),
    runtime: { now: () => now + days * 86_400 },
    store,
  })
  await tidy()
  expect(log).toEqual([])
  await activated(store)
  await seal()
  expect(lines.length).toBeGreaterThan(0)
  await tidy()
  await tidy()
  expect(log).toEqual([{ level: 'info', event: 'audit-sealed', head: expect.stringMatching(/^\d+\../) }])
  const kept = async () => (await store.audit.sealed({ after: 0, limit: 100 })).length
  days = 1
  await tidy()
  expect(await kept()).toBe(lines.length)
  days = 3
  await tidy()
  expect(await kept()).toBeLessThan(lines.length)
})
