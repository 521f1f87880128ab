import { all, find, text } from '../../xml/read.ts'
import { branch, element, leaf } from '../../xml/write.ts'
import { readCode, readDate, readFiles, writeDate, writeFiles } from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import { type DrivingLicence, licenceCategories } from './schema.ts'

/** `eures:Licenses`: one licence for each category. */
export const drivingLicenceXml: XmlSection<DrivingLicence> = {
  write: (licences, options) =>
    element(
      'eures:Licenses',
      licences
        .filter(({ category }) => category !== '')
        .map((one) =>
          element('eures:License', [
            leaf('hr:LicenseTypeCode', one.category),
            writeDate('eures:FirstIssuedDate', one.issued),
            branch('eures:FreeFormPeriod', [writeDate('eures:EndDate', one.validUntil)]),
            writeFiles(one, options),
          ]),
        ),
    ),
  read: (profile, reading) =>
    all(find(profile, 'Licenses'), 'License')
      .map((licence): DrivingLicence => {
        const { newId, notes } = reading
        const id = newId()
        const at = `entries/driving-licence/${id}`
        const until = find(licence, 'FreeFormPeriod', 'EndDate')
        return {
          id,
          category: readCode(text(licence, 'LicenseTypeCode'), licenceCategories, { at: `${at}/category`, notes }),
          issued: readDate(find(licence, 'FirstIssuedDate'), { at: `${at}/issued`, notes }),
          validUntil: readDate(until, { at: `${at}/validUntil`, notes }),
          ...readFiles(licence, reading),
        }
      })
      .filter(({ category }) => category !== ''),
}
