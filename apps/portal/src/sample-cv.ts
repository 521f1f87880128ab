import { cvDraftSchema, resolveCv } from '@laissez-passer/europass/cv'
import { profileDraftSchema } from '@laissez-passer/europass/profile'
import { documentSetting, resolveDesign } from '@laissez-passer/europass/templates'
import { type Setting, typeset, type TypesetEngine } from '@laissez-passer/europass/typst'
import { prepareCv } from '@laissez-passer/europass/view'
import { europassWords } from '@laissez-passer/europass/words'
import type { SpokenLanguage } from '@laissez-passer/i18n/languages'

const words = {
  en: {
    headline: 'Marine biologist',
    about: 'I map what lives on the sea floor and help ports, fishers and ministries decide with it.',
    diver: 'Research diver',
    technician: 'Laboratory technician',
    lead: 'Lead six divers along 140 km of coast',
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
    lead: 'Direction de six plongeurs sur 140 km de côte',
    towed: 'Coût d’une campagne réduit d’un tiers',
    specimens: 'Collection de référence de 4 200 spécimens',
    trained: 'Formation de douze stagiaires',
    master: 'Master d’écologie marine',
    mapping: 'Cartographie et données',
  },
} as const

const points = (...texts: readonly string[]) =>
  texts.map((text) => ({ type: 'item', ordered: false, depth: 0, spans: [{ text }] }))

/** The CV on the home page: a fictional person, one page. */
async function sampleCv(language: SpokenLanguage): Promise<Setting> {
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
  const profile = profileDraftSchema.parse({
    language,
    personal: {
      givenName: 'Élodie',
      familyName: 'Müller',
      about: [{ type: 'paragraph', spans: [{ text: text.about }] }],
      nationalities: ['FR'],
      emails: [{ id: 'e', address: 'elodie.muller@example.eu' }],
      phones: [{ id: 'p', dialling: '370', number: '612 34 567' }],
      addresses: [{ id: 'a', city: 'Klaipėda', country: 'LT' }],
      motherTongues: [{ id: 'm', code: 'fra' }],
    },
    entries: {
      'work-experience': [
        {
          id: 'w1',
          occupation: text.diver,
          employer: 'Baltic Institute',
          city: 'Klaipėda',
          country: 'LT',
          from: '2021-03',
          ongoing: true,
          description: points(text.lead, text.towed),
        },
        {
          id: 'w2',
          occupation: text.technician,
          employer: 'Ελληνικό Κέντρο Θαλασσίων Ερευνών',
          city: 'Ηράκλειο',
          country: 'GR',
          from: '2016-09',
          to: '2021-02',
          description: points(text.specimens, text.trained),
        },
      ],
      'education-training': [
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
      language: [level('eng', 'C1'), level('lit', 'B2'), level('ell', 'B1'), level('bul', 'A2')],
      'profile-skills': [{ id: 'g', name: text.mapping, skills: ['QGIS', 'R', 'Python', 'PostGIS'] }],
    },
  })
  const cv = cvDraftSchema.parse({
    id: 'sample',
    language,
    labels: language,
    template: 'modern',
    headline: text.headline,
    design: { pageNumbers: false },
  })
  const labels = await europassWords(language)
  const design = resolveDesign(cv.design, { template: cv.template, logoText: '' })
  const view = prepareCv(resolveCv(profile, cv), { words: labels, design })
  return documentSetting([{ kind: 'cv', template: cv.template, view }])
}

/** Draws it as one SVG. */
export const drawSampleCv = async (language: SpokenLanguage, engine: TypesetEngine): Promise<Uint8Array> =>
  (await typeset(await sampleCv(language), engine, { now: new Date(0), format: 'svg' })).bytes
