import { all, find, text } from '../../xml/read.ts'
import { element, leaf } from '../../xml/write.ts'
import {
  readCode,
  readCountry,
  readFiles,
  readLinks,
  readOrganisationContact,
  readPeriod,
  readRich,
  writeCountry,
  writeDates,
  writeFiles,
  writeLinks,
  writeOrganisationContact,
  writeRich,
} from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import { naceSections, type WorkExperience } from './schema.ts'

/** `EmploymentHistory`: one `EmployerHistory` for each position, as the editor writes it. */
export const workExperienceXml: XmlSection<WorkExperience> = {
  write: (positions, options) =>
    element(
      'EmploymentHistory',
      positions.map((one) =>
        element('EmployerHistory', [
          leaf('hr:OrganizationName', one.employer),
          writeOrganisationContact(one),
          leaf('hr:IndustryCode', one.sector),
          leaf('Department', one.department),
          writeLinks(one.links),
          writeFiles(one, options),
          element('PositionHistory', [
            leaf(['PositionTitle', { typeCode: 'FREETEXT' }], one.occupation),
            element('eures:EmploymentPeriod', [
              writeDates('eures:', one),
              leaf('hr:CurrentIndicator', String(one.ongoing)),
            ]),
            writeRich('oa:Description', one.description),
            leaf('hr:JobCategoryCode', one.occupationUri),
            leaf('City', one.city),
            leaf('Country', writeCountry(one.country)),
          ]),
        ]),
      ),
    ),
  // An employer with several positions becomes several entries.
  read: (profile, reading) =>
    all(find(profile, 'EmploymentHistory'), 'EmployerHistory').flatMap((employer) => {
      const { newId, notes } = reading
      const contact = readOrganisationContact(employer, { at: 'entries/work-experience', notes })
      const of = {
        employer: text(employer, 'OrganizationName'),
        department: text(employer, 'Department'),
        sector: text(employer, 'IndustryCode'),
      }
      return all(employer, 'PositionHistory').map((position): WorkExperience => {
        const id = newId()
        const at = `entries/work-experience/${id}`
        const category = text(position, 'JobCategoryCode')
        return {
          id,
          occupation: text(position, 'PositionTitle'),
          occupationUri: /^https?:/.test(category) ? category : '',
          ...contact,
          city: text(position, 'City') || contact.city,
          country: readCountry(text(position, 'Country'), { at: `${at}/country`, notes }) || contact.country,
          employer: of.employer,
          department: of.department,
          // "Not specified" is Europass's own.
          sector: of.sector === 'NS' ? '' : readCode(of.sector, naceSections, { at: `${at}/sector`, notes }),
          ...readPeriod(find(position, 'EmploymentPeriod') ?? find(employer, 'EmploymentPeriod'), { at, notes }),
          description: readRich(position, 'Description'),
          links: readLinks(employer, newId),
          ...readFiles(employer, reading),
        }
      })
    }),
}
