import { tidyPhone } from '../../phone.ts'
import {
  contactUses,
  genders,
  messagingServices,
  type Personal,
  socialServices,
} from '../../model/sections/personal.ts'
import { all, find, text, type XmlElement } from '../read.ts'
import { Refused } from '../refusal.ts'
import { readCountry, readDate, readRich, writeCountry } from '../values.ts'
import { element, leaf, type Xml } from '../write.ts'
import { isPartialDate } from '../../model/partial-date.ts'

/** Writes a person's name, the one thing every importer insists on. */
export const writePersonName = (personal: Personal): Xml =>
  element('PersonName', [leaf('oa:GivenName', personal.givenName), leaf('hr:FamilyName', personal.familyName)])

/** Writes one way to reach the person. */
export const writeUri = (channel: string, use: string, uri: string): Xml =>
  uri === '' ? '' : element('Communication', [leaf('ChannelCode', channel), leaf('UseCode', use), leaf('oa:URI', uri)])

/** Writes `CandidatePerson` but for the mother tongues, which `languages` adds at its end. */
export function writePersonal(personal: Personal, motherTongues: Xml): Xml {
  return element('CandidatePerson', [
    writePersonName(personal),
    ...personal.emails.map((email) => writeUri('Email', '', email.address)),
    ...personal.phones
      .map((phone) => ({ ...phone, ...tidyPhone(phone) }))
      .map((phone) =>
        // Without its dialling code one telephone would refuse the whole document.
        phone.number === '' || phone.dialling === ''
          ? ''
          : element('Communication', [
              leaf('ChannelCode', 'Telephone'),
              leaf('UseCode', phone.use),
              leaf('CountryDialing', phone.dialling),
              leaf('oa:DialNumber', phone.number),
            ]),
      ),
    ...personal.websites.map((site) => writeUri('Web', '', site.url)),
    ...personal.socials.map((social) => writeUri('Social Media', social.service, social.url)),
    ...personal.messaging.map((message) => writeUri('InstantMessage', message.service, message.handle)),
    ...personal.addresses.map(writeAddress),
    ...personal.nationalities.map((code) => leaf('NationalityCode', writeCountry(code))),
    isPartialDate(personal.birthDate) ? leaf('hr:BirthDate', personal.birthDate) : '',
    leaf('GenderCode', personal.gender),
    motherTongues,
  ])
}

function writeAddress(address: Personal['addresses'][number]): Xml {
  const parts = [
    leaf('oa:AddressLine', address.line),
    leaf('oa:CityName', address.city),
    leaf('CountryCode', writeCountry(address.country)),
    leaf('oa:PostalCode', address.postalCode),
  ]
  if (parts.every((part) => part === '')) return ''
  return element('Communication', [leaf('UseCode', address.use), element(['Address', { type: address.use }], parts)])
}

const oneOf = <T extends string>(values: readonly T[], value: string, otherwise: T): T =>
  values.find((one) => one === value.toLowerCase()) ?? otherwise

/** Reads `CandidatePerson` and the summary in `CandidateProfile`. */
export function readPersonal(candidate: XmlElement, newId: () => string): Personal {
  const person = find(candidate, 'CandidatePerson')
  const [givenName, familyName] = [text(person, 'PersonName', 'GivenName'), text(person, 'PersonName', 'FamilyName')]
  if (givenName === '' && familyName === '') throw new Refused({ reason: 'missing-name' })
  const personal: Personal = {
    givenName,
    familyName,
    emails: [],
    phones: [],
    addresses: [],
    websites: [],
    socials: [],
    messaging: [],
    nationalities: all(person, 'NationalityCode')
      .map((one) => readCountry(one.text.trim()))
      .filter((code) => code !== ''),
    birthDate: readDate(person, 'BirthDate'),
    gender: oneOf(genders, text(person, 'GenderCode'), ''),
    about: readRich(candidate, 'CandidateProfile', 'ExecutiveSummary'),
  }
  for (const one of all(person, 'Communication')) readCommunication(one, personal, newId())
  return personal
}

function readCommunication(from: XmlElement, personal: Personal, id: string): void {
  const [channel, use, uri] = [text(from, 'ChannelCode'), text(from, 'UseCode'), text(from, 'URI')]
  const address = find(from, 'Address')
  if (channel === 'Email') personal.emails.push({ id, address: uri })
  else if (channel === 'Web') personal.websites.push({ id, url: uri })
  else if (channel === 'Social Media')
    personal.socials.push({ id, service: oneOf(socialServices, use, 'other'), url: uri })
  else if (channel === 'InstantMessage')
    personal.messaging.push({ id, service: oneOf(messagingServices, use, 'other'), handle: uri })
  else if (channel === 'Telephone') {
    const [dialling, number] = [text(from, 'CountryDialing').replace(/^\+/, ''), text(from, 'DialNumber')]
    if (dialling === '') throw new Refused({ reason: 'phone-without-dialling-code', number })
    personal.phones.push({ id, use: oneOf(contactUses, use, 'other'), dialling, number })
  } else if (address) {
    const kind = oneOf(['home', 'work', 'other'], use || (address.attributes['type'] ?? ''), 'home')
    personal.addresses.push({
      id,
      use: kind,
      line: all(address, 'AddressLine')
        .map((line) => line.text.trim())
        .filter((line) => line !== '')
        .join(', '),
      postalCode: text(address, 'PostalCode'),
      city: text(address, 'CityName'),
      country: readCountry(text(address, 'CountryCode')),
    })
  }
}
