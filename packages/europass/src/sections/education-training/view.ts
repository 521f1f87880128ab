import { addressText, awardText, codeText, facts, joined, linkViews, placeText, type Saying, says } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { EducationTraining } from './schema.ts'

/** Sets qualifications. */
export function educationTrainingView(qualifications: readonly EducationTraining[], say: Saying): SectionBody | null {
  const { words } = say
  const entries = qualifications
    .filter((one) => joined([one.qualification, one.organisation]) !== '' || says(one.description))
    .map((one) => ({
      title: one.qualification.trim(),
      by: '',
      organisation: one.organisation.trim(),
      place: placeText(one, say),
      period: awardText(one, say),
      links: linkViews(one.website, ...one.links.map(({ url }) => url)),
      tags: one.eqf === '' ? [] : [words('education.eqf', { level: one.eqf })],
      facts: facts(
        [words('education.fields'), joined(one.fields.map((field) => codeText('isced.', field, say)))],
        [words('education.grade'), one.grade],
        [words('education.thesis'), one.thesis],
        [words('education.nationalClassification'), one.nationalClassification],
        [words('education.credits'), one.credits.trim() === '' ? '' : joined([one.credits, one.creditType], ' ')],
        [words('personal.address'), one.address.trim() === '' ? '' : addressText(one, say)],
        [words('personal.email'), one.email],
      ),
      body: one.description,
    }))
  return entries.length === 0 ? null : { kind: 'entries', form: 'story', entries }
}
