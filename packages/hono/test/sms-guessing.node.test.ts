import { expect, it } from 'vitest'
import { platform } from './support/platform.node.ts'
import { other, texts, textsOn } from './support/texts.ts'
import type { Platform } from './support/world.ts'

it('of three hundred wrong codes at once five are judged, whoever sends them; the count outlives code, browser and restart', async () => {
  const node = await platform()
  let judged = 0
  const { keyRing } = node.runtime
  const counting: Platform = {
    ...node,
    runtime: {
      ...node.runtime,
      keyRing: {
        ...keyRing,
        mac: (purpose, data) => {
          if (purpose === 'sent-code') judged += 1
          return keyRing.mac(purpose, data)
        },
      },
    },
  }
  const { asked, code, withNumber } = texts(async () => counting)
  const { world } = await withNumber()
  const { where, page } = await asked(world)
  const right = await code(world)
  judged = 0
  await Promise.all(Array.from({ length: 300 }, () => where.submit(page, { code: other(right) })))
  expect(judged).toBeGreaterThan(0)
  expect(judged).toBeLessThanOrEqual(5)
  expect((await where.submit(page, { code: right })).status).toBe(429)
  const restarted = await textsOn(counting)
  const elsewhere = await asked(restarted)
  expect((await elsewhere.where.submit(elsewhere.page, { code: await code(restarted) })).status).toBe(429)
  expect(where.cookies.has('__Host-lp-login') || elsewhere.where.cookies.has('__Host-lp-login')).toBe(false)
  restarted.wait(15 * 60)
  const later = await asked(restarted)
  const through = await later.where.submit(later.page, { code: await code(restarted) })
  expect(through.hops.at(-1)).toMatch(/^303 \/cas\/continue/)
})

it('a right code sent ten times at once opens one session', async () => {
  const { asked, code, withNumber } = texts(platform)
  const { world } = await withNumber()
  const { where, page } = await asked(world)
  const right = await code(world)
  const visits = await Promise.all(Array.from({ length: 10 }, () => where.submit(page, { code: right })))
  expect(visits.some(({ hops }) => hops.at(-1)?.startsWith('303 /cas/continue'))).toBe(true)
  expect((await where.get('/cas/account/sessions')).html.match(/name="session"/g)).toHaveLength(1)
})
