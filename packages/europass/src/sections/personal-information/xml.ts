import { isoCountry } from '../../fields/countries.ts'
import { isPartialDate } from '../../fields/partial-date.ts'
import { countryOfPhone, tidyPhone } from '../../phone.ts'
import { all, find, peekText, text, type XmlElement } from '../../xml/read.ts'
import { element, leaf, type Xml } from '../../xml/write.ts'
import {
  type ElementReading,
  own,
  readCountry,
  readDate,
  readLanguage,
  readPlace,
  readRich,
  writeChannel,
  writeCountry,
  writeDate,
  writeLanguage,
  writePlace,
} from '../candidate.ts'
import { readPhoto } from './photo-xml.ts'
import {
  addressUses,
  genders,
  identityDocumentKinds,
  messagingServices,
  type Personal,
  phoneUses,
  socialServices,
} from './schema.ts'

/** Writes a person's name, the one thing every importer insists on. */
export const writePersonName = (personal: Pick<Personal, 'givenName' | 'familyName'>): Xml =>
  element('PersonName', [leaf('oa:GivenName', personal.givenName), leaf('hr:FamilyName', personal.familyName)])

/** Writes what stands in `CandidatePerson`. */
export const writePerson = (personal: Personal): Xml[] => [
  writePersonName(personal),
  ...personal.emails.map(({ address }) => writeChannel('Email', address)),
  ...personal.phones.map(writePhone),
  ...personal.websites.map(({ url }) => writeChannel('Web', url)),
  ...personal.socials.map(({ service, title, url }) => writeChannel('Social Media', url, { use: service, title })),
  ...personal.messaging.map(({ service, title, handle }) =>
    writeChannel('InstantMessage', handle, { use: service, title }),
  ),
  ...personal.addresses.map(writeAddress),
  ...personal.nationalities.map((code) => leaf('NationalityCode', writeCountry(code))),
  isPartialDate(personal.birthDate) ? leaf('hr:BirthDate', personal.birthDate) : '',
  leaf('GenderCode', personal.gender),
  ...personal.motherTongues.map((one) => writeLanguage('PrimaryLanguageCode', 'name', one)),
  ...personal.identityDocuments.map(({ kind, number, country, validUntil }) =>
    element(own('IdentityDocument'), [
      leaf(own('Kind'), kind),
      leaf(own('Number'), number),
      leaf(own('Country'), country),
      writeDate(own('ValidUntil'), validUntil),
    ]),
  ),
  ...personal.workPermits.map(({ country, validUntil }) =>
    element(own('WorkPermit'), [leaf(own('Country'), country), writeDate(own('ValidUntil'), validUntil)]),
  ),
]

function writePhone(phone: Personal['phones'][number]): Xml {
  const { dialling, number } = tidyPhone(phone)
  if (number === '') return ''
  const parts = [leaf('UseCode', phone.use), leaf('CountryDialing', dialling), leaf('oa:DialNumber', number)]
  // Without its dialling code one telephone would refuse the whole document elsewhere: then it stands in our
  // own.
  return dialling === ''
    ? element(own('Telephone'), parts)
    : element('Communication', [
        leaf('ChannelCode', 'Telephone'),
        ...parts,
        leaf('CountryCode', writeCountry(countryOfPhone({ dialling, number }))),
      ])
}

function writeAddress(address: Personal['addresses'][number]): Xml {
  const parts = writePlace(address)
  if (parts.every((part) => part === '')) return ''
  return element('Communication', [leaf('UseCode', address.use), element(['Address', { type: address.use }], parts)])
}

const oneOf = <T extends string, O>(values: readonly T[], value: string, otherwise: O): T | O =>
  values.find((one) => one === value.toLowerCase()) ?? otherwise

/**
 * Reads `CandidatePerson`, and of `CandidateProfile` the summary and the photo.
 *
 * @param candidate - the element `Candidate`
 */
