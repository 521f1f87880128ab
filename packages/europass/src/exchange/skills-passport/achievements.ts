import { find, text, type XmlElement } from '../../xml/read.ts'
import { addEntry, customSection, type ProfileDraft } from '../draft.ts'
import { richFrom } from '../rich.ts'
import { labelled, listed, type PassportReading } from './passport.ts'

/** Kinds of achievements that are sections of their own today. */
const sections = {
  projects: 'projects',
  honors_awards: 'honour-award',
  memberships: 'membership',
  conferences: 'conference-seminar',
  seminars: 'conference-seminar',
  workshops: 'conference-seminar',
  presentations: 'conference-seminar',
  certifications: 'certifications',
} as const

const isSection = (code: string): code is keyof typeof sections => Object.hasOwn(sections, code)

/** Reads what a passport calls achievements: each kind to its section, others to one of the person's own. */
export function readAchievements(
  info: XmlElement | undefined,
  profile: ProfileDraft,
  { newId, words }: PassportReading,
): void {
  for (const one of listed(info, 'Achievement')) {
    const { code, label } = labelled(find(one, 'Title'))
    const description = richFrom(text(one, 'Description'))
    // Version 2 had two fields with names of their own.
    const named = code === 'additional' ? words.additional : code === 'annexes' ? words.annexes : ''
    const title = label || named || code || text(one, 'Title')
    if (title === '' && description.length === 0) continue
    const id = newId()
    if (code === 'publications') addEntry(profile, 'publication', { id, title, description })
    else if (code === 'references') addEntry(profile, 'recommendation', { id, name: title, description })
    else if (isSection(code)) addEntry(profile, sections[code], { id, title, description })
    else customSection(profile, title, newId).entries.push({ id, title, description })
  }
}
