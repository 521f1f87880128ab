import { isEqfLevel } from '../../eqf/index.ts'
import type { Education } from '../../model/sections/education.ts'
import { all, find, text, type XmlElement } from '../read.ts'
import {
  readDate,
  readOrganisationContact,
  readRich,
  writeDate,
  writeOrganisationContact,
  writeRich,
} from '../values.ts'
import { branch, element, leaf, type Xml } from '../write.ts'

/** Writes `EducationHistory`. The EQF level stands beside the degree, not in it. */
export function writeEducation(education: readonly Education[]): Xml {
  return element(
    'EducationHistory',
    education.map((one) =>
      element('EducationOrganizationAttendance', [
        leaf('hr:OrganizationName', one.organisation),
        writeOrganisationContact({ ...one, email: '' }),
        element('AttendancePeriod', [
          writeDate('StartDate', one.from),
          one.ongoing ? '' : writeDate('EndDate', one.to),
          leaf('Ongoing', String(one.ongoing)),
        ]),
        element('EducationDegree', [
          leaf('hr:DegreeName', one.qualification),
          writeRich('OccupationalSkillsCovered', one.description),
          branch('FinalGrade', [leaf('hr:ScoreText', one.grade)]),
          leaf('Thesis', one.thesis),
          leaf('NationalClassification', one.nationalClassification),
          leaf('CreditType', one.creditType),
          leaf('NumberOfCredit', one.credits),
        ]),
        leaf('EducationLevelCode', one.eqf),
      ]),
    ),
  )
}

/** Reads `EducationHistory`. */
export function readEducation(profile: XmlElement | undefined, newId: () => string): Education[] {
  return all(find(profile, 'EducationHistory'), 'EducationOrganizationAttendance').map((attendance): Education => {
    const { email: _, ...contact } = readOrganisationContact(attendance)
    const [period, degree] = [find(attendance, 'AttendancePeriod'), find(attendance, 'EducationDegree')]
    const ongoing = text(period, 'Ongoing') === 'true'
    const eqf = text(attendance, 'EducationLevelCode')
    return {
      ...contact,
      id: newId(),
      qualification: text(degree, 'DegreeName'),
      organisation: text(attendance, 'OrganizationName'),
      from: readDate(period, 'StartDate', 'FormattedDateTime'),
      to: ongoing ? '' : readDate(period, 'EndDate', 'FormattedDateTime'),
      ongoing,
      eqf: isEqfLevel(eqf) ? eqf : '',
      grade: text(degree, 'FinalGrade', 'ScoreText'),
      thesis: text(degree, 'Thesis'),
      nationalClassification: text(degree, 'NationalClassification'),
      creditType: text(degree, 'CreditType'),
      credits: text(degree, 'NumberOfCredit'),
      description: readRich(degree, 'OccupationalSkillsCovered'),
    }
  })
}
