import { dateText, type Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { DrivingLicence } from './schema.ts'

/** Sets categories on one line, with since when where it is known. */
export function drivingLicenceView(licences: readonly DrivingLicence[], say: Saying): SectionBody | null {
  const items = licences
    .filter(({ category }) => category !== '')
    .map(({ category, issued }) => {
      const date = dateText(issued, say)
      return date === '' ? category : `${category} (${say.words('driving.since', { date })})`
    })
  return items.length === 0 ? null : { kind: 'groups', groups: [{ name: '', items, body: [] }] }
}
