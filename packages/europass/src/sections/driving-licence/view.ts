import { dateText, type Saying, validText, withBrackets } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { DrivingLicence } from './schema.ts'

/** Sets categories on one line, with since and until when where it is known. */
export function drivingLicenceView(licences: readonly DrivingLicence[], say: Saying): SectionBody | null {
  const items = licences
    .filter(({ category }) => category !== '')
    .map(({ category, issued, validUntil }) => {
      const date = dateText(issued, say)
      return withBrackets(category, date && say.words('driving.since', { date }), validText(validUntil, say))
    })
  return items.length === 0 ? null : { kind: 'groups', groups: [{ name: '', items, body: [] }] }
}
