import { countryOf } from '../../exchange/codes.ts'
import { textOf } from '../../exchange/json.ts'
import { item, readDates, readSummed, readUrl, summed, writePeriod } from '../resume.ts'
import { placeText } from '../saying.ts'
import type { ResumeSection } from '../section.ts'
import type { WorkExperience } from './schema.ts'

/** `work`. */
export const workExperienceResume: ResumeSection<WorkExperience> = {
  list: 'work',
  write: (one, say) =>
    item({
      name: one.employer,
      location: placeText(one, say),
      position: one.occupation,
      url: one.website,
      ...writePeriod(one),
      ...summed(one.description),
    }),
  read: (source, reading) => ({
    occupation: textOf(source['position']),
    // Before version 1 it was a company.
    employer: textOf(source['name']) || textOf(source['company']),
    ...readLocation(textOf(source['location'])),
    website: readUrl(source, 'website', reading),
    ...readDates(source, reading),
    description: readSummed(source),
  }),
}

/** A town, and a country where the last words name one. */
function readLocation(location: string): { city: string; country: string } {
  const at = location.lastIndexOf(',')
  const country = countryOf(location.slice(at + 1))
  if (country === '') return { city: location, country }
  return { city: at === -1 ? '' : location.slice(0, at).trim(), country }
}
