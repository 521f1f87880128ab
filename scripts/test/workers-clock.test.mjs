import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { around, clockAhead } from '../workers/clock-ahead.mjs'

const day = 86_400
const worker = `export default { fetch: () => Response.json([Date.now(), new Date().getTime(), new Date(0).getTime()]) }`

let folder
let workerd
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'))
  const { module, serviceBindings } = clockAhead('worker.js', join(folder, 'ahead'))
  workerd = new Miniflare(
    convertV4MiniflareOptions({
      name: 'clock',
      compatibilityDate: '2026-11-01',
      modulesRoot: '/',
      modules: [
        { type: 'ESModule', path: `/${around}`, contents: module },
        { type: 'ESModule', path: '/worker.js', contents: worker },
      ],
      serviceBindings,
      cf: false,
    }),
  )
  await workerd.ready
}, 30_000)
afterAll(async () => {
  await workerd.dispose()
  rmSync(folder, { recursive: true })
})

/** Of now, of a date that is made now and of one that was given, how many whole days they are ahead. */
async function daysAhead() {
  const answer = await workerd.dispatchFetch('http://clock/')
  const [now, made, given] = await answer.json()
  return [now - Date.now(), made - Date.now(), given].map((ms) => Math.round(ms / 1000 / day) + 0)
}

it('a Worker’s clock is ahead as far as the file says, from the next request on', async () => {
  expect(await daysAhead()).toEqual([0, 0, 0])
  for (const days of [3, 90]) {
    writeFileSync(join(folder, 'ahead'), String(days * day))
    expect(await daysAhead()).toEqual([days, days, 0])
  }
}, 20_000)
