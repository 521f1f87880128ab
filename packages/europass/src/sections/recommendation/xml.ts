import { tidyPhone } from '../../phone.ts'
import { all, find, text, type XmlElement } from '../../xml/read.ts'
import { branch, element, leaf, type Xml } from '../../xml/write.ts'
import {
  own,
  readFiles,
  readLinks,
  readRich,
  readUri,
  waysThrough,
  writeChannel,
  writeFiles,
  writeLinks,
  writeRich,
} from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import type { Recommendation } from './schema.ts'

/** `EmploymentReferences`. */
export const recommendationXml: XmlSection<Recommendation> = {
  write: (recommendations, options) =>
    element(
      'EmploymentReferences',
      recommendations.map((one) =>
        element('Referee', [
          writeName(one.name),
          writeChannel('Email', one.email),
          writePhone(one.phone),
          writeRich('hr:Comment', one.description),
          leaf('Role', one.role),
          writeLinks(one.links),
          writeFiles(one, options),
          leaf(own('Organisation'), one.organisation),
          leaf(own('Phone'), one.phone),
        ]),
      ),
    ),
  read: (profile, reading) =>
    all(find(profile, 'EmploymentReferences'), 'Referee').map(
      (one): Recommendation => ({
        id: reading.newId(),
        name: readName(find(one, 'PersonName')),
        role: text(one, 'Role'),
        organisation: text(one, 'Organisation'),
        email: readUri(channel(one, 'Email')),
        phone: readPhone(channel(one, 'Telephone'), text(one, 'Phone')),
        description: readRich(one, 'Comment'),
        links: readLinks(one, reading.newId),
        ...readFiles(one, reading),
      }),
    ),
}

const channel = (referee: XmlElement, code: string): XmlElement | undefined =>
  waysThrough(all(referee, 'Communication'), code)[0]

/** The last word is the family name, where there are several. */
function writeName(name: string): Xml {
  const words = name.split(' ')
  const family = words.length > 1 ? (words.at(-1) ?? '') : ''
  const given = family === '' ? name : words.slice(0, -1).join(' ')
  return branch('PersonName', [leaf('oa:GivenName', given), leaf('hr:FamilyName', family)])
}

const readName = (name: XmlElement | undefined): string =>
  [text(name, 'GivenName'), text(name, 'FamilyName')].filter(Boolean).join(' ') || text(name, 'FormattedName')

/** Only with its dialling code: without it, one telephone would refuse the whole document elsewhere. */
function writePhone(phone: string): Xml {
  const { dialling, number } = tidyPhone({ dialling: '', number: phone })
  if (dialling === '') return ''
  return element('Communication', [
    leaf('ChannelCode', 'Telephone'),
    leaf('CountryDialing', dialling),
    leaf('oa:DialNumber', number),
  ])
}

function readPhone(way: XmlElement | undefined, ours: string): string {
  text(way, 'ChannelCode')
  const [dialling, number] = [text(way, 'CountryDialing').replace(/^\+/, ''), text(way, 'DialNumber')]
  if (ours !== '') return ours
  return dialling === '' || number === '' ? number : `+${dialling} ${number}`
}
