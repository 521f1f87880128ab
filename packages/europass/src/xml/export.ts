import { type Cv, shownContent, type TemplateName } from '../model/cv.ts'
import { writeDigitalSkills } from './sections/digital-skills.ts'
import { writeEducation } from './sections/education.ts'
import { writeLanguages, writeMotherTongues } from './sections/languages.ts'
import { writePersonal, writePersonName, writeUri } from './sections/personal.ts'
import { writeWork } from './sections/work-experience.ts'
import { writeRich } from './values.ts'
import { branch, element, leaf, type Xml } from './write.ts'

/** Namespaces of the Candidate document. */
const namespaces = {
  xmlns: 'http://www.europass.eu/1.0',
  'xmlns:hr': 'http://www.hr-xml.org/3',
  'xmlns:oa': 'http://www.openapplications.org/oagis/9',
  'xmlns:eures': 'http://www.europass_eures.eu/1.0',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': 'http://www.europass.eu/1.0 Candidate.xsd',
}

/** The numbers that documents know templates by. */
export const templateCodes: Readonly<Record<TemplateName, string>> = {
  'cv-formal': 'Template1',
  'cv-modern': 'Template2',
}

const identified = (id: string, name: string, version: string): Record<string, string> => ({
  schemeID: id,
  schemeName: name,
  schemeAgencyName: 'EUROPASS',
  schemeVersionID: version,
})

/**
 * Writes a CV as Europass XML, the "Candidate" document 4.0 that the Europass editor imports and embeds in
 * its PDFs.
 *
 * Holds what the CV shows: hidden entries stay out, sections that aren't listed too. The headline, which the
 * format has no place for, and fields that its importer would refuse the whole file over (a telephone without
 * dialling code, a date that isn't finished) are left out.
 *
 * @param cv - a finished CV or a draft
 * @returns an XML document, UTF-8 by its declaration
 */
export function exportEuropassXml(cv: Cv): string {
  const content = shownContent(cv)
  const shows = (section: Cv['sections'][number], xml: Xml): Xml => (cv.sections.includes(section) ? xml : '')
  const { personal, languages } = content
  const root = element(
    ['Candidate', namespaces],
    [
      element(['hr:DocumentID', identified(cv.id, 'DocumentIdentifier', '4.0')]),
      element('CandidateSupplier', [
        element(['hr:PartyID', identified(cv.id, 'PartyID', '1.0')]),
        leaf('hr:PartyName', 'Owner'),
        element('PersonContact', [writePersonName(personal), writeUri('Email', '', personal.emails[0]?.address ?? '')]),
        leaf('hr:PrecedenceCode', '1'),
      ]),
      writePersonal(personal, shows('language', writeMotherTongues(languages))),
      element(
        ['CandidateProfile', { languageCode: cv.language }],
        [
          element(['hr:ID', identified(cv.id, 'CandidateProfileID', '1.0')]),
          writeRich('hr:ExecutiveSummary', personal.about),
          shows('work-experience', writeWork(content.work)),
          shows('education-training', writeEducation(content.education)),
          shows('language', writeLanguages(languages)),
          shows('profile-skills', writeDigitalSkills(content.digitalSkills)),
        ],
      ),
      branch('RenderingInformation', [writeDesign(cv)]),
    ],
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}\n`
}

function writeDesign(cv: Cv): Xml {
  return element('Design', [
    leaf('Template', templateCodes[cv.template]),
    leaf('Color', 'Default'),
    leaf('FontSize', 'Medium'),
    leaf('Logo', 'FirstPage'),
    leaf('PageNumbers', String(cv.pageNumbers)),
    // A section that isn't listed here is hidden by the importer.
    element(
      'SectionsOrder',
      cv.sections.map((section) => element('Section', [leaf('Title', section)])),
    ),
  ])
}
