import { type CefrSkill, cefrSkills, isCefrLevel } from '../../cefr/index.ts'
import type { Languages, LanguageSkill } from '../../model/sections/languages.ts'
import { all, find, text, type XmlElement } from '../read.ts'
import { readLanguage, writeLanguage } from '../values.ts'
import { element, leaf, type Xml } from '../write.ts'

const dimensions: Readonly<Record<CefrSkill, string>> = {
  listening: 'CEF-Understanding-Listening',
  reading: 'CEF-Understanding-Reading',
  interaction: 'CEF-Speaking-Interaction',
  production: 'CEF-Speaking-Production',
  writing: 'CEF-Writing-Production',
}

/** Writes the mother tongues, which belong to `CandidatePerson`. */
export const writeMotherTongues = (languages: Languages): Xml =>
  languages.motherTongues.map((one) => writeLanguage('PrimaryLanguageCode', 'name', one)).join('')

/** Writes `PersonQualifications`: one competency a language, one dimension a skill that was assessed. */
export function writeLanguages(languages: Languages): Xml {
  return element(
    'PersonQualifications',
    languages.others.map((one) => {
      const name = writeLanguage('CompetencyID', 'schemeName', one)
      if (name === '') return ''
      return element('PersonCompetency', [
        name,
        leaf('hr:TaxonomyID', 'language'),
        ...cefrSkills
          .filter((skill) => one[skill] !== '')
          .map((skill) =>
            element('eures:CompetencyDimension', [
              leaf('hr:CompetencyDimensionTypeCode', dimensions[skill]),
              element('eures:Score', [leaf('hr:ScoreText', one[skill])]),
            ]),
          ),
      ])
    }),
  )
}

/** Reads mother tongues and other languages. */
export function readLanguages(candidate: XmlElement, newId: () => string): Languages {
  const competencies = all(find(candidate, 'CandidateProfile', 'PersonQualifications'), 'PersonCompetency')
  return {
    motherTongues: all(find(candidate, 'CandidatePerson'), 'PrimaryLanguageCode').map((one) => ({
      id: newId(),
      ...readLanguage(one, 'name'),
    })),
    others: competencies.filter((one) => text(one, 'TaxonomyID') === 'language').map((one) => readSkill(one, newId())),
  }
}

function readSkill(competency: XmlElement, id: string): LanguageSkill {
  const name = find(competency, 'CompetencyID')
  const skill: LanguageSkill = {
    id,
    ...(name ? readLanguage(name, 'schemeName') : { code: '', label: '' }),
    listening: '',
    reading: '',
    interaction: '',
    production: '',
    writing: '',
  }
  for (const dimension of all(competency, 'CompetencyDimension')) {
    const which = cefrSkills.find((one) => dimensions[one] === text(dimension, 'CompetencyDimensionTypeCode'))
    const level = text(dimension, 'Score', 'ScoreText').toUpperCase()
    if (which && isCefrLevel(level)) skill[which] = level
  }
  return skill
}