export function readPerson(candidate: XmlElement, reading: ElementReading): Personal {
  const { newId, notes } = reading
  const person = find(candidate, 'CandidatePerson')
  const profile = find(candidate, 'CandidateProfile')
  const date = (of: XmlElement | undefined, at: string): string => readDate(of, { at: `personal/${at}`, notes })
  return {
    givenName: text(person, 'PersonName', 'GivenName') || text(person, 'PersonName', 'FormattedName'),
    familyName: text(person, 'PersonName', 'FamilyName'),
    ...readWays(person, reading),
    nationalities: all(person, 'NationalityCode')
      .map((one) => readCountry(one.text.trim(), { at: 'personal/nationalities', notes }))
      .filter((code) => code !== ''),
    birthDate: date(find(person, 'BirthDate'), 'birthDate'),
    gender: oneOf(genders, text(person, 'GenderCode'), ''),
    identityDocuments: all(person, 'IdentityDocument').map((one) => {
      const id = newId()
      return {
        id,
        kind: oneOf(identityDocumentKinds, text(one, 'Kind'), ''),
        number: text(one, 'Number'),
        country: readCountry(text(one, 'Country'), { at: `personal/identityDocuments/${id}/country`, notes }),
        validUntil: date(find(one, 'ValidUntil'), `identityDocuments/${id}/validUntil`),
      }
    }),
    workPermits: all(person, 'WorkPermit').map((one) => {
      const id = newId()
      return {
        id,
        country: readCountry(text(one, 'Country'), { at: `personal/workPermits/${id}/country`, notes }),
        validUntil: date(find(one, 'ValidUntil'), `workPermits/${id}/validUntil`),
      }
    }),
    motherTongues: all(person, 'PrimaryLanguageCode').map((one) => ({ id: newId(), ...readLanguage(one, 'name') })),
    photo: readPhoto(profile, notes),
    about: readRich(profile, 'ExecutiveSummary'),
  }
}

type Ways = Pick<Personal, 'emails' | 'phones' | 'addresses' | 'websites' | 'socials' | 'messaging'>

/** The channels that are read. */
const known = new Set(['Email', 'Web', 'Social Media', 'InstantMessage', 'Telephone', 'MobileTelephone'])

/** The ways to reach the person. One of a kind that isn't known stays unread, and is told. */
function readWays(person: XmlElement | undefined, { newId, notes }: ElementReading): Ways {
  const ways: Ways = { emails: [], phones: [], addresses: [], websites: [], socials: [], messaging: [] }
  const readPhone = (from: XmlElement): void => {
    const [dialling, number] = [text(from, 'CountryDialing').replace(/^\+/, ''), text(from, 'DialNumber')]
    const use = oneOf(phoneUses, text(from, 'UseCode'), 'other' as const)
    // The number may say itself which country it is of.
    const phone = dialling === '' ? tidyPhone({ dialling, number }) : { dialling, number }
    // It is said by the number; another country than that, or what is none, is kept aside.
    const country = isoCountry(peekText(from, 'CountryCode'))
    if (country !== '' && country === countryOfPhone(phone)) text(from, 'CountryCode')
    ways.phones.push({ id: newId(), use, ...phone })
  }
  // In the order in which they stand, those of our own among the others.
  for (const way of person?.children ?? []) {
    if (way.name === 'Telephone') readPhone(way)
    if (way.name !== 'Communication') continue
    const channel = peekText(way, 'ChannelCode')
    const address = find(way, 'Address')
    if (known.has(channel)) text(way, 'ChannelCode')
    if (channel === 'Email') ways.emails.push({ id: newId(), address: text(way, 'URI') })
    else if (channel === 'Web') ways.websites.push({ id: newId(), url: text(way, 'URI') })
    else if (channel === 'Social Media') {
      const service = oneOf(socialServices, text(way, 'UseCode'), 'other' as const)
      ways.socials.push({ id: newId(), service, title: titleOf(way, service), url: text(way, 'URI') })
    } else if (channel === 'InstantMessage') {
      const service = oneOf(messagingServices, text(way, 'UseCode'), 'other' as const)
      const handle = text(way, 'URI') || text(way, 'DialNumber')
      ways.messaging.push({ id: newId(), service, title: titleOf(way, service), handle })
    } else if (channel === 'Telephone' || channel === 'MobileTelephone') readPhone(way)
    else if (address) {
      const use = oneOf(addressUses, text(way, 'UseCode') || (address.attributes['type'] ?? ''), 'home' as const)
      const id = newId()
      ways.addresses.push({ id, use, ...readPlace(address, { at: `personal/addresses/${id}`, notes }) })
    }
  }
  return ways
}

/** What a service is called: as the document says, or by the code that Europass' list doesn't have. */
function titleOf(way: XmlElement, service: string): string {
  const code = text(way, 'UseCode')
  return text(way, 'OtherTitle') || (code.toLowerCase() === service ? '' : code)
}
