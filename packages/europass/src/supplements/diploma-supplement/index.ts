import { eqfLevels } from '../../eqf/levels.ts'
import { coursesAchieved, creditsOf, outcomesOf } from '../achieved.ts'
import { coursesList, gradesList } from '../forms.ts'
import type { SupplementKind } from '../part.ts'
import { type DiplomaSupplement, diplomaSupplementSchema } from './schema.ts'

/**
 * The Diploma Supplement of the European Commission, the Council of Europe and UNESCO.
 *
 * @see https://www.enic-naric.net/page-diploma-supplement the model, as revised in 2018
 */
export const diplomaSupplement: SupplementKind<DiplomaSupplement> = {
  name: 'diploma-supplement',
  label: 'supplement.diploma',
  explanation: 'supplement.diploma.explanation',
  schema: diplomaSupplementSchema,
  parts: [
    {
      name: 'holder',
      number: '1',
      heading: 'ds.1',
      explanation: 'ds.1.explanation',
      side: 'holder',
      fields: [
        { kind: 'line', number: '1.1', name: 'familyName', label: 'ds.1.1', required: true },
        { kind: 'line', number: '1.2', name: 'givenName', label: 'ds.1.2', required: true },
        { kind: 'date', number: '1.3', name: 'birthDate', label: 'ds.1.3', required: true },
        { kind: 'line', number: '1.4', name: 'studentNumber', label: 'ds.1.4' },
      ],
    },
    {
      name: 'qualification',
      number: '2',
      heading: 'ds.2',
      explanation: 'ds.2.explanation',
      side: 'institution',
      fields: [
        { kind: 'line', number: '2.1', name: 'name', label: 'ds.2.1', hint: 'ds.original', required: true },
        { kind: 'line', number: '2.2', name: 'fields', label: 'ds.2.2', required: true },
        { kind: 'line', number: '2.3', name: 'institution', label: 'ds.2.3', hint: 'ds.original', required: true },
        { kind: 'line', name: 'institutionStatus', label: 'ds.status', hint: 'ds.statusHint' },
        { kind: 'country', name: 'country', label: 'supplement.country' },
        { kind: 'url', name: 'website', label: 'supplement.website' },
        { kind: 'line', number: '2.4', name: 'administering', label: 'ds.2.4' },
        { kind: 'line', number: '2.5', name: 'languages', label: 'ds.2.5', required: true },
      ],
    },
    {
      name: 'level',
      number: '3',
      heading: 'ds.3',
      explanation: 'ds.3.explanation',
      side: 'institution',
      fields: [
        { kind: 'line', number: '3.1', name: 'level', label: 'ds.3.1', required: true },
        { kind: 'choice', name: 'eqf', label: 'supplement.eqf', codes: eqfLevels, words: 'eqf.' },
        { kind: 'line', number: '3.2', name: 'credits', label: 'ds.3.2' },
        { kind: 'line', name: 'years', label: 'ds.years' },
        { kind: 'rich', number: '3.3', name: 'access', label: 'ds.3.3', required: true },
      ],
    },
    {
      name: 'results',
      number: '4',
      heading: 'ds.4',
      explanation: 'ds.4.explanation',
      side: 'institution',
      fields: [
        { kind: 'line', number: '4.1', name: 'mode', label: 'ds.4.1', hint: 'ds.modeHint', required: true },
        { kind: 'rich', number: '4.2', name: 'outcomes', label: 'ds.4.2', required: true },
        { kind: 'rich', number: '4.4', name: 'grading', label: 'ds.4.4', required: true },
        { kind: 'line', number: '4.5', name: 'classification', label: 'ds.4.5', hint: 'ds.original' },
      ],
      lists: [coursesList('courses', '4.3'), gradesList('grades', '4.4')],
    },
    {
      name: 'use',
      number: '5',
      heading: 'ds.5',
      explanation: 'ds.5.explanation',
      side: 'institution',
      fields: [
        { kind: 'rich', number: '5.1', name: 'study', label: 'ds.5.1', required: true },
        { kind: 'rich', number: '5.2', name: 'profession', label: 'ds.5.2' },
      ],
    },
    {
      name: 'more',
      number: '6',
      heading: 'ds.6',
      explanation: 'ds.6.explanation',
      side: 'institution',
      fields: [
        { kind: 'rich', number: '6.1', name: 'information', label: 'ds.6.1' },
        { kind: 'rich', number: '6.2', name: 'sources', label: 'ds.6.2' },
      ],
    },
    {
      name: 'certification',
      number: '7',
      heading: 'ds.7',
      explanation: 'ds.7.explanation',
      signed: true,
      side: 'institution',
      fields: [
        { kind: 'date', number: '7.1', name: 'date', label: 'ds.7.1', required: true },
        { kind: 'line', name: 'place', label: 'supplement.place' },
        { kind: 'line', number: '7.2', name: 'name', label: 'ds.signatory', required: true },
        { kind: 'line', number: '7.3', name: 'capacity', label: 'ds.7.3', required: true },
      ],
    },
    {
      name: 'system',
      number: '8',
      heading: 'ds.8',
      explanation: 'ds.8.explanation',
      side: 'institution',
      fields: [{ kind: 'rich', name: 'description', label: 'ds.8.description', required: true }],
    },
  ],
  gist: ({ holder, qualification, level, results, certification }) => {
    const credits = creditsOf(level.credits)
    const outcomes = outcomesOf(results.outcomes)
    return {
      subject: qualification.name,
      holder,
      issuer: { name: qualification.institution, country: qualification.country, website: qualification.website },
      issuedOn: certification.date,
      achievements: [
        {
          title: qualification.name,
          ...(level.eqf !== '' && { eqf: level.eqf }),
          ...(credits !== null && credits > 0 && { credits: { points: credits, system: 'ECTS' } }),
          ...(results.classification !== '' && { grade: results.classification }),
          ...(outcomes.length > 0 && { outcomes }),
          ...(/^\d{4}-\d\d-\d\d$/.test(certification.date) && { awardedOn: certification.date }),
        },
        ...coursesAchieved(results.courses),
      ],
    }
  },
}
