import type { WorkExperience } from '../../model/sections/work-experience.ts'
import { parseRichText } from '../../rich-text/index.ts'
import type { EntryView } from '../view.ts'
import { facts, periodText, placeText, websiteLinks, type Words } from '../words.ts'

/** Sets one position. */
export const workEntry = (work: WorkExperience, words: Words): EntryView => ({
  title: work.occupation,
  by: '',
  organisation: work.employer,
  place: placeText(work, words),
  period: periodText(work, words),
  links: websiteLinks(work.website),
  tags: [],
  facts: facts([words('work.department'), work.department], [words('personal.email'), work.email]),
  body: parseRichText(work.description),
})
