import { cefrSkills, isCefrLevel } from '../../cefr/index.ts'
import { licenceCategories } from '../../sections/index.ts'
import { all, find, text, type XmlElement } from '../../xml/read.ts'
import { addEntry, customSection, type ProfileDraft } from '../draft.ts'
import { withTold } from '../period-draft.ts'
import { richFrom } from '../rich.ts'
import { labelOf, listed, passportDate, passportLanguage, passportPeriod, type PassportReading } from './passport.ts'

const proficiency = {
  listening: 'Listening',
  reading: 'Reading',
  interaction: 'SpokenInteraction',
  production: 'SpokenProduction',
  writing: 'Writing',
} as const

/** Reads languages, other skills and driving licences. */
export function readSkills(info: XmlElement | undefined, profile: ProfileDraft, reading: PassportReading): void {
  const skills = find(info, 'Skills')
  const linguistic = find(skills, 'Linguistic')
  profile.personal.motherTongues = listed(linguistic, 'MotherTongue')
    .map((one) => ({ id: reading.newId(), ...passportLanguage(find(one, 'Description')) }))
    .filter(({ code, label }) => code + label !== '')
  for (const one of listed(linguistic, 'ForeignLanguage')) readLanguage(one, profile, reading)
  const { words } = reading
  const told = [
    ['Communication', words.communication],
    ['Organisational', words.organisational],
    ['JobRelated', words.jobRelated],
    ['Artistic', words.artistic],
    ['Other', words.other],
  ] as const
  for (const [name, title] of told) readTold(find(skills, name), { name, title, profile, reading })
  readComputer(find(skills, 'Computer'), profile, reading)
  for (const licence of all(find(skills, 'Driving', 'Description'), 'Licence')) readLicence(licence, profile, reading)
}

function readLanguage(one: XmlElement, profile: ProfileDraft, reading: PassportReading): void {
  const { newId, notes, words } = reading
  const language = passportLanguage(find(one, 'Description'))
  const levels = find(one, 'ProficiencyLevel')
  const id = newId()
  const at = `entries/language/${id}`
  const source = 'LearnerInfo/Skills/Linguistic/ForeignLanguageList/ForeignLanguage'
  const assessed = Object.fromEntries(
    cefrSkills.flatMap((skill) => {
      const level = text(levels, proficiency[skill]).toUpperCase()
      if (isCefrLevel(level)) return [[skill, level]]
      if (level !== '')
        notes.lost('not-allowed', {
          at: `${at}/${skill}`,
          source: `${source}/ProficiencyLevel`,
          params: { value: level },
        })
      return []
    }),
  )
  addEntry(profile, 'language', { id, ...language, ...assessed, certificates: readCertificates(one, { at, reading }) })
  for (const experience of [...all(find(one, 'AcquiredDuring'), 'Experience'), ...listed(one, 'Experience')]) {
    const entry = newId()
    const section = customSection(profile, words.languageExperience, newId)
    const place = `custom/${section.id}/entries/${entry}`
    const area = labelOf(find(experience, 'Area'))
    section.entries.push({
      id: entry,
      title: labelOf(find(one, 'Description')),
      ...passportPeriod(experience, { at: place, source: `${source}/AcquiredDuring/Experience`, notes }),
      description: withTold(richFrom(text(experience, 'Description')), /^[a-z_]+$/.test(area) ? [] : [area]),
    })
    notes.changed('moved', {
      at: `${place}/description`,
      source: `${source}/AcquiredDuring/Experience`,
      params: { label: words.languageExperience },
    })
  }
}

function readCertificates(
  one: XmlElement,
  { at, reading }: { at: string; reading: PassportReading },
): { id: string; title: string; organisation: string; date: string; level: string }[] {
  return [...all(find(one, 'VerifiedBy'), 'Certificate'), ...listed(one, 'Certificate')]
    .map((certificate) => {
      const id = reading.newId()
      return {
        id,
        title: text(certificate, 'Title'),
        organisation: text(certificate, 'AwardingBody'),
        date: passportDate(find(certificate, 'Date'), {
          at: `${at}/certificates/${id}/date`,
          source: 'Certificate/Date',
          notes: reading.notes,
        }),
        level: text(certificate, 'Level'),
      }
    })
    .filter(({ title, organisation, level }) => title + organisation + level !== '')
}

interface Told {
  readonly name: string
  readonly title: string
  readonly profile: ProfileDraft
  readonly reading: PassportReading
}

/** Skills that are told in words: entries of a section of the person's own. */
function readTold(element: XmlElement | undefined, { name, title, profile, reading }: Told): void {
  const description = richFrom(text(element, 'Description'))
  if (description.length === 0) return
  const id = reading.newId()
  const section = customSection(profile, reading.words.personalSkills, reading.newId)
  section.entries.push({ id, title, description })
  reading.notes.changed('moved', {
    at: `custom/${section.id}/entries/${id}/description`,
    source: `LearnerInfo/Skills/${name}`,
    params: { label: `${section.title} › ${title}` },
  })
}

/** The longest text that is one skill of a group rather than a story. */
const longestSkill = 150

function readComputer(computer: XmlElement | undefined, profile: ProfileDraft, reading: PassportReading): void {
  const { newId, words } = reading
  const rich = richFrom(text(computer, 'Description'))
  const lines = rich.flatMap(({ spans }) =>
    spans
      .map((span) => span.text)
      .join('')
      .split('\n'),
  )
  const fits = lines.every((line) => line.length <= longestSkill)
  if (fits && lines.length > 0)
    addEntry(profile, 'profile-skills', { id: newId(), name: '', skills: [...new Set(lines)] })
  else readTold(computer, { name: 'Computer', title: words.computer, profile, reading })
  const levels = find(computer, 'ProficiencyLevel')?.children ?? []
  const assessed = levels
    .map((level) => [level.name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '), level.text.trim()].join(': '))
    .filter((line) => !line.endsWith(': '))
  if (assessed.length > 0)
    addEntry(profile, 'profile-skills', { id: newId(), name: words.digitalLevels, skills: assessed })
  for (const certificate of all(find(computer, 'VerifiedBy'), 'Certificate')) {
    const id = newId()
    addEntry(profile, 'certifications', {
      id,
      title: text(certificate, 'Title'),
      organisation: text(certificate, 'AwardingBody'),
      from: passportDate(find(certificate, 'Date'), {
        at: `entries/certifications/${id}/from`,
        source: 'Computer/VerifiedBy/Certificate/Date',
        notes: reading.notes,
      }),
    })
  }
}

function readLicence(licence: XmlElement, profile: ProfileDraft, { newId, notes }: PassportReading): void {
  const written = licence.text.trim().toUpperCase()
  const category = licenceCategories.find((one) => one === written)
  if (category) addEntry(profile, 'driving-licence', { id: newId(), category })
  else if (written !== '')
    notes.lost('not-allowed', {
      at: 'entries/driving-licence',
      source: 'LearnerInfo/Skills/Driving',
      params: { value: written },
    })
}
