import { type Cv, cvDraftSchema, type CvLanguage } from '@laissez-passer/europass/model'
import { renderCv } from '@laissez-passer/europass/pdf'
import type { TypesetEngine } from '@laissez-passer/europass/typst'

const words = {
  en: {
    headline: 'Marine biologist',
    about: 'I map what lives on the sea floor and help ports, fishers and ministries decide with it.',
    diver: 'Research diver',
    technician: 'Laboratory technician',
    lead: 'Lead six divers along **140 km** of coast',
    towed: 'Cut the cost of a survey by a third',
    specimens: 'Kept a reference collection of 4,200 specimens',
    trained: 'Trained twelve interns',
    master: 'Master of Science, Marine Ecology',
    mapping: 'Mapping and data',
  },
  fr: {
    headline: 'Biologiste marine',
    about: 'Je cartographie la vie des fonds marins et j’aide ports, pêcheurs et ministères à décider.',
    diver: 'Plongeuse scientifique',
    technician: 'Technicienne de laboratoire',
    lead: 'Direction de six plongeurs sur **140 km** de côte',
    towed: 'Coût d’une campagne réduit d’un tiers',
    specimens: 'Collection de référence de 4 200 spécimens',
    trained: 'Formation de douze stagiaires',
    master: 'Master d’écologie marine',
    mapping: 'Cartographie et données',
  },
} as const

/** The CV on the home page: a fictional person, one page. */
function sampleCv(language: CvLanguage): Cv {
  const text = words[language]
  const level = (code: string, level: string) => ({
    id: code,
    code,
    listening: level,
    reading: level,
    interaction: level,
    production: level,
    writing: level,
  })
  return cvDraftSchema.parse({
    id: 'sample',
    language,
    template: 'cv-modern',
    headline: text.headline,
    pageNumbers: false,
    content: {
      personal: {
        givenName: 'Élodie',
        familyName: 'Müller',
        about: text.about,
        nationalities: ['FR'],
        emails: [{ id: 'e', address: 'elodie.muller@example.eu' }],
        phones: [{ id: 'p', dialling: '370', number: '612 34 567' }],
        addresses: [{ id: 'a', city: 'Klaipėda', country: 'LT' }],
      },
      work: [
        {
          id: 'w1',
          occupation: text.diver,
          employer: 'Baltic Institute',
          city: 'Klaipėda',
          country: 'LT',
          from: '2021-03',
          ongoing: true,
          description: `- ${text.lead}\n- ${text.towed}`,
        },
        {
          id: 'w2',
          occupation: text.technician,
          employer: 'Ελληνικό Κέντρο Θαλασσίων Ερευνών',
          city: 'Ηράκλειο',
          country: 'GR',
          from: '2016-09',
          to: '2021-02',
          description: `- ${text.specimens}\n- ${text.trained}`,
        },
      ],
      education: [
        {
          id: 'd1',
          qualification: text.master,
          organisation: 'Sorbonne Université',
          city: 'Paris',
          country: 'FR',
          from: '2012-09',
          to: '2014-07',
          eqf: '7',
        },
      ],
      languages: {
        motherTongues: [{ id: 'm', code: 'fra' }],
        others: [level('eng', 'C1'), level('lit', 'B2'), level('ell', 'B1'), level('bul', 'A2')],
      },
      digitalSkills: [{ id: 'g', name: text.mapping, skills: ['QGIS', 'R', 'Python', 'PostGIS'] }],
    },
  })
}

/** Draws the sample once per language, when it is first asked for. */
export function sampleCvs(engine: TypesetEngine): (language: CvLanguage) => Promise<Uint8Array> {
  const drawn = new Map<CvLanguage, Promise<Uint8Array>>()
  return (language) => {
    const known = drawn.get(language)
    if (known) return known
    const drawing = renderCv(sampleCv(language), engine, { now: new Date(0), format: 'svg' }).then(({ bytes }) => bytes)
    drawn.set(language, drawing)
    drawing.catch(() => drawn.delete(language))
    return drawing
  }
}
