/** LinkedIn's data archive: a ZIP of CSV files. @module */
import { readPhone } from '../skills-passport/identification.ts'
import { languageOf, placeOf } from '../codes.ts'
import { type DocumentDraft, addEntry, customSection, emptyDraft, type ProfileDraft, type Reading } from '../draft.ts'
import { readFluency, skillsFromFluency } from '../fluency.ts'
import { exchangeTranslator } from '../messages.ts'
import { readDateText, understandDate } from '../dates.ts'
import { readPeriod, withTold } from '../period-draft.ts'
import { richFrom } from '../rich.ts'
import { readWebAddress } from '../web-addresses.ts'
import { columns, type LinkedinFile } from './files.ts'
import { readLinkedinProfile } from './profile.ts'
import { readTable, type TableRow } from './tables.ts'

/** A row being read: where it stands, and what an entry of it is given. */
interface RowReading extends Reading {
  readonly profile: ProfileDraft
  readonly source: string
}

/**
 * Reads the files of an archive.
 *
 * @param files - texts by names without folder, in lower case
 */
export function readLinkedin(files: ReadonlyMap<LinkedinFile, string>, reading: Reading): DocumentDraft {
  const draft = emptyDraft()
  const { profile } = draft
  const each = (file: LinkedinFile, read: (row: TableRow, at: RowReading) => void): void => {
    const table = readTable(files.get(file), columns[file])
    for (const row of table.rows) read(row, { ...reading, profile, source: file })
    table.noteUnread(file, reading.notes)
  }
  const cv = { headline: '', sections: [] }
  each('profile.csv', (row, at) => {
    cv.headline = readLinkedinProfile(row, at)
  })
  each('profile summary.csv', (row) => {
    profile.personal.about = richFrom(row.cell('Profile Summary'))
  })
  each('email addresses.csv', readEmail)
  each('phonenumbers.csv', readNumber)
  each('phone numbers.csv', readNumber)
  each('positions.csv', readPosition)
  each('education.csv', readSchool)
  each('languages.csv', readLanguage)
  each('certifications.csv', readCertificate)
  each('publications.csv', readPublication)
  each('patents.csv', readPatent)
  each('projects.csv', readProject)
  each('volunteering.csv', readVolunteering)
  each('organizations.csv', readOrganisation)
  each('honors.csv', readHonour)
  each('courses.csv', readCourse)
  each('test scores.csv', readScore)
  each('recommendations_received.csv', readRecommendation)
  each('recommendations received.csv', readRecommendation)
  each('causes you care about.csv', (row, { newId }) => {
    addEntry(profile, 'hobbies-interests', { id: newId(), title: row.cell('Supported Cause') })
  })
  const skills: string[] = []
  each('skills.csv', (row) => {
    skills.push(row.cell('Name'))
  })
  for (let from = 0; from < skills.length; from += 60)
    addEntry(profile, 'profile-skills', {
      id: reading.newId(),
      name: '',
      skills: [...new Set(skills.slice(from, from + 60))],
    })
  draft.cv = cv
  return draft
}

const period = (
  row: TableRow,
  entry: string,
  { source, notes }: RowReading,
): { from: string; to: string; ongoing: boolean } => {
  const [from, to] = [row.cell('Started On', 'Start Date'), row.cell('Finished On', 'End Date')]
  return readPeriod({ from, to, ongoing: to === '' && understandDate(from) !== undefined }, { entry, source, notes })
}

const links = (
  row: TableRow,
  entry: string,
  { source, notes, newId }: RowReading,
): { links: { id: string; url: string }[] } => {
  const url = readWebAddress(row.cell('Url', 'URL'), { at: `${entry}/links`, source: `${source}/Url`, notes })
  return { links: url === '' ? [] : [{ id: newId(), url }] }
}

function readEmail(row: TableRow, { profile, newId }: RowReading): void {
  const address = row.cell('Email Address')
  for (const name of ['Confirmed', 'Primary', 'Updated On']) row.cell(name)
  const emails = (profile.personal.emails ??= [])
  if (address !== '' && !emails.some((one) => one.address === address)) emails.push({ id: newId(), address })
}

function readNumber(row: TableRow, { profile, newId }: RowReading): void {
  const number = `${row.cell('Extension')}${row.cell('Number')}`
  const type = row.cell('Type').toLowerCase()
  const use = (['home', 'work', 'mobile'] as const).find((one) => one === type) ?? 'mobile'
  if (number !== '') (profile.personal.phones ??= []).push({ id: newId(), use, ...readPhone(number) })
}

function readPosition(row: TableRow, at: RowReading): void {
  const id = at.newId()
  addEntry(at.profile, 'work-experience', {
    id,
    occupation: row.cell('Title'),
    employer: row.cell('Company Name'),
    ...placeOf(row.cell('Location')),
    ...period(row, `entries/work-experience/${id}`, at),
    description: richFrom(row.cell('Description')),
  })
}

