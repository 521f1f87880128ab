import { eqfLevels } from '../../eqf/levels.ts'
import { coursesAchieved, creditSum, outcomesOf } from '../achieved.ts'
import { coursesList, gradesList, placeForm } from '../forms.ts'
import type { SupplementKind } from '../part.ts'
import { type Mobility, mobilitySchema, partnerRoles } from './schema.ts'

/**
 * Europass Mobility: what somebody learnt during an organised stay in another European country.
 *
 * @see https://europass.europa.eu/en/learn-europe/europass-mobility
 */
export const mobility: SupplementKind<Mobility> = {
  name: 'mobility',
  label: 'supplement.mobility',
  explanation: 'supplement.mobility.explanation',
  schema: mobilitySchema,
  parts: [
    {
      name: 'holder',
      number: '1',
      heading: 'em.holder',
      explanation: 'em.holder.explanation',
      side: 'holder',
      fields: [
        { kind: 'line', name: 'familyName', label: 'supplement.familyName', required: true },
        { kind: 'line', name: 'givenName', label: 'supplement.givenName', required: true },
        { kind: 'date', name: 'birthDate', label: 'supplement.birthDate' },
        { kind: 'country', name: 'nationality', label: 'supplement.nationality' },
        ...placeForm,
      ],
    },
    {
      name: 'issuer',
      number: '2',
      heading: 'em.issuer',
      explanation: 'em.issuer.explanation',
      side: 'institution',
      fields: [
        { kind: 'line', name: 'name', label: 'supplement.organisation', required: true },
        ...placeForm,
        { kind: 'url', name: 'website', label: 'supplement.website' },
        { kind: 'line', name: 'number', label: 'supplement.number' },
        { kind: 'date', name: 'issuedOn', label: 'supplement.issuedOn', required: true },
      ],
    },
    {
      name: 'partners',
      number: '3',
      heading: 'em.partners',
      explanation: 'em.partners.explanation',
      side: 'institution',
      fields: [],
      lists: [
        {
          name: 'partners',
          label: 'em.partners',
          distinct: 'role',
          columns: ['name', 'role', 'city', 'country', 'contact', 'email'],
          form: {
            add: 'em.addPartner',
            empty: 'em.noPartner',
            summary: ['name', 'role'],
            fields: [
              {
                kind: 'choice',
                name: 'role',
                label: 'em.role',
                codes: partnerRoles,
                words: 'em.role.',
                required: true,
              },
              { kind: 'line', name: 'name', label: 'supplement.organisation', required: true },
              ...placeForm,
              { kind: 'line', name: 'contact', label: 'em.contact', hint: 'em.contactHint' },
              { kind: 'line', name: 'contactRole', label: 'em.contactRole' },
              { kind: 'email', name: 'email', label: 'supplement.email' },
            ],
          },
        },
      ],
    },
    {
      name: 'mobility',
      number: '4',
      heading: 'em.mobility',
      explanation: 'em.mobility.explanation',
      side: 'institution',
      fields: [
        { kind: 'period', name: 'from', label: 'supplement.from', to: 'supplement.to', required: true },
        { kind: 'line', name: 'programme', label: 'em.programme', hint: 'em.programmeHint' },
        { kind: 'rich', name: 'objective', label: 'em.objective', required: true },
        { kind: 'line', name: 'qualification', label: 'em.qualification' },
        { kind: 'choice', name: 'eqf', label: 'supplement.eqf', codes: eqfLevels, words: 'eqf.' },
      ],
    },
    {
      name: 'skills',
      number: '5',
      heading: 'em.skills',
      explanation: 'em.skills.explanation',
      side: 'holder',
      fields: [
        { kind: 'rich', name: 'activities', label: 'em.activities', required: true },
        { kind: 'rich', name: 'job', label: 'em.job' },
        { kind: 'rich', name: 'languages', label: 'em.languages' },
        { kind: 'rich', name: 'digital', label: 'em.digital' },
        { kind: 'rich', name: 'organisational', label: 'em.organisational', rare: true },
        { kind: 'rich', name: 'communication', label: 'em.communication', rare: true },
        { kind: 'rich', name: 'other', label: 'em.other', rare: true },
      ],
    },
    {
      name: 'record',
      number: '6',
      heading: 'em.record',
      explanation: 'em.record.explanation',
      side: 'institution',
      fields: [{ kind: 'line', name: 'credits', label: 'supplement.creditsInAll' }],
      lists: [coursesList('courses'), gradesList('grades')],
    },
    {
      name: 'confirmation',
      number: '7',
      heading: 'em.confirmation',
      explanation: 'em.confirmation.explanation',
      signed: true,
      side: 'institution',
      fields: [
        { kind: 'line', name: 'name', label: 'supplement.signatory', required: true },
        { kind: 'line', name: 'capacity', label: 'supplement.capacity', required: true },
        { kind: 'line', name: 'place', label: 'supplement.place' },
        { kind: 'date', name: 'date', label: 'supplement.date', required: true },
      ],
    },
  ],
  gist: ({ holder, issuer, partners, mobility: stay, skills, record }) => {
    const host = partners.partners.find(({ role }) => role === 'host')
    const subject = stay.qualification.trim() || host?.name.trim() || stay.programme.trim()
    const outcomes = Object.values(skills).flatMap(outcomesOf)
    const { sum } = creditSum(record.courses, '')
    return {
      subject,
      holder,
      issuer: { name: issuer.name, country: issuer.country, website: issuer.website },
      issuedOn: issuer.issuedOn,
      achievements: [
        {
          title: subject,
          ...(stay.eqf !== '' && { eqf: stay.eqf }),
          ...(sum > 0 && { credits: { points: sum, system: 'ECTS' } }),
          ...(outcomes.length > 0 && { outcomes }),
        },
        ...coursesAchieved(record.courses),
      ],
    }
  },
}
