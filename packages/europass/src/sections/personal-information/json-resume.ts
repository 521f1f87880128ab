import { countrySaid, languageOf } from '../../exchange/codes.ts'
import { readFluency } from '../../exchange/fluency.ts'
import { objectOf, objectsOf, textOf } from '../../exchange/json.ts'
import { readWholeName } from '../../exchange/names.ts'
import { readPhoto } from '../../exchange/photo.ts'
import { richFrom } from '../../exchange/rich.ts'
import { readWebAddress, socialServiceOf } from '../../exchange/web-addresses.ts'
import { languageName } from '../../names.ts'
import type { JsonObject } from '../../patch/json.ts'
import { shownPhone, tidyPhone } from '../../phone.ts'
import { writePlainText } from '../../rich-text/index.ts'
import type { ElementReading } from '../candidate.ts'
import { item } from '../resume.ts'
import { codeText, type Saying } from '../saying.ts'
import { messagingServices, type Personal } from './schema.ts'
import { fullName } from './view.ts'

/** Writes `basics`, which holds one of everything but profiles. */
export function writeBasics(personal: Personal, say: Saying): JsonObject {
  const [email, phone, website, address] = [
    personal.emails[0],
    personal.phones[0],
    personal.websites[0],
    personal.addresses[0],
  ]
  const location = address
    ? item({
        address: address.address,
        postalCode: address.postalCode,
        city: address.city,
        countryCode: address.country,
      })
    : {}
  const profiles = [
    ...personal.socials.map(({ service, title, url }) =>
      item({ network: title || codeText('social.', service, say), username: lastOf(url), url }),
    ),
    ...personal.messaging.map(({ service, title, handle }) =>
      item({ network: title || codeText('messaging.', service, say), username: handle }),
    ),
  ]
  return {
    ...item({
      name: fullName(personal),
      image: personal.photo,
      email: email?.address ?? '',
      phone: phone ? shownPhone(phone) : '',
      url: website?.url ?? '',
      summary: writePlainText(personal.about),
    }),
    ...(Object.keys(location).length > 0 && { location }),
    ...(profiles.length > 0 && { profiles }),
  }
}

/** Writes mother tongues as items of `languages`. */
export const writeNative = (personal: Personal, say: Saying): JsonObject[] =>
  personal.motherTongues.map((one) => item({ language: languageName(one, say.language), fluency: 'Native speaker' }))

const lastOf = (url: string): string => URL.parse(url)?.pathname.split('/').findLast(Boolean) ?? ''

/** Reads `basics`, and of `languages` those that are spoken natively. */
export function readBasics(root: JsonObject, { newId, notes }: ElementReading): Partial<Personal> {
  const basics = objectOf(root['basics'])
  const one = <T>(text: string, make: (text: string) => T): T[] => (text === '' ? [] : [make(text)])
  const address = (text: string, at: string, source: string): string => readWebAddress(text, { at, source, notes })
  const url = address(textOf(basics['url']) || textOf(basics['website']), 'personal/websites', 'basics/url')
  return {
    ...readWholeName(textOf(basics['name']), { source: 'basics/name', notes }),
    photo: readPhoto(textOf(basics['image']) || textOf(basics['picture']), {
      at: 'personal/photo',
      from: 'basics/image',
      notes,
    }),
    emails: one(textOf(basics['email']), (text) => ({ id: newId(), address: text })),
    phones: one(textOf(basics['phone']), (text) => ({
      id: newId(),
      use: 'mobile',
      ...tidyPhone({ dialling: '', number: text }),
    })),
    websites: one(url, (text) => ({ id: newId(), url: text })),
    addresses: readLocation(objectOf(basics['location']), { newId, notes }),
    about: richFrom(textOf(basics['summary'])),
    ...readProfiles(objectsOf(basics['profiles']), { newId, address }),
    motherTongues: objectsOf(root['languages'])
      .filter((language) => readFluency(textOf(language['fluency'])).kind === 'native')
      .map((language) => ({ id: newId(), ...languageOf(textOf(language['language'])) })),
  }
}

function readLocation(location: JsonObject, { newId, notes }: ElementReading): Personal['addresses'] {
  const place = {
    address: textOf(location['address']).replaceAll(/\s*\n\s*/g, ', '),
    postalCode: textOf(location['postalCode']),
    city: textOf(location['city']),
    country: countrySaid([textOf(location['countryCode'])], {
      at: 'personal/addresses',
      source: 'basics/location/countryCode',
      notes,
    }),
  }
  return Object.values(place).every((part) => part === '') ? [] : [{ id: newId(), use: 'home', ...place }]
}

/** A profile with an address is one of a social service, one without is a name on a messaging service. */
function readProfiles(
  profiles: readonly JsonObject[],
  { newId, address }: { newId: () => string; address: (text: string, at: string, source: string) => string },
): Pick<Personal, 'socials' | 'messaging'> {
  const found: Pick<Personal, 'socials' | 'messaging'> = { socials: [], messaging: [] }
  for (const [index, profile] of profiles.entries()) {
    const [network, username] = [textOf(profile['network']), textOf(profile['username'])]
    const url = address(textOf(profile['url']), 'personal/socials', `basics/profiles/${index}/url`)
    const service = messagingServices.find((one) => one === network.toLowerCase())
    if (url !== '') found.socials.push({ id: newId(), service: socialServiceOf(url) ?? 'other', title: '', url })
    else if (username !== '')
      found.messaging.push({
        id: newId(),
        service: service ?? 'other',
        title: '',
        handle: service || network === '' ? username : `${network}: ${username}`,
      })
  }
  return found
}
