import { readDateText, saysOngoing } from './dates.ts'
import type { Notes } from './notes.ts'
import { canonicalRichText, type RichText } from '../rich-text/index.ts'

/** Where a time span stands. */
export interface PeriodPlace {
  /** The entry's path; its fields are `from` and `to`. */
  readonly entry: string
  readonly source: string
  readonly notes: Notes
}

/**
 * Reads the two ends of a time span.
 *
 * @param ends - as the source writes them; an end that says "present" goes on
 */
export function readPeriod(
  ends: { from: string; to: string; ongoing?: boolean },
  { entry, source, notes }: PeriodPlace,
): { from: string; to: string; ongoing: boolean } {
  const ongoing = ends.ongoing === true || saysOngoing(ends.to)
  return {
    from: readDateText(ends.from, { at: `${entry}/from`, source, notes }),
    to: ongoing ? '' : readDateText(ends.to, { at: `${entry}/to`, source, notes }),
    ongoing,
  }
}

/** A long text with words before or after it that have no field of their own. */
export const withTold = (rich: RichText, told: readonly string[]): RichText =>
  canonicalRichText([
    ...rich,
    ...told.filter((text) => text.trim() !== '').map((text) => ({ type: 'paragraph' as const, spans: [{ text }] })),
  ])
