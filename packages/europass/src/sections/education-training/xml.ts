import { isEqfLevel } from '../../eqf/levels.ts'
import { all, find, text, type XmlElement } from '../../xml/read.ts'
import { branch, element, leaf, type Xml } from '../../xml/write.ts'
import {
  readFiles,
  readLinks,
  readOrganisationContact,
  readPeriod,
  readRich,
  writeDates,
  writeFiles,
  writeLinks,
  writeOrganisationContact,
  writeRich,
} from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import type { EducationTraining } from './schema.ts'

/** `EducationHistory`. The EQF level stands beside the degree, not in it. */
export const educationTrainingXml: XmlSection<EducationTraining> = {
  write: (qualifications, options) =>
    element(
      'EducationHistory',
      qualifications.map((one) =>
        element('EducationOrganizationAttendance', [
          leaf('hr:OrganizationName', one.organisation),
          writeOrganisationContact(one),
          element('AttendancePeriod', [writeDates('', one), leaf('Ongoing', String(one.ongoing))]),
          element('EducationDegree', [
            leaf('hr:DegreeName', one.qualification),
            writeRich('OccupationalSkillsCovered', one.description),
            ...one.fields.map(writeField),
            branch('FinalGrade', [leaf('hr:ScoreText', one.grade)]),
            leaf('Thesis', one.thesis),
            leaf('NationalClassification', one.nationalClassification),
            leaf('CreditType', one.creditType),
            leaf('NumberOfCredit', one.credits),
          ]),
          leaf('EducationLevelCode', one.eqf),
          writeLinks(one.links),
          writeFiles(one, options),
        ]),
      ),
    ),
  read: (profile, reading) =>
    all(find(profile, 'EducationHistory'), 'EducationOrganizationAttendance').map((attendance): EducationTraining => {
      const { newId, notes } = reading
      const id = newId()
      const at = `entries/education-training/${id}`
      const degree = find(attendance, 'EducationDegree')
      return {
        id,
        qualification: text(degree, 'DegreeName') || text(attendance, 'ProgramName'),
        organisation: text(attendance, 'OrganizationName'),
        ...readOrganisationContact(attendance, { at, notes }),
        ...readPeriod(find(attendance, 'AttendancePeriod'), { at, notes }),
        eqf: readEqf(find(attendance, 'EducationLevelCode')),
        fields: all(degree, 'FieldOfStudy')
          .flatMap(readFields)
          .filter((field) => field !== ''),
        description: readRich(degree, 'OccupationalSkillsCovered'),
        grade: text(degree, 'FinalGrade', 'ScoreText'),
        thesis: text(degree, 'Thesis'),
        nationalClassification: text(degree, 'NationalClassification'),
        creditType: text(degree, 'CreditType'),
        credits: text(degree, 'NumberOfCredit'),
        links: readLinks(attendance, newId),
        ...readFiles(attendance, reading),
      }
    }),
}

/** A level of another list, ISCED's for instance, is left unread. */
function readEqf(level: XmlElement | undefined): EducationTraining['eqf'] {
  if (level === undefined || (level.attributes['listName'] ?? 'EQF') !== 'EQF') return ''
  const value = level.text.trim()
  return isEqfLevel(value) ? value : ''
}

function writeField(field: string): Xml {
  const isCode = /^\d{2,4}$/.test(field)
  const one = (tag: string, value: string): Xml => branch(tag, [leaf('ProgramConcentration', value)])
  return element(
    ['FieldOfStudy', { typeCode: isCode ? 'URI' : 'FREETEXT' }],
    [
      isCode ? one('MainFieldOfStudy', field.slice(0, 2)) : '',
      isCode && field.length === 2 ? '' : one('SpecificFieldOfStudy', field),
    ],
  )
}

/** Codes of ISCED-F, alone or at the end of an address, else the words that stand there. */
function readFields(field: XmlElement): string[] {
  const main = text(field, 'MainFieldOfStudy', 'ProgramConcentration')
  const specific = all(field, 'SpecificFieldOfStudy').map((one) => text(one, 'ProgramConcentration'))
  const values = specific.filter((value) => value !== '')
  return (values.length > 0 ? values : [main || field.text.trim()]).map(
    (value) => /^https?:\/\/\S*isced\S*\/(\d{2,4})$/i.exec(value)?.[1] ?? value,
  )
}
