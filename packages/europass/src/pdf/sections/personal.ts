import { phoneHref, shownPhone } from '../../phone.ts'
import type { Personal } from '../../model/sections/personal.ts'
import { countryName } from '../../names.ts'
import type { Contact, Fact } from '../view.ts'
import { dateText, facts, safeHref, shortUrl, type Words } from '../words.ts'

/** The person's name as it is read. */
export const fullName = (personal: Personal): string =>
  [personal.givenName, personal.familyName]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')

/** How to reach the person, the likeliest way first. */
export function contacts(personal: Personal, words: Words): Contact[] {
  const list: Contact[] = [
    ...personal.emails.map(
      ({ address }): Contact => ({
        kind: 'email',
        label: words('personal.email'),
        text: address,
        href: address.includes('@') ? `mailto:${address}` : '',
      }),
    ),
    ...personal.phones.map(
      (phone): Contact => ({
        kind: 'phone',
        label: words('personal.phone'),
        text: shownPhone(phone),
        href: phoneHref(phone),
      }),
    ),
    ...personal.addresses.map(
      (address): Contact => ({
        kind: 'address',
        label: words('personal.address'),
        text: addressLine(address, words),
        href: '',
      }),
    ),
    ...personal.websites.map(
      ({ url }): Contact => ({
        kind: 'website',
        label: words('personal.website'),
        text: shortUrl(url),
        href: safeHref(url),
      }),
    ),
    ...personal.socials.map(
      ({ url }): Contact => ({
        kind: 'social',
        label: words('personal.social'),
        text: shortUrl(url),
        href: safeHref(url),
      }),
    ),
    ...personal.messaging.map(
      ({ handle }): Contact => ({ kind: 'messaging', label: words('personal.messaging'), text: handle, href: '' }),
    ),
  ]
  return list.filter((contact) => contact.text.trim() !== '')
}

function addressLine({ line, postalCode, city, country }: Personal['addresses'][number], words: Words): string {
  const town = [postalCode, city].filter(Boolean).join(' ')
  return [line, town, countryName(country, words.language)].filter(Boolean).join(', ')
}

/** What else the person tells about themselves. */
export function personalFacts(personal: Personal, words: Words): Fact[] {
  const gender =
    personal.gender === '' || personal.gender === 'do_not_indicate' ? '' : words(`gender.${personal.gender}`)
  return facts(
    [words('personal.birthDate'), dateText(personal.birthDate, words)],
    [
      words('personal.nationality'),
      words.format.list(personal.nationalities.filter(Boolean).map((code) => countryName(code, words.language))),
    ],
    [words('personal.gender'), gender],
  )
}
