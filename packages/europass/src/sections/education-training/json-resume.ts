import { textOf, textsOf } from '../../exchange/json.ts'
import { canonicalRichText, type RichBlock } from '../../rich-text/index.ts'
import { item, readDates, readUrl, summed, writePeriod } from '../resume.ts'
import { codeText, joined } from '../saying.ts'
import type { ResumeSection } from '../section.ts'
import type { EducationTraining } from './schema.ts'

/** `education`: what was learnt is a list of courses there. */
export const educationTrainingResume: ResumeSection<EducationTraining> = {
  list: 'education',
  write: (one, say) =>
    item({
      institution: one.organisation,
      url: one.website,
      area: joined(one.fields.map((field) => codeText('isced.', field, say))),
      studyType: one.qualification,
      ...writePeriod(one),
      score: one.grade,
      courses: summed(one.description).highlights,
    }),
  read: (source, reading) => {
    const [area, type] = [textOf(source['area']), textOf(source['studyType'])]
    const courses = textsOf(source['courses']).map(
      (text): RichBlock => ({ type: 'item', ordered: false, depth: 0, spans: [{ text }] }),
    )
    return {
      qualification: type || area,
      organisation: textOf(source['institution']),
      website: readUrl(source, 'website', reading),
      ...readDates(source, reading),
      fields: area === '' ? [] : [area],
      grade: textOf(source['score']) || textOf(source['gpa']),
      description: canonicalRichText(courses),
    }
  },
}
