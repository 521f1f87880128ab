/** How long a link is to work, as people choose it. */
export const expiryChoices = ['week', 'month', 'quarter', 'year', 'date', 'never'] as const
/** A choice of how long. */
export type ExpiryChoice = (typeof expiryChoices)[number]

/** In days; what isn't here has a date, or none. */
const days: Readonly<Partial<Record<ExpiryChoice, number>>> = { week: 7, month: 30, quarter: 90, year: 365 }

/** When a link ends: a choice, and the day where it is one, as a field of days has it: `2026-12-31`. */
export interface Expiry {
  readonly choice: ExpiryChoice
  readonly date: string
}

/**
 * The moment of an end, in seconds since the epoch: the last second of that day, where this browser is.
 *
 * @param options - `now` in milliseconds
 * @returns null for no end; undefined where the day is none, or over
 */
export function endOf({ choice, date }: Expiry, { now }: { readonly now: number }): number | null | undefined {
  if (choice === 'never') return null
  const [year, month, day] = choice === 'date' ? partsOf(date) : partsOf(dayOf(now))
  if (year === undefined || month === undefined || day === undefined) return undefined
  const end = new Date(year, month - 1, day + (days[choice] ?? 0), 23, 59, 59)
  return end.getTime() <= now ? undefined : Math.floor(end.getTime() / 1000)
}

/** The choice that says what a link says already. */
export const expiryOf = (expiresAt: number | null): Expiry =>
  expiresAt === null ? { choice: 'never', date: '' } : { choice: 'date', date: dayOf(expiresAt * 1000) }

/** A moment's day where this browser is, as a field of days has it. */
export function dayOf(moment: number): string {
  const date = new Date(moment)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Year, month and day; nothing of what isn't a day of the calendar. */
function partsOf(date: string): number[] {
  const [, ...parts] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const [year = 0, month = 0, day = 0] = parts.map(Number)
  return dayOf(new Date(year, month - 1, day).getTime()) === date ? [year, month, day] : []
}
