import type { CredentialAchievement } from '../credentials/content.ts'
import type { RichText } from '../rich-text/blocks.ts'
import type { Course } from './fields.ts'

/**
 * Credits as a number: `7,5` and `7.5` are the same.
 *
 * @returns 0 where nothing was typed, null where it is no number
 */
export function creditsOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  if (text === '') return 0
  return /^\d{1,4}(?:\.\d{1,2})?$/.test(text) ? Number(text) : null
}

/** What the credits of courses come to, beside what the programme says. */
export interface CreditSum {
  readonly sum: number
  /** Courses whose credits are no number, by their ids. */
  readonly unread: readonly string[]
  /** What the document says they should come to; null where it says nothing that is a number. */
  readonly said: number | null
}

/**
 * Adds up the credits of courses.
 *
 * @param said - the credits that the document gives the whole, as typed
 */
export function creditSum(courses: readonly Course[], said: string): CreditSum {
  const counted = courses.map(({ id, credits }) => ({ id, credits: creditsOf(credits) }))
  const whole = creditsOf(said)
  // Hundredths add up exactly; floating points don't.
  const hundredths = counted.reduce((sum, { credits }) => sum + Math.round((credits ?? 0) * 100), 0)
  return {
    sum: hundredths / 100,
    unread: counted.filter(({ credits }) => credits === null).map(({ id }) => id),
    said: whole === 0 ? null : whole,
  }
}

/** The points or paragraphs of a text, a line each. */
export const outcomesOf = (text: RichText): string[] =>
  text
    .map(({ spans }) =>
      spans
        .map((span) => span.text)
        .join('')
        .replaceAll('\n', ' ')
        .trim(),
    )
    .filter((line) => line !== '')

/** Courses as what was achieved. */
export const coursesAchieved = (courses: readonly Course[]): CredentialAchievement[] =>
  courses
    .filter(({ title }) => title.trim() !== '')
    .map(({ title, credits, grade, ectsGrade }) => {
      const points = creditsOf(credits)
      const given = grade.trim() || ectsGrade.trim()
      return {
        title: title.trim(),
        ...(points !== null && points > 0 && { credits: { points, system: 'ECTS' } }),
        ...(given !== '' && { grade: given }),
      }
    })
