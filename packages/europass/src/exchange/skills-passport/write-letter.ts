import { shownPersonal } from '../../cv/shown-personal.ts'
import { isPartialDate } from '../../fields/partial-date.ts'
import { letterCustoms } from '../../letter/customs.ts'
import type { Letter } from '../../letter/schema.ts'
import { countryName } from '../../names.ts'
import { writeRichHtml } from '../../rich-text/index.ts'
import type { Personal } from '../../sections/index.ts'
import { branch, element, leaf, type Xml } from '../../xml/write.ts'

const namespaces = {
  xmlns: 'http://europass.cedefop.europa.eu/Europass',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://europass.cedefop.europa.eu/Europass http://europass.cedefop.europa.eu/xml/v3.4.0/EuropassSchema.xsd',
}

/** A letter and who writes it. */
export interface PassportLetter {
  readonly letter: Letter
  /** Of the profile, in the letter's language; what the letter hides is left out. */
  readonly personal: Personal
}

/**
 * Writes a letter as Europass XML, a SkillsPassport 3.4 with a `CoverLetter`: Europass' documents of today
 * have none. It holds what the letter says, with what is usual in its language, and what it shows of the
 * writer. The format has room for one e-mail address and one postal address: the first.
 *
 * @param now - the time that is written into the document
 * @returns an XML document, UTF-8 by its declaration
 */
export function writePassportLetter({ letter, personal }: PassportLetter, now: Date): string {
  const time = now.toISOString()
  const root = element(
    ['SkillsPassport', { ...namespaces, locale: letter.language.replaceAll('-', '_') }],
    [
      element('DocumentInfo', [
        leaf('DocumentType', 'ECL'),
        leaf('CreationDate', time),
        leaf('LastUpdateDate', time),
        leaf('XSDVersion', 'V3.4'),
        leaf('Generator', 'Laissez-passer'),
      ]),
      branch('LearnerInfo', [writer(shownPersonal(personal, letter.personalHidden), letter)]),
      element('CoverLetter', [addressee(letter), written(letter), enclosures(letter.enclosures)]),
    ],
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

function writer(personal: Personal, { language, signature }: Letter): Xml {
  const [, kind = '', data = ''] = /^data:(image\/\w+);base64,(.+)$/.exec(signature) ?? []
  const [address] = personal.addresses
  const websites = [...personal.websites, ...personal.socials]
  return branch('Identification', [
    branch('PersonName', [leaf('FirstName', personal.givenName), leaf('Surname', personal.familyName)]),
    branch('ContactInfo', [
      address ? branch('Address', [branch('Contact', place(address, language))]) : '',
      contact('Email', personal.emails[0]?.address ?? ''),
      branch(
        'TelephoneList',
        personal.phones.map(({ dialling, number, use }) =>
          contact(
            'Telephone',
            dialling === '' ? number : `+${dialling} ${number}`,
            leaf('Code', use === 'other' ? '' : use),
          ),
        ),
      ),
      branch(
        'WebsiteList',
        websites.map(({ url }) => contact('Website', url)),
      ),
      branch(
        'InstantMessagingList',
        personal.messaging.map(({ handle, service, title }) =>
          // Its list has Skype alone; another has its name.
          contact(
            'InstantMessaging',
            handle,
            leaf(service === 'skype' ? 'Code' : 'Label', service === 'other' ? title || service : service),
          ),
        ),
      ),
    ]),
    branch('Signature', [leaf('MimeType', kind), leaf('Data', data)]),
  ])
}

const contact = (tag: string, value: string, use: Xml = ''): Xml =>
  value === '' ? '' : element(tag, [leaf('Contact', value), branch('Use', [use])])

/** The Union's own codes for two countries, which the format has. */
const countryCodes: Readonly<Record<string, string>> = { GR: 'EL', GB: 'UK' }

const place = ({ address, city, country, postalCode }: PlaceOf, language: string): Xml[] => [
  leaf('AddressLine', address),
  leaf('PostalCode', postalCode),
  leaf('Municipality', city),
  country === ''
    ? ''
    : element('Country', [
        leaf('Code', countryCodes[country] ?? country),
        leaf('Label', countryName(country, language)),
      ]),
]
type PlaceOf = Pick<Letter['recipient'], 'address' | 'city' | 'country' | 'postalCode'>

function addressee({ language, recipient }: Letter): Xml {
  const [, first = '', last = ''] = /^(?:(.*)\s)?(\S+)$/.exec(recipient.name) ?? []
  return branch('Addressee', [
    branch('PersonName', [leaf('FirstName', first), leaf('Surname', last)]),
    branch('Position', [leaf('Label', recipient.title)]),
    branch('Organisation', [
      leaf('Name', recipient.organisation),
      branch('ContactInfo', [branch('Address', [branch('Contact', place(recipient, language))])]),
    ]),
  ])
}

function written(letter: Letter): Xml {
  const usual = letterCustoms(letter.language)
  return branch('Letter', [
    branch('Localisation', [dated(letter.date), branch('Place', [leaf('Municipality', letter.place)])]),
    leaf('SubjectLine', letter.subject),
    branch('OpeningSalutation', [branch('Salutation', [leaf('Label', letter.salutation || usual.salutation)])]),
    branch('Body', [leaf('MainBody', writeRichHtml(letter.body))]),
    branch('ClosingSalutation', [leaf('Label', letter.closing || usual.closing)]),
  ])
}

/** `--10` and `---15`: months and days as the schema has them. */
function dated(date: string): Xml {
  if (!isPartialDate(date)) return ''
  const [year = '', month, day] = date.split('-')
  return element(['Date', { year, ...(month && { month: `--${month}` }), ...(day && { day: `---${day}` }) }])
}

/** What is enclosed, in words: an address at the end, in brackets, is where it is found. */
const enclosures = (all: readonly string[]): Xml =>
  branch('Documentation', [
    branch(
      'ExtraDocument',
      all
        .filter((one) => one !== '')
        .map((one) => {
          const [, description = one, href = ''] = /^(.+) \((https?:\/\/[^\s()]+)\)$/.exec(one) ?? []
          return element(['ReferencedResource', href === '' ? {} : { href }], [leaf('Description', description)])
        }),
    ),
  ])
