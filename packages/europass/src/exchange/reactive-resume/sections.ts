import type { SectionName } from '../../sections/index.ts'
import { languageOf, placeOf } from '../codes.ts'
import { addEntry, customSection, type ProfileDraft, type Reading } from '../draft.ts'
import { readFluency, skillsFromFluency } from '../fluency.ts'
import { withTold } from '../period-draft.ts'
import { socialServiceOf } from '../web-addresses.ts'
import type { Item } from './items.ts'

/** An item, what it is added to, and the id it gets. */
export interface ItemReading extends Reading {
  readonly profile: ProfileDraft
  readonly id: string
  /** The section's title, for one of the person's own. */
  readonly title: string
  readonly source: string
}

/** Where a section's items go, and how one is read. */
interface SectionReader {
  /** Where entries go; personal information and sections of the person's own have none. */
  readonly to: SectionName | undefined
  read(item: Item, reading: ItemReading): void
}

const place = (item: Item): { city: string; country: string } => placeOf(item.text('location'))

const readers: Readonly<Record<string, SectionReader>> = {
  profiles: {
    to: undefined,
    read: (item, { profile, id }) => {
      const url = item.website('url')
      const [network, username] = [item.text('network'), item.text('username')]
      const service = socialServiceOf(url)
      if (url === '' && username !== '')
        (profile.personal.messaging ??= []).push({
          id,
          service: 'other',
          title: network,
          handle: username,
        })
      else if (url !== '')
        (profile.personal.socials ??= []).push({ id, service: service ?? 'other', title: service ? '' : network, url })
    },
  },
  experience: {
    to: 'work-experience',
    read: (item, { profile, id }) => {
      const { told, ...period } = item.period()
      addEntry(profile, 'work-experience', {
        id,
        occupation: item.text('position'),
        employer: item.text('company', 'name'),
        ...place(item),
        website: item.website('website'),
        ...period,
        description: item.rich(told),
      })
    },
  },
  education: {
    to: 'education-training',
    read: (item, { profile, id }) => {
      const { told, ...period } = item.period()
      const area = item.text('area')
      addEntry(profile, 'education-training', {
        id,
        qualification: item.text('studyType', 'degree') || area,
        fields: area === '' ? [] : [area],
        organisation: item.text('institution', 'school'),
        ...place(item),
        website: item.website('website'),
        grade: item.text('score', 'grade'),
        ...period,
        description: item.rich(...item.texts('courses'), told),
      })
    },
  },
  skills: {
    to: 'profile-skills',
    read: (item, { profile, id, notes, source }) => {
      const keywords = item.texts('keywords')
      const name = item.text('name')
      // A level without a scale says nothing; one in words stands beside the name.
      const level =
        item.text('description', 'proficiency').replace(/^\d+$/, '') || item.text('level').replace(/^\d+$/, '')
      const named = level === '' ? name : `${name} (${level})`
      if (level !== '')
        notes.changed('moved', {
          at: `entries/profile-skills/${id}/name`,
          source: `${source}/level`,
          params: { label: named },
        })
      addEntry(
        profile,
        'profile-skills',
        keywords.length > 0 ? { id, name: named, skills: [...new Set(keywords)] } : { id, name: '', skills: [named] },
      )
    },
  },
  languages: {
    to: 'language',
    read: (item, { profile, id, notes, source }) => {
      const language = languageOf(item.text('name', 'language'))
      const fluency = item.text('description', 'fluency') || item.text('level').replace(/^\d+$/, '')
      if (readFluency(fluency).kind === 'native') (profile.personal.motherTongues ??= []).push({ id, ...language })
      else
        addEntry(profile, 'language', {
          id,
          ...language,
          ...skillsFromFluency(fluency, { entry: `entries/language/${id}`, source: `${source}/fluency`, notes }),
        })
    },
  },
  interests: {
    to: 'hobbies-interests',
    read: (item, { profile, id }) => {
      addEntry(profile, 'hobbies-interests', {
        id,
        title: item.text('name'),
        description: withTold([], [item.texts('keywords').join(', ')]),
      })
    },
  },
  awards: activity('honour-award', ['title'], ['awarder']),
  certifications: activity('certifications', ['name', 'title'], ['issuer']),
  volunteer: activity('volunteering', ['position'], ['organization']),
  projects: activity('projects', ['name', 'title'], []),
  publications: {
    to: 'publication',
    read: (item, { profile, id }) => {
      addEntry(profile, 'publication', {
        id,
        title: item.text('name', 'title'),
        publisher: item.text('publisher'),
        date: item.date('date'),
        description: item.rich(),
        links: item.links(),
      })
    },
  },
  references: {
    to: 'recommendation',
    read: (item, { profile, id }) => {
      const [relationship, position] = [item.text('relationship'), item.text('position')]
      const told = item.text('summary') === '' ? '' : item.text('description')
      addEntry(profile, 'recommendation', {
        id,
        name: item.text('name'),
        role: position || relationship,
        email: item.text('email'),
        phone: item.text('phone'),
        description: item.rich(told),
        links: item.links(),
      })
    },
  },
}

function activity(
  section: Exclude<
    SectionName,
    | 'work-experience'
    | 'education-training'
    | 'language'
    | 'profile-skills'
    | 'driving-licence'
    | 'publication'
    | 'recommendation'
  >,
  titles: readonly string[],
  organisations: readonly string[],
): SectionReader {
  return {
    to: section,
    read: (item, { profile, id }) => {
      const { told, ...period } = item.period()
      const description = item.text('summary') === '' ? '' : item.text('description')
      addEntry(profile, section, {
        id,
        title: item.text(...titles) || item.text(...organisations),
        organisation: item.text(...organisations),
        location: item.text('location'),
        ...period,
        // A certificate or award has one date and doesn't go on.
        ...(period.to === '' && (section === 'honour-award' || section === 'certifications') && { ongoing: false }),
        description: item.rich(description, item.texts('keywords').join(', '), told),
        links: item.links(),
      })
    },
  }
}

const custom: SectionReader = {
  to: undefined,
  read: (item, { profile, id, title, newId }) => {
    const { told, ...period } = item.period()
    const subtitle = item.text('subtitle', 'organization', 'company')
    const description = item.text('summary') === '' ? '' : item.text('description')
    customSection(profile, title, newId).entries.push({
      id,
      title: item.text('name', 'title', 'position'),
      organisation: subtitle,
      location: item.text('location'),
      ...period,
      description: item.rich(description, item.text('level'), item.texts('keywords').join(', '), told),
      links: item.links(),
    })
  },
}

/**
 * The reader of a section by its key in any version; a key that isn't known is a section of the person's own.
 */
export function sectionReader(key: string): SectionReader {
  const name = key === 'work' ? 'experience' : key
  return (Object.hasOwn(readers, name) ? readers[name] : undefined) ?? custom
}
