import { eqfLevels } from '../../eqf/levels.ts'
import { naceSections } from '../../sections/index.ts'
import { find, text, type XmlElement } from '../../xml/read.ts'
import { addEntry, type ProfileDraft } from '../draft.ts'
import { withTold } from '../period-draft.ts'
import { richFrom } from '../rich.ts'
import { readWebAddress } from '../web-addresses.ts'
import { labelled, labelOf, listed, passportPeriod, passportPlace, type PassportReading } from './passport.ts'

/** Reads positions and qualifications. */
export function readExperience(info: XmlElement | undefined, profile: ProfileDraft, reading: PassportReading): void {
  for (const one of listed(info, 'WorkExperience')) readWork(one, profile, reading)
  for (const one of listed(info, 'Education')) readEducation(one, profile, reading)
}

function readWork(one: XmlElement, profile: ProfileDraft, { newId, notes }: PassportReading): void {
  const id = newId()
  const at = `entries/work-experience/${id}`
  const source = 'LearnerInfo/WorkExperienceList/WorkExperience'
  const employer = find(one, 'Employer')
  const sector = labelled(find(employer, 'Sector'))
  const nace = naceSections.find((code) => code === sector.code)
  // A sector in words has no field: it stands in the description.
  const told = nace === undefined ? sector.label || sector.code : ''
  if (told !== '')
    notes.changed('moved', { at: `${at}/description`, source: `${source}/Employer/Sector`, params: { label: told } })
  addEntry(profile, 'work-experience', {
    id,
    occupation: labelOf(find(one, 'Position')),
    employer: text(employer, 'Name'),
    ...organisation(employer, { at, source: `${source}/Employer`, notes }),
    ...(nace && { sector: nace }),
    ...passportPeriod(one, { at, source, notes }),
    description: withTold(richFrom(text(one, 'Activities')), [told]),
  })
}

function readEducation(one: XmlElement, profile: ProfileDraft, { newId, notes }: PassportReading): void {
  const id = newId()
  const at = `entries/education-training/${id}`
  const source = 'LearnerInfo/EducationList/Education'
  const school = find(one, 'Organisation')
  const level = labelled(find(one, 'Level'))
  const eqf = eqfLevels.find((known) => known === level.code)
  // A level of another frame stands among the national ones.
  const nationalClassification = eqf === undefined ? level.label || level.code : ''
  const field = labelled(find(one, 'Field'))
  addEntry(profile, 'education-training', {
    id,
    qualification: text(one, 'Title') || labelOf(find(one, 'Title')),
    organisation: text(school, 'Name'),
    ...organisation(school, { at, source: `${source}/Organisation`, notes }),
    ...passportPeriod(one, { at, source, notes }),
    ...(eqf && { eqf }),
    nationalClassification,
    // Its codes are of an older list: the words stand.
    fields: [field.label || field.code].filter((words) => words !== ''),
    description: richFrom(text(one, 'Activities') || text(one, 'Skills')),
  })
}

function organisation(
  element: XmlElement | undefined,
  { at, source, notes }: { at: string; source: string } & Pick<PassportReading, 'notes'>,
): { address: string; postalCode: string; city: string; country: string; website: string } {
  const contact = find(element, 'ContactInfo')
  const site = find(contact, 'Website')
  labelOf(find(site, 'Use'))
  return {
    ...passportPlace(find(contact, 'Address', 'Contact'), { at, source: `${source}/ContactInfo/Address`, notes }),
    website: readWebAddress(text(site, 'Contact'), {
      at: `${at}/website`,
      source: `${source}/ContactInfo/Website`,
      notes,
    }),
  }
}
