import type { Profile } from '../profile/schema.ts'
import type { Entry } from '../sections/index.ts'
import type { Content } from './version-1.ts'

/** Entries of one list that another lacks go to its end. */
const joined = <T extends Entry>(one: readonly T[], other: readonly T[]): T[] => {
  const known = new Set(one.map(({ id }) => id))
  return [...one, ...other.filter(({ id }) => !known.has(id))]
}

const either = <T extends string>(one: T, other: T): T => (one.trim() === '' ? other : one)
const eitherList = <T extends readonly unknown[]>(one: T, other: T): T => (one.length === 0 ? other : one)

/**
 * A profile with what a content has and it hasn't: entries, and single fields that it left empty.
 *
 * @param content - of a CV of version 1
 */
export function withContent(profile: Profile, { personal: more, entries: others }: Content): Profile {
  const { personal, entries } = profile
  return {
    ...profile,
    personal: {
      ...personal,
      givenName: either(personal.givenName, more.givenName),
      familyName: either(personal.familyName, more.familyName),
      birthDate: either(personal.birthDate, more.birthDate),
      gender: either(personal.gender, more.gender),
      nationalities: eitherList(personal.nationalities, more.nationalities),
      about: eitherList(personal.about, more.about),
      emails: joined(personal.emails, more.emails),
      phones: joined(personal.phones, more.phones),
      addresses: joined(personal.addresses, more.addresses),
      websites: joined(personal.websites, more.websites),
      socials: joined(personal.socials, more.socials),
      messaging: joined(personal.messaging, more.messaging),
      motherTongues: joined(personal.motherTongues, more.motherTongues),
    },
    entries: {
      ...entries,
      'work-experience': joined(entries['work-experience'], others['work-experience']),
      'education-training': joined(entries['education-training'], others['education-training']),
      language: joined(entries.language, others.language),
      'profile-skills': joined(entries['profile-skills'], others['profile-skills']),
    },
  }
}
