/**
 * The day of a moment, `YYYY-MM-DD`.
 *
 * @param seconds - since the epoch
 * @param timeZone - in which it is that day (IANA); the runtime's own unless told
 */
export function dayOf(seconds: number, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(seconds * 1000)
  const part = (type: 'year' | 'month' | 'day'): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}
