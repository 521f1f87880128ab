import { addressText, codeText, facts, joined, linkViews, periodText, placeText, type Saying, says } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { WorkExperience } from './schema.ts'

/** Sets positions. */
export function workExperienceView(positions: readonly WorkExperience[], say: Saying): SectionBody | null {
  const { words } = say
  const entries = positions
    .filter((one) => joined([one.occupation, one.employer]) !== '' || says(one.description))
    .map((one) => ({
      title: one.occupation.trim(),
      by: '',
      organisation: one.employer.trim(),
      place: placeText(one, say),
      period: periodText(one, say),
      links: linkViews(one.website, ...one.links.map(({ url }) => url)),
      tags: [],
      facts: facts(
        [words('work.department'), one.department],
        [words('work.sector'), codeText('sector.', one.sector, say)],
        [words('personal.address'), one.address.trim() === '' ? '' : addressText(one, say)],
        [words('personal.email'), one.email],
      ),
      body: one.description,
    }))
  return entries.length === 0 ? null : { kind: 'entries', form: 'story', entries }
}
