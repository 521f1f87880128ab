import type { WorkExperience } from '../../model/sections/work-experience.ts'
import { all, find, text, type XmlElement } from '../read.ts'
import {
  readCountry,
  readDate,
  readOrganisationContact,
  readRich,
  writeCountry,
  writeDate,
  writeOrganisationContact,
  writeRich,
} from '../values.ts'
import { element, leaf, type Xml } from '../write.ts'

/** Writes `EmploymentHistory`: one `EmployerHistory` per position, as the editor does. */
export function writeWork(work: readonly WorkExperience[]): Xml {
  return element(
    'EmploymentHistory',
    work.map((one) =>
      element('EmployerHistory', [
        leaf('hr:OrganizationName', one.employer),
        writeOrganisationContact(one),
        leaf('hr:IndustryCode', one.sector),
        leaf('Department', one.department),
        element('PositionHistory', [
          leaf(['PositionTitle', { typeCode: 'FREETEXT' }], one.occupation),
          element('eures:EmploymentPeriod', [
            writeDate('eures:StartDate', one.from),
            one.ongoing ? '' : writeDate('eures:EndDate', one.to),
            leaf('hr:CurrentIndicator', String(one.ongoing)),
          ]),
          writeRich('oa:Description', one.description),
          leaf('City', one.city),
          leaf('Country', writeCountry(one.country)),
        ]),
      ]),
    ),
  )
}

/** Reads `EmploymentHistory`; an employer with several positions becomes several entries. */
export function readWork(profile: XmlElement | undefined, newId: () => string): WorkExperience[] {
  return all(find(profile, 'EmploymentHistory'), 'EmployerHistory').flatMap((employer) => {
    const contact = readOrganisationContact(employer)
    return all(employer, 'PositionHistory').map((position): WorkExperience => {
      const period = find(position, 'EmploymentPeriod')
      const ongoing = text(period, 'CurrentIndicator') === 'true'
      return {
        ...contact,
        id: newId(),
        occupation: text(position, 'PositionTitle'),
        employer: text(employer, 'OrganizationName'),
        city: text(position, 'City') || contact.city,
        country: readCountry(text(position, 'Country')) || contact.country,
        department: text(employer, 'Department'),
        sector: /^[A-U]$/.exec(text(employer, 'IndustryCode'))?.[0] ?? '',
        from: readDate(period, 'StartDate', 'FormattedDateTime'),
        to: ongoing ? '' : readDate(period, 'EndDate', 'FormattedDateTime'),
        ongoing,
        description: readRich(position, 'Description'),
      }
    })
  })
}
