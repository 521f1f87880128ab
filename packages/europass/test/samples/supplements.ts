import { draft } from '../../src/fields/index.ts'
import {
  type CertificateSupplement,
  type DiplomaSupplement,
  type Mobility,
  supplements,
} from '../../src/supplements/index.ts'
import { paragraph, points } from './build.ts'

const said = (...texts: string[]) => texts.map(paragraph)

/** A finished Diploma Supplement. */
export const diploma: DiplomaSupplement = supplements['diploma-supplement'].schema(draft).parse({
  id: 'ds1',
  language: 'en',
  holder: { familyName: 'Tamm', givenName: 'Liis', birthDate: '2001-05-17', studentNumber: 'B12345' },
  qualification: {
    name: 'Bakalaureus (Bachelor of Science)',
    fields: 'Computer science',
    institution: 'Tartu Ülikool',
    institutionStatus: 'Public university',
    country: 'EE',
    website: 'https://ut.ee',
    languages: 'Estonian, English',
  },
  level: { level: 'First cycle', eqf: '6', years: '3', credits: '180', access: said('Secondary school certificate.') },
  results: {
    mode: 'Full-time',
    outcomes: points('Designs and tests programs', 'Explains how they work'),
    courses: [
      { id: 'c1', code: 'MAT1', title: 'Analysis', grade: 'A', ectsGrade: 'A', credits: '90' },
      { id: 'c2', code: 'INF1', title: 'Programming', grade: 'B', ectsGrade: 'B', credits: '89,5' },
    ],
    grading: said('A is the best, F is failed.'),
    grades: [{ id: 'g1', grade: 'A', meaning: 'excellent', share: '20 %' }],
    classification: 'cum laude',
  },
  use: { study: said('Access to the second cycle.') },
  certification: { date: '2026-06-20', name: 'Toomas Asser', capacity: 'Rector', place: 'Tartu' },
  system: { description: said('Three cycles, with quality assurance by EKKA.') },
})

/** A finished Europass Mobility. */
export const stay: Mobility = supplements.mobility.schema(draft).parse({
  id: 'em1',
  language: 'fr',
  labels: 'fr',
  holder: { familyName: 'Müller', givenName: 'Zoé' },
  issuer: { name: 'Lycée Ampère', country: 'FR', issuedOn: '2026-03' },
  partners: {
    partners: [
      { id: 'p1', role: 'sending', name: 'Lycée Ampère', country: 'FR' },
      { id: 'p2', role: 'host', name: 'Gasthof Adler', city: 'Graz', country: 'AT' },
    ],
  },
  mobility: { from: '2026-01-05', to: '2026-02-27', objective: said('Apprendre le service en salle.') },
  skills: { activities: points('Accueillir les clients', 'Prendre les commandes') },
  confirmation: { name: 'Anne Roux', capacity: 'Proviseure', date: '2026-03-02' },
})

/** A finished Certificate Supplement; it is about nobody. */
export const certificate: CertificateSupplement = supplements['certificate-supplement'].schema(draft).parse({
  id: 'cs1',
  language: 'en',
  certificate: { name: 'Tischler / Tischlerin', language: 'German' },
  translated: { name: 'Carpenter' },
  profile: { skills: points('Plans and makes furniture') },
  occupations: { occupations: said('Carpenter in workshops and on sites.') },
  basis: { body: 'Handwerkskammer', country: 'DE', eqf: '4' },
  ways: { ways: [{ id: 'w1', description: 'Dual training', share: '100 %', duration: '3 years' }], total: '3 years' },
})
