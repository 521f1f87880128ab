import type { Education } from '../../model/sections/education.ts'
import { parseRichText } from '../../rich-text/index.ts'
import type { EntryView } from '../view.ts'
import { facts, periodText, placeText, websiteLinks, type Words } from '../words.ts'

/** Sets one qualification. */
export const educationEntry = (education: Education, words: Words): EntryView => ({
  title: education.qualification,
  by: '',
  organisation: education.organisation,
  place: placeText(education, words),
  period: periodText(education, words),
  links: websiteLinks(education.website),
  tags: education.eqf === '' ? [] : [words('education.eqf', { level: education.eqf })],
  facts: facts(
    [words('education.grade'), education.grade],
    [words('education.thesis'), education.thesis],
    [words('education.nationalClassification'), education.nationalClassification],
    [words('education.credits'), education.credits === '' ? '' : `${education.credits} ${education.creditType}`.trim()],
  ),
  body: parseRichText(education.description),
})
