import { addressUses, messagingServices, type Personal, phoneUses } from '../../sections/index.ts'
import { tidyPhone } from '../../phone.ts'
import { find, text, type XmlElement } from '../../xml/read.ts'
import { countrySaid } from '../codes.ts'
import { readPhoto } from '../photo.ts'
import { readWebAddress, socialServiceOf } from '../web-addresses.ts'
import { labelled, labelOf, listed, passportDate, passportPlace, type PassportReading } from './passport.ts'

const path = 'LearnerInfo/Identification'

const oneOf = <T extends string>(values: readonly T[], value: string): T | undefined =>
  values.find((one) => one === value.toLowerCase())

/** Reads who the person is and how to reach them. */
export function readIdentification(info: XmlElement | undefined, { newId, notes }: PassportReading): Partial<Personal> {
  const identification = find(info, 'Identification')
  const contact = find(identification, 'ContactInfo')
  const demographics = find(identification, 'Demographics')
  const personal: Partial<Personal> = {
    givenName: text(identification, 'PersonName', 'FirstName'),
    familyName: text(identification, 'PersonName', 'Surname'),
    ...readWays(contact, { newId, notes }),
    birthDate: passportDate(find(demographics, 'Birthdate'), {
      at: 'personal/birthDate',
      source: `${path}/Demographics/Birthdate`,
      notes,
    }),
    nationalities: readNationalities(demographics, { notes }),
    photo: readPhoto(text(identification, 'Photo', 'Data'), {
      at: 'personal/photo',
      from: `${path}/Photo`,
      notes,
    }),
  }
  const gender = { M: 'male', F: 'female' } as const
  const { code } = labelled(find(demographics, 'Gender'))
  const known = code === 'M' || code === 'F' ? gender[code] : undefined
  if (known) personal.gender = known
  return personal
}

function readNationalities(demographics: XmlElement | undefined, { notes }: Pick<PassportReading, 'notes'>): string[] {
  return listed(demographics, 'Nationality').flatMap((one) => {
    const { code, label } = labelled(one)
    const country = countrySaid([code, label], {
      at: 'personal/nationalities',
      source: `${path}/Demographics/NationalityList/Nationality`,
      notes,
    })
    return country === '' ? [] : [country]
  })
}

type Ways = Pick<Personal, 'emails' | 'phones' | 'addresses' | 'websites' | 'socials' | 'messaging'>

function readWays(contact: XmlElement | undefined, { newId, notes }: Pick<PassportReading, 'newId' | 'notes'>): Ways {
  const ways: Ways = { emails: [], phones: [], addresses: [], websites: [], socials: [], messaging: [] }
  for (const email of listed(contact, 'Email')) {
    const address = text(email, 'Contact')
    if (address !== '') ways.emails.push({ id: newId(), address })
  }
  for (const phone of listed(contact, 'Telephone')) {
    const number = text(phone, 'Contact')
    if (number === '') continue
    const use = labelled(find(phone, 'Use'))
    ways.phones.push({ id: newId(), use: oneOf(phoneUses, use.code) ?? 'other', ...readPhone(number) })
  }
  for (const address of listed(contact, 'Address')) {
    const id = newId()
    const place = passportPlace(find(address, 'Contact'), {
      at: `personal/addresses/${id}`,
      source: `${path}/ContactInfo/Address`,
      notes,
    })
    const use = oneOf(addressUses, labelled(find(address, 'Use')).code) ?? 'home'
    if (Object.values(place).some((part) => part !== '')) ways.addresses.push({ id, use, ...place })
  }
  for (const site of listed(contact, 'Website')) {
    // What a site is used for has no field; its address says it.
    labelOf(find(site, 'Use'))
    const id = newId()
    const source = `${path}/ContactInfo/WebsiteList/Website`
    const url = readWebAddress(text(site, 'Contact'), { at: `personal/websites/${id}/url`, source, notes })
    const service = socialServiceOf(url)
    if (service) ways.socials.push({ id, service, title: '', url })
    else if (url !== '') ways.websites.push({ id, url })
  }
  for (const one of listed(contact, 'InstantMessaging')) {
    const handle = text(one, 'Contact')
    if (handle === '') continue
    const id = newId()
    const use = find(one, 'Use')
    const { code, label } = labelled(use)
    const service = oneOf(messagingServices, code || label)
    ways.messaging.push({ id, service: service ?? 'other', title: service ? '' : labelOf(use), handle })
  }
  return ways
}

/** A number as somebody wrote it, with its country's code apart where it has one. */
export function readPhone(text: string): { dialling: string; number: string } {
  const written = text.trim().replace(/^00(?=[1-9])/, '+')
  const tidy = tidyPhone({ dialling: '', number: written })
  if (tidy.dialling !== '') return tidy
  const [, dialling = '', number = ''] = /^\+(\d{1,4})[\s().-]+(.+)$/.exec(written) ?? []
  return dialling === '' ? { dialling: '', number: written } : { dialling, number }
}
