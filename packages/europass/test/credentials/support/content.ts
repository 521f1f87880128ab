import type { CredentialContent } from '../../../src/credentials/index.ts'
import { day, now } from './authority.ts'

/** A credential with something of everything; the person is made up. */
export const content: CredentialContent = {
  holder: {
    givenName: 'Zoë',
    familyName: 'Παπαδοπούλου',
    dateOfBirth: '1999-10-02',
    nationalId: { country: 'GR', number: 'X-1' },
  },
  issuer: { name: 'University of Zed', country: 'IE', website: 'https://zed.example/' },
  title: 'Micro-credential in data',
  description: 'Says what was learnt.',
  achievements: [
    {
      title: 'Data for everyone',
      description: 'A short course.',
      eqf: '6',
      credits: { points: 2.5, system: 'ECTS' },
      grade: 'Pass',
      outcomes: ['Reads a table', 'Draws a chart'],
      awardedOn: '2026-02-27',
      duration: 'PT60H',
    },
    { title: 'Attendance', credits: { points: 1, system: 'Points of Zed' } },
  ],
  validFrom: now - day,
  validUntil: now + 365 * day,
  language: 'en',
  evidence: 'The register of the university.',
}
