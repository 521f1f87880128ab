import type { Personal } from '../sections/index.ts'

/**
 * Personal information without what a CV hides. A name is never hidden.
 *
 * @param hidden - a field (`birthDate`), or one of a list (`phones/<id>`); others hide nothing
 */
export function shownPersonal(personal: Personal, hidden: readonly string[]): Personal {
  const gone = new Set(hidden)
  const left = <T extends { readonly id: string }>(field: string, list: readonly T[]): T[] =>
    gone.has(field) ? [] : list.filter(({ id }) => !gone.has(`${field}/${id}`))
  const unlessHidden = <T>(field: string, value: T, otherwise: T): T => (gone.has(field) ? otherwise : value)
  return {
    ...personal,
    emails: left('emails', personal.emails),
    phones: left('phones', personal.phones),
    addresses: left('addresses', personal.addresses),
    websites: left('websites', personal.websites),
    socials: left('socials', personal.socials),
    messaging: left('messaging', personal.messaging),
    identityDocuments: left('identityDocuments', personal.identityDocuments),
    workPermits: left('workPermits', personal.workPermits),
    motherTongues: left('motherTongues', personal.motherTongues),
    nationalities: unlessHidden('nationalities', personal.nationalities, []),
    birthDate: unlessHidden('birthDate', personal.birthDate, ''),
    gender: unlessHidden('gender', personal.gender, ''),
    photo: unlessHidden('photo', personal.photo, ''),
    about: unlessHidden('about', personal.about, []),
  }
}
