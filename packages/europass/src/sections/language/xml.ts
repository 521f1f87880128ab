import { type CefrSkill, cefrSkills, isCefrLevel } from '../../cefr/index.ts'
import { all, find, peekText, text, type XmlElement } from '../../xml/read.ts'
import { element, leaf } from '../../xml/write.ts'
import {
  type ElementReading,
  own,
  readDate,
  readFiles,
  readLanguage,
  writeDate,
  writeFiles,
  writeLanguage,
} from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import type { LanguageSkill } from './schema.ts'

const dimensions: Readonly<Record<CefrSkill, string>> = {
  listening: 'CEF-Understanding-Listening',
  reading: 'CEF-Understanding-Reading',
  interaction: 'CEF-Speaking-Interaction',
  production: 'CEF-Speaking-Production',
  writing: 'CEF-Writing-Production',
}

/** `PersonQualifications`: one competency a language, one dimension a skill that was assessed. */
export const languageXml: XmlSection<LanguageSkill> = {
  write: (languages, options) =>
    element(
      'PersonQualifications',
      languages.map((one) => {
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
          ...one.certificates.map(({ title, organisation, date, level }) =>
            element(own('Certificate'), [
              leaf(own('Title'), title),
              leaf(own('Organisation'), organisation),
              writeDate(own('Date'), date),
              leaf(own('Level'), level),
            ]),
          ),
          writeFiles(one, options),
        ])
      }),
    ),
  // Other competencies stay unread, and are kept.
  read: (profile, reading) =>
    all(find(profile, 'PersonQualifications'), 'PersonCompetency')
      .filter((one) => peekText(one, 'TaxonomyID').toLowerCase() === 'language')
      .map((one) => readSkill(one, reading)),
}

function readSkill(competency: XmlElement, reading: ElementReading): LanguageSkill {
  const { newId, notes } = reading
  text(competency, 'TaxonomyID')
  const id = newId()
  const name = find(competency, 'CompetencyID')
  const overall = text(competency, 'ProficiencyLevel', 'ScoreText').toUpperCase()
  const level = isCefrLevel(overall) ? overall : ''
  const skill: LanguageSkill = {
    id,
    ...(name ? readLanguage(name, 'schemeName') : { code: '', label: '' }),
    listening: level,
    reading: level,
    interaction: level,
    production: level,
    writing: level,
    certificates: all(competency, 'Certificate').map((one) => {
      const certificate = newId()
      const at = `entries/language/${id}/certificates/${certificate}/date`
      return {
        id: certificate,
        title: text(one, 'Title'),
        organisation: text(one, 'Organisation'),
        date: readDate(find(one, 'Date'), { at, notes }),
        level: text(one, 'Level'),
      }
    }),
    ...readFiles(competency, reading),
  }
  for (const dimension of all(competency, 'CompetencyDimension')) {
    const code = text(dimension, 'CompetencyDimensionTypeCode')
    const which = cefrSkills.find((one) => dimensions[one] === code)
    const score = text(dimension, 'Score', 'ScoreText').toUpperCase()
    if (which && isCefrLevel(score)) skill[which] = score
    else if (score !== '')
      notes.lost('not-allowed', { at: `entries/language/${id}`, params: { value: `${code} ${score}` } })
  }
  return skill
}
