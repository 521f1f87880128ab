import { type Cv, cvDraftSchema } from '../src/model/index.ts'

/** A fictional person who writes in Latin, Greek and Cyrillic. */
export const sampleCv: Cv = cvDraftSchema.parse({
  id: 'sample',
  title: 'Marine biology',
  headline: 'Marine biologist',
  content: {
    personal: {
      givenName: 'Élodie',
      familyName: 'Müller',
      emails: [{ id: 'e1', address: 'elodie.muller@example.eu' }],
      phones: [{ id: 'p1', use: 'mobile', dialling: '370', number: '612 34 567' }],
      addresses: [{ id: 'a1', use: 'home', line: 'Tiltų g. 14', postalCode: '91246', city: 'Klaipėda', country: 'LT' }],
      websites: [{ id: 's1', url: 'https://elodie-muller.example.eu' }],
      socials: [{ id: 's2', service: 'linkedin', url: 'https://www.linkedin.com/in/elodie-muller-example' }],
      nationalities: ['FR'],
      birthDate: '1991-04-17',
      about:
        'Marine biologist with ten years of field work in the Baltic and the Aegean. I design dive surveys that stand up in court, train volunteers to run them, and turn the results into maps that fishermen, ports and ministries can **all** read.',
    },
    work: [
      {
        id: 'w1',
        occupation: 'Research diver',
        employer: 'Baltic Institute',
        city: 'Klaipėda',
        country: 'LT',
        website: 'https://baltic.example.eu',
        from: '2021-03',
        ongoing: true,
        description:
          '- Lead a team of **six divers** mapping eelgrass meadows along 140 km of coast\n- Cut the cost of a survey by a third with a towed camera built in-house\n- Publish the data under an open licence; used by three ministries',
      },
      {
        id: 'w2',
        occupation: 'Laboratory technician',
        employer: 'Ελληνικό Κέντρο Θαλασσίων Ερευνών',
        city: 'Ηράκλειο',
        country: 'GR',
        from: '2016-09',
        to: '2021-02',
        description:
          'Sampling and identification of benthic fauna.\n\n- Kept the reference collection of 4,200 specimens\n- Trained twelve interns in plankton microscopy',
      },
      {
        id: 'w3',
        occupation: 'Volunteer ranger',
        employer: 'Национален парк „Калиакра“',
        city: 'Каварна',
        country: 'BG',
        from: '2015',
        to: '2015',
        description: 'Guided school classes along the cliffs of the Black Sea.',
      },
    ],
    education: [
      {
        id: 'd1',
        qualification: 'Master of Science, Marine Ecology',
        organisation: 'Sorbonne Université',
        city: 'Paris',
        country: 'FR',
        from: '2012-09',
        to: '2014-07',
        eqf: '7',
        grade: '16/20',
        thesis: 'Recovery of Posidonia meadows after anchoring bans',
      },
      {
        id: 'd2',
        qualification: 'Bachelor of Science, Biology',
        organisation: 'Université de Bretagne Occidentale',
        city: 'Brest',
        country: 'FR',
        from: '2009',
        to: '2012',
        eqf: '6',
        creditType: 'ECTS',
        credits: '180',
      },
    ],
    languages: {
      motherTongues: [{ id: 'm1', code: 'fra' }],
      others: [
        { id: 'l1', code: 'eng', listening: 'C2', reading: 'C2', interaction: 'C1', production: 'C1', writing: 'C1' },
        { id: 'l2', code: 'lit', listening: 'B2', reading: 'B2', interaction: 'B2', production: 'B1', writing: 'B1' },
        { id: 'l3', code: 'ell', listening: 'B1', reading: 'B1', interaction: 'B1', production: 'A2', writing: 'A2' },
        { id: 'l4', code: 'bul', listening: 'A2', reading: 'A1' },
      ],
    },
    digitalSkills: [
      { id: 'g1', name: 'Mapping and data', skills: ['QGIS', 'R', 'Python', 'PostGIS', 'Agisoft Metashape'] },
      { id: 'g2', name: 'Office and publishing', skills: ['LibreOffice', 'Zotero', 'Typst'] },
      { id: 'g3', name: '', skills: ['Dive computers and ROV control software'] },
    ],
  },
})
