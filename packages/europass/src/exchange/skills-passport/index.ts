/** SkillsPassport, Europass XML of 2.0 to 3.4. @module */
import { all, find, text, unread, type XmlElement } from '../../xml/read.ts'
import { bytesOfBase64 } from '../base64.ts'
import { type Attachment, type DocumentDraft, emptyDraft, type ProfileDraft, type Reading } from '../draft.ts'
import { importLimits } from '../limits.ts'
import type { TakenNotes } from '../notes.ts'
import { richFrom } from '../rich.ts'
import { readAchievements } from './achievements.ts'
import { readExperience } from './experience.ts'
import { readIdentification } from './identification.ts'
import { readLetter } from './letter.ts'
import { labelled, labelOf, type PassportReading } from './passport.ts'
import { readSkills } from './skills.ts'
import { upgrade } from './version-2.ts'
import { passportWords } from './words.ts'

/** The version that a passport says it is of, `3.4` for example. */
export function passportVersion(root: XmlElement): string {
  const said = text(root, 'DocumentInfo', 'XSDVersion') || text(root, 'docinfo', 'xsdversion')
  return said.replace(/^V/i, '')
}

/**
 * Reads a passport: CV, language passport, cover letter, attachments.
 *
 * @param root - `SkillsPassport`, or `learnerinfo` of version 2
 */
export function readSkillsPassport(root: XmlElement, reading: Reading): DocumentDraft {
  const passport = root.name === 'learnerinfo' ? upgrade(root) : root
  const draft = emptyDraft()
  const language = localeOf(passport)
  const tagged: PassportReading = { ...reading, words: passportWords(language) }
  const info = find(passport, 'LearnerInfo')
  const { profile } = draft
  profile.language = language
  profile.personal = readIdentification(info, tagged)
  readExperience(info, profile, tagged)
  readSkills(info, profile, tagged)
  readAchievements(info, profile, tagged)
  if (info) draft.cv = { headline: readHeadline(info, profile), sections: [] }
  const letter = readLetter(passport, language, tagged)
  if (letter) draft.letters.push(letter)
  draft.attachments = readAttachments(passport, reading.notes)
  noteUnread(root, reading.notes)
  return draft
}

/** What is wanted stands in the headline; what a person says of themselves under "about me". */
function readHeadline(info: XmlElement, profile: ProfileDraft): string {
  const headline = find(info, 'Headline')
  const { code } = labelled(find(headline, 'Type'))
  const { code: value, label } = labelled(find(headline, 'Description'))
  const words = label || value
  // Version 3.0 had both, under names of their own.
  const about = richFrom(text(info, 'ProfileSummary'))
  if (about.length > 0) profile.personal.about = about
  if (code !== 'personal_statement') return words || labelOf(find(info, 'Occupation'))
  profile.personal.about = richFrom(words)
  return ''
}

function localeOf(passport: XmlElement): string {
  const locale = (passport.attributes['locale'] ?? '').replaceAll('_', '-')
  try {
    return new Intl.Locale(locale).baseName
  } catch {
    return ''
  }
}

function readAttachments(passport: XmlElement, notes: TakenNotes): Attachment[] {
  const list = find(passport, 'AttachmentList')
  // Version 3.0 spells them otherwise.
  return [...all(list, 'Attachment'), ...all(list, 'Attachement')].map((one): Attachment => {
    const bytes = bytesOfBase64(text(one, 'Data'))
    const name = text(one, 'Name') || text(one, 'FileData') || (one.attributes['id'] ?? '')
    const readable = bytes !== undefined && bytes.length <= importLimits.attachment
    if (!readable || bytes.length === 0)
      notes.lost('empty-attachment', { source: 'AttachmentList/Attachment', params: { value: name } })
    return {
      name,
      mimeType: text(one, 'MimeType'),
      bytes: readable ? bytes : new Uint8Array(),
      description: text(one, 'Description'),
    }
  })
}

/** How a passport is printed and who wrote it isn't what it says of the person. */
const aboutTheFile = /\/(?:DocumentInfo|PrintingPreferences|MetadataList|MimeType|Documentation|docinfo|prefs)(?:\/|$)/

function noteUnread(passport: XmlElement, notes: TakenNotes): void {
  for (const { element, path } of unread(passport)) {
    const value = allText(element)
    if (value !== '' && !aboutTheFile.test(path)) notes.lost('no-place', { source: path, params: { value } })
  }
}

const allText = (element: XmlElement): string =>
  [element.text.trim(), ...element.children.map(allText)].filter((part) => part !== '').join(' ')