function readSchool(row: TableRow, at: RowReading): void {
  const id = at.newId()
  const span = period(row, `entries/education-training/${id}`, at)
  addEntry(at.profile, 'education-training', {
    id,
    qualification: row.cell('Degree Name'),
    organisation: row.cell('School Name'),
    ...span,
    ongoing: false,
    description: withTold(richFrom(row.cell('Notes')), [row.cell('Activities')]),
  })
}

function readLanguage(row: TableRow, { profile, newId, notes, source }: RowReading): void {
  const language = languageOf(row.cell('Name'))
  const proficiency = row.cell('Proficiency')
  const id = newId()
  if (readFluency(proficiency).kind === 'native') (profile.personal.motherTongues ??= []).push({ id, ...language })
  else
    addEntry(profile, 'language', {
      id,
      ...language,
      ...skillsFromFluency(proficiency, { entry: `entries/language/${id}`, source: `${source}/Proficiency`, notes }),
    })
}

function readCertificate(row: TableRow, at: RowReading): void {
  const id = at.newId()
  const entry = `entries/certifications/${id}`
  addEntry(at.profile, 'certifications', {
    id,
    title: row.cell('Name'),
    organisation: row.cell('Authority'),
    ...period(row, entry, at),
    ongoing: false,
    description: withTold([], [row.cell('License Number')]),
    ...links(row, entry, at),
  })
}

function readPublication(row: TableRow, at: RowReading): void {
  const id = at.newId()
  const entry = `entries/publication/${id}`
  addEntry(at.profile, 'publication', {
    id,
    title: row.cell('Name'),
    publisher: row.cell('Publisher'),
    date: readDateText(row.cell('Published On'), { at: `${entry}/date`, source: at.source, notes: at.notes }),
    description: richFrom(row.cell('Description')),
    ...links(row, entry, at),
  })
}

function readPatent(row: TableRow, at: RowReading): void {
  const id = at.newId()
  const entry = `entries/publication/${id}`
  addEntry(at.profile, 'publication', {
    id,
    title: row.cell('Title'),
    reference: row.cell('Patent Number', 'Application Number', 'Number'),
    date: readDateText(row.cell('Issued On', 'Filing Date', 'Issue Date'), {
      at: `${entry}/date`,
      source: at.source,
      notes: at.notes,
    }),
    description: richFrom(row.cell('Description')),
    ...links(row, entry, at),
  })
}

function readProject(row: TableRow, at: RowReading): void {
  const id = at.newId()
  const entry = `entries/projects/${id}`
  addEntry(at.profile, 'projects', {
    id,
    title: row.cell('Title'),
    ...period(row, entry, at),
    description: richFrom(row.cell('Description')),
    ...links(row, entry, at),
  })
}

function readVolunteering(row: TableRow, at: RowReading): void {
  const id = at.newId()
  addEntry(at.profile, 'volunteering', {
    id,
    title: row.cell('Role'),
    organisation: row.cell('Company Name'),
    ...period(row, `entries/volunteering/${id}`, at),
    description: withTold(richFrom(row.cell('Description')), [row.cell('Cause')]),
  })
}

function readOrganisation(row: TableRow, at: RowReading): void {
  const id = at.newId()
  addEntry(at.profile, 'membership', {
    id,
    title: row.cell('Position') || row.cell('Name'),
    organisation: row.cell('Name'),
    ...period(row, `entries/membership/${id}`, at),
    description: richFrom(row.cell('Description')),
  })
}

function readHonour(row: TableRow, at: RowReading): void {
  const id = at.newId()
  addEntry(at.profile, 'honour-award', {
    id,
    title: row.cell('Title'),
    from: readDateText(row.cell('Issued On'), {
      at: `entries/honour-award/${id}/from`,
      source: at.source,
      notes: at.notes,
    }),
    description: richFrom(row.cell('Description')),
  })
}

function readCourse(row: TableRow, { profile, newId }: RowReading): void {
  const number = row.cell('Number')
  const section = customSection(profile, exchangeTranslator('en')('exchange.linkedin.courses'), newId)
  section.entries.push({ id: newId(), title: row.cell('Name'), description: withTold([], [number]) })
}

function readScore(row: TableRow, at: RowReading): void {
  const id = at.newId()
  addEntry(at.profile, 'certifications', {
    id,
    title: row.cell('Name'),
    from: readDateText(row.cell('Test Date', 'Date', 'Issued On'), {
      at: `entries/certifications/${id}/from`,
      source: at.source,
      notes: at.notes,
    }),
    description: withTold(richFrom(row.cell('Description')), [row.cell('Score')]),
  })
}

function readRecommendation(row: TableRow, { profile, newId }: RowReading): void {
  // When it was written and whether it is shown belongs to the account.
  for (const name of ['Creation Date', 'Status']) row.cell(name)
  addEntry(profile, 'recommendation', {
    id: newId(),
    name: [row.cell('First Name'), row.cell('Last Name')].filter((part) => part !== '').join(' '),
    role: row.cell('Job Title'),
    organisation: row.cell('Company'),
    description: richFrom(row.cell('Text')),
  })
}
