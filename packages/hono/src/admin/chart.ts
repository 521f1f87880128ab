import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import type { AdminChart } from '@laissez-passer/pages/types'

const outcomes = ['signed-in', 'password-refused', 'answer-refused', 'sign-in-refused', 'sign-in-reported'] as const

/** Entries that are looked at, at most, however many there are. */
const most = 50_000

const lengths = {
  day: { slots: 24, slotSeconds: 3600 },
  month: { slots: 30, slotSeconds: 86_400 },
} as const

/**
 * How often people signed in lately, by method and outcome: one query over an index, bounded.
 *
 * @param options `name`: the last 24 hours, or 30 days
 */
export async function signInChart(
  { methods, now, store }: Pick<UseCaseContext, 'methods' | 'now' | 'store'>,
  { name }: Pick<AdminChart, 'name'>,
): Promise<AdminChart> {
  const { slotSeconds, slots: count } = lengths[name]
  // Whole hours and days, so that a page looked at again shows the same slots.
  const end = (Math.floor(now / slotSeconds) + 1) * slotSeconds
  const since = end - count * slotSeconds
  const names = methods.map((method) => method.name)
  const told = await store.activity.tally({ kinds: outcomes, methods: names, since, slotSeconds, limit: most })
  const series = outcomes.flatMap((outcome) =>
    [...names, null].flatMap((method) => {
      const own = told.filter((row) => row.kind === outcome && row.method === method)
      if (own.length === 0) return []
      const counts = Array.from({ length: count }, (_, slot) => own.find((row) => row.slot === slot)?.count ?? 0)
      return [{ outcome, method, counts }]
    }),
  )
  return {
    name,
    slots: Array.from({ length: count }, (_, slot) => since + slot * slotSeconds),
    series,
    partial: told.reduce((sum, row) => sum + row.count, 0) >= most,
  }
}
