import { countryName } from '../../names.ts'
import { phoneHref, shownPhone } from '../../phone.ts'
import type { Contact } from '../../view/cv-view.ts'
import type { PictureView } from '../../view/picture-view.ts'
import type { Fact } from '../../view/section-view.ts'
import {
  addressText,
  codeText,
  dateText,
  facts,
  joined,
  safeHref,
  type Saying,
  shortUrl,
  validText,
  withBrackets,
} from '../saying.ts'
import type { Personal } from './schema.ts'

/** The person's name as it is read. */
export const fullName = (personal: Pick<Personal, 'givenName' | 'familyName'>): string =>
  joined([personal.givenName, personal.familyName], ' ')

/** How to reach the person, the likeliest way first. */
export function contacts(personal: Personal, say: Saying): Contact[] {
  const { words } = say
  const contact = (kind: Contact['kind'], label: string, text: string, href = ''): Contact => ({
    kind,
    label,
    text: text.trim(),
    href,
  })
  return [
    ...personal.emails.map(({ address }) =>
      contact('email', words('personal.email'), address, address.includes('@') ? `mailto:${address.trim()}` : ''),
    ),
    ...personal.phones.map((phone) => contact('phone', words('personal.phone'), shownPhone(phone), phoneHref(phone))),
    ...personal.addresses.map((one) => contact('address', words('personal.address'), addressText(one, say))),
    ...personal.websites.map(({ url }) => contact('website', words('personal.website'), shortUrl(url), safeHref(url))),
    ...personal.socials.map(({ service, title, url }) =>
      contact('social', title.trim() || serviceName('social.', service, say), shortUrl(url), safeHref(url)),
    ),
    ...personal.messaging.map(({ service, title, handle }) =>
      contact('messaging', title.trim() || serviceName('messaging.', service, say), handle),
    ),
  ].filter(({ text }) => text !== '')
}

function serviceName(prefix: 'social.' | 'messaging.', service: string, say: Saying): string {
  if (service !== 'other') return codeText(prefix, service, say)
  return say.words(prefix === 'social.' ? 'personal.social' : 'personal.messaging')
}

/** What else the person tells about themselves. */
export function personalFacts(personal: Personal, say: Saying): Fact[] {
  const { words } = say
  const country = (code: string): string => countryName(code, say.language)
  const list = (texts: readonly string[]): string => words.format.list(texts.filter(Boolean))
  return facts(
    [words('personal.birthDate'), dateText(personal.birthDate, { ...say, dates: wordy(say.dates) })],
    [words('personal.nationality'), list(personal.nationalities.map(country))],
    [words('personal.gender'), personal.gender === 'do_not_indicate' ? '' : codeText('gender.', personal.gender, say)],
    [
      words('personal.workPermit'),
      list(personal.workPermits.map((one) => withBrackets(country(one.country), validText(one.validUntil, say)))),
    ],
    ...personal.identityDocuments.map(({ kind, number, country: of, validUntil }): [string, string] => [
      kind === '' ? words('personal.identityDocuments') : codeText('identity.', kind, say),
      number.trim() === '' ? '' : joined([number, country(of), validText(validUntil, say)]),
    ]),
  )
}

/** A day of birth is written out where months are. */
const wordy = (dates: Saying['dates']): Saying['dates'] => (dates === 'short' ? 'long' : dates)

/** The person's photo. */
export const photoView = (personal: Personal): PictureView | null =>
  personal.photo === '' ? null : { data: personal.photo, alt: fullName(personal) }
