import { readFileSync } from 'node:fs'
import type { LogEvent } from '@laissez-passer/server/log'
import { expect, test } from 'vitest'
import { isDue, tickSeconds, upkeep } from '../../src/server/upkeep.ts'

const day = 86_400
const now = 20_000 * day

function started({ ends = now + 400 * day, fails = false } = {}) {
  const log: LogEvent[] = []
  const swept: number[] = []
  const work = upkeep({
    certificate: { notBefore: 0, notAfter: ends } as never,
    log: (event) => log.push(event),
    now: () => now,
    store: {
      sweep: async (options) => {
        if (fails)
          throw new TypeError('secret', {
            cause: Object.assign(new Error('secret'), { code: '55P03' }),
          })
        swept.push(options.now)
      },
    },
  })
  return { log, swept, work }
}

test('each is due once in its span, at whichever minute of a day the ticks come', () => {
  const { work } = started()
  const ticks = Array.from({ length: day / tickSeconds }, (_, at) => now + 137 + at * tickSeconds)
  expect(ticks.filter((at) => isDue(work.sweep, at))).toHaveLength(144)
  expect(ticks.filter((at) => isDue(work.seal, at))).toHaveLength(1)
})

test('the trigger of wrangler.jsonc calls as often as is counted on', () => {
  expect(readFileSync(new URL('../../wrangler.jsonc', import.meta.url), 'utf8')).toContain(
    `"crons": ["*/${tickSeconds / 60} * * * *"]`,
  )
})

test('what has expired is swept, and a sweep that fails is logged without what was said', async () => {
  const well = started()
  await well.work.sweep.run()
  expect([well.swept, well.log]).toEqual([[now], []])
  const badly = started({ fails: true })
  await badly.work.sweep.run()
  expect(badly.log).toEqual([{ level: 'warn', event: 'sweep-failed', error: 'TypeError', cause: '55P03' }])
})

test.each([
  [now + 31 * day, undefined],
  [now + 29 * day, 'seal-certificate-soon'],
  [now - 1, 'seal-certificate-over'],
])('a certificate that ends at %i is told', async (ends, event) => {
  const { log, work } = started({ ends })
  await work.seal.run()
  expect(log[0]?.event).toBe(event)
})
