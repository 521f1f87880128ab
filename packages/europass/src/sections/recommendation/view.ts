import { facts, joined, linkViews, type Saying, says } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { Recommendation } from './schema.ts'

/** Sets people who recommend the person. */
export function recommendationView(recommendations: readonly Recommendation[], say: Saying): SectionBody | null {
  const { words } = say
  const entries = recommendations
    .filter((one) => one.name.trim() !== '' || says(one.description))
    .map((one) => ({
      title: one.name.trim(),
      by: '',
      organisation: joined([one.role, one.organisation]),
      place: '',
      period: '',
      links: linkViews(...one.links.map(({ url }) => url)),
      tags: [],
      facts: facts([words('personal.email'), one.email], [words('personal.phone'), one.phone]),
      body: one.description,
    }))
  return entries.length === 0 ? null : { kind: 'entries', form: 'story', entries }
}
