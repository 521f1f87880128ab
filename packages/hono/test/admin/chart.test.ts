import { expect, it } from 'vitest'
import { signInChart } from '../../src/admin/chart.ts'

type Given = Parameters<typeof signInChart>[0]

const hour = 3600
const methods = [{ name: 'password' }, { name: 'token' }]
// The last hour of a day has begun.
const now = 20_000 * 24 * hour + 23 * hour + 1799

async function charted(name: 'day' | 'month', told: readonly (readonly [string, string | null, number, number])[]) {
  const asked: Parameters<Given['store']['activity']['tally']>[0][] = []
  const tally: Given['store']['activity']['tally'] = async (options) => {
    asked.push(options)
    return told.map(([kind, method, slot, count]) => ({ kind, method, slot, count }))
  }
  const context = { methods, now, store: { activity: { tally } } } as unknown as Given
  return { chart: await signInChart(context, { name }), asked: asked[0] }
}

const counts = (length: number, of: Readonly<Record<number, number>>) =>
  Array.from({ length }, (_, slot) => of[slot] ?? 0)

it('a day is the last twenty-four hours, to the end of this one', async () => {
  const { asked, chart } = await charted('day', [
    ['signed-in', 'password', 0, 7],
    ['signed-in', 'password', 23, 2],
    ['signed-in', 'token', 23, 1],
    ['password-refused', 'password', 5, 3],
    ['password-refused', null, 5, 4],
  ])
  const since = 20_000 * 24 * hour
  expect(asked).toMatchObject({ methods: ['password', 'token'], since, slotSeconds: hour, limit: 50_000 })
  expect(asked?.kinds).toContain('sign-in-reported')
  expect(chart).toEqual({
    name: 'day',
    slots: Array.from({ length: 24 }, (_, slot) => since + slot * hour),
    series: [
      { outcome: 'signed-in', method: 'password', counts: counts(24, { 0: 7, 23: 2 }) },
      { outcome: 'signed-in', method: 'token', counts: counts(24, { 23: 1 }) },
      { outcome: 'password-refused', method: 'password', counts: counts(24, { 5: 3 }) },
      { outcome: 'password-refused', method: null, counts: counts(24, { 5: 4 }) },
    ],
    partial: false,
  })
})

it('a month is the last thirty days; where more happened than is counted it says so', async () => {
  const { asked, chart } = await charted('month', [
    ['signed-in', 'token', 29, 30_000],
    ['signed-in', 'token', 28, 20_000],
  ])
  expect([asked?.since, asked?.slotSeconds]).toEqual([(20_001 - 30) * 24 * hour, 24 * hour])
  expect(chart).toMatchObject({ name: 'month', partial: true })
  expect([chart.slots.length, chart.slots.at(-1)]).toEqual([30, 20_000 * 24 * hour])
  expect(chart.series).toEqual([
    { outcome: 'signed-in', method: 'token', counts: counts(30, { 28: 20_000, 29: 30_000 }) },
  ])
  expect((await charted('month', [['signed-in', null, 29, 49_999]])).chart.partial).toBe(false)
})
