import { eqfLevels } from '../../eqf/levels.ts'
import { outcomesOf } from '../achieved.ts'
import { gradesList } from '../forms.ts'
import type { SupplementKind } from '../part.ts'
import { type CertificateSupplement, certificateSupplementSchema } from './schema.ts'

/**
 * Certificate Supplement: the same for all who hold a certificate. Who holds it is said only where one person
 * is given a sealed copy.
 *
 * @see https://europass.europa.eu/en/learn-europe/certificate-supplement
 */
export const certificateSupplement: SupplementKind<CertificateSupplement> = {
  name: 'certificate-supplement',
  label: 'supplement.certificate',
  explanation: 'supplement.certificate.explanation',
  schema: certificateSupplementSchema,
  parts: [
    {
      name: 'certificate',
      number: '1',
      heading: 'cs.1',
      explanation: 'cs.1.explanation',
      side: 'institution',
      fields: [
        { kind: 'line', name: 'name', label: 'cs.title', required: true },
        { kind: 'line', name: 'language', label: 'cs.language' },
      ],
    },
    {
      name: 'translated',
      number: '2',
      heading: 'cs.2',
      explanation: 'cs.2.explanation',
      side: 'institution',
      fields: [{ kind: 'line', name: 'name', label: 'cs.translated' }],
    },
    {
      name: 'profile',
      number: '3',
      heading: 'cs.3',
      explanation: 'cs.3.explanation',
      side: 'institution',
      fields: [{ kind: 'rich', name: 'skills', label: 'cs.skills', required: true }],
    },
    {
      name: 'occupations',
      number: '4',
      heading: 'cs.4',
      explanation: 'cs.4.explanation',
      side: 'institution',
      fields: [{ kind: 'rich', name: 'occupations', label: 'cs.occupations', required: true }],
    },
    {
      name: 'basis',
      number: '5',
      heading: 'cs.5',
      explanation: 'cs.5.explanation',
      side: 'institution',
      fields: [
        { kind: 'line', name: 'body', label: 'cs.body', required: true },
        { kind: 'country', name: 'country', label: 'supplement.country' },
        { kind: 'url', name: 'website', label: 'supplement.website' },
        { kind: 'line', name: 'authority', label: 'cs.authority' },
        { kind: 'line', name: 'level', label: 'cs.level' },
        { kind: 'choice', name: 'eqf', label: 'supplement.eqf', codes: eqfLevels, words: 'eqf.' },
        { kind: 'rich', name: 'pass', label: 'cs.pass' },
        { kind: 'rich', name: 'further', label: 'cs.further' },
        { kind: 'rich', name: 'agreements', label: 'cs.agreements', rare: true },
        { kind: 'rich', name: 'legal', label: 'cs.legal' },
      ],
      lists: [gradesList('grades')],
    },
    {
      name: 'ways',
      number: '6',
      heading: 'cs.6',
      explanation: 'cs.6.explanation',
      side: 'institution',
      fields: [
        { kind: 'line', name: 'total', label: 'cs.total' },
        { kind: 'rich', name: 'entry', label: 'cs.entry' },
        { kind: 'rich', name: 'more', label: 'cs.more' },
      ],
      lists: [
        {
          name: 'ways',
          label: 'cs.ways',
          columns: ['description', 'share', 'duration'],
          numbers: ['share'],
          form: {
            add: 'cs.addWay',
            empty: 'cs.noWay',
            summary: ['description', 'duration'],
            fields: [
              { kind: 'line', name: 'description', label: 'cs.way', hint: 'cs.wayHint', required: true },
              { kind: 'line', name: 'share', label: 'cs.share' },
              { kind: 'line', name: 'duration', label: 'supplement.duration' },
            ],
          },
        },
      ],
    },
    {
      name: 'holder',
      number: '',
      heading: 'cs.holder',
      explanation: 'cs.holder.explanation',
      side: 'holder',
      fields: [
        { kind: 'line', name: 'familyName', label: 'supplement.familyName' },
        { kind: 'line', name: 'givenName', label: 'supplement.givenName' },
        { kind: 'date', name: 'birthDate', label: 'supplement.birthDate' },
        { kind: 'date', name: 'awardedOn', label: 'cs.awardedOn' },
      ],
    },
  ],
  gist: ({ certificate, translated, profile, basis, holder }) => {
    const outcomes = outcomesOf(profile.skills)
    const subject = certificate.name.trim() || translated.name
    return {
      subject,
      holder,
      issuer: { name: basis.body, country: basis.country, website: basis.website },
      issuedOn: holder.awardedOn,
      achievements: [
        {
          title: subject,
          ...(basis.eqf !== '' && { eqf: basis.eqf }),
          ...(outcomes.length > 0 && { outcomes }),
          ...(/^\d{4}-\d\d-\d\d$/.test(holder.awardedOn) && { awardedOn: holder.awardedOn }),
        },
      ],
    }
  },
}
