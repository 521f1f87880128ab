/** Reactive Resume's JSON: versions 3, 4 and 5. @module */
import type { JsonObject } from '../../patch/json.ts'
import type { SectionName } from '../../sections/index.ts'
import { countryOf, placeOf } from '../codes.ts'
import { type CvDraft, type DocumentDraft, emptyDraft, type ProfileDraft, type Reading } from '../draft.ts'
import { readDateText } from '../dates.ts'
import { objectOf, objectsOf, textOf, watch } from '../json.ts'
import { readWholeName } from '../names.ts'
import { withTold } from '../period-draft.ts'
import { readPhoto } from '../photo.ts'
import { richFrom } from '../rich.ts'
import { readPhone } from '../skills-passport/identification.ts'
import { readWebAddress } from '../web-addresses.ts'
import { readItem } from './items.ts'
import { sectionReader } from './sections.ts'

/**
 * The version of Reactive Resume that wrote a document, `3`, `4` or `5`; `undefined`: another program did.
 */
export function reactiveResumeVersion(json: JsonObject): '3' | '4' | '5' | undefined {
  const sections = json['sections']
  if (typeof sections !== 'object' || sections === null || json['basics'] === undefined) return undefined
  if (json['picture'] !== undefined || json['customSections'] !== undefined) return '5'
  const { work, experience, custom, summary } = objectOf(sections)
  if (experience !== undefined || summary !== undefined || custom !== undefined) return '4'
  return work !== undefined || json['public'] !== undefined || json['metadata'] !== undefined ? '3' : undefined
}

/** How it looks and who may see it isn't what it says of the person. */
const aboutTheFile =
  /^(?:(?:sections\/|basics\/)?summary\/(?:title|name|heading|hidden|visible)|picture\/(?!url)|\$schema|version|metadata|public|id|slug|title|createdAt|updatedAt|image)(?:\/|$)|\/(?:id|columns|separateLinks|icon|levelNum|type|size|aspectRatio|borderRadius|effects|filters|hideIcon|showLinkInTitle|inlineLink|iconColor|level)(?:\/|$)/

/** Reads a document. */
export function readReactiveResume(json: JsonObject, reading: Reading): DocumentDraft {
  const watched = watch(json)
  const draft = emptyDraft()
  const { value } = watched
  const cv: CvDraft = { headline: '', sections: [] }
  readBasics(value, draft.profile, { cv, ...reading })
  const sections = objectOf(value['sections'])
  for (const key of Object.keys(sections)) {
    if (key === 'summary') continue
    if (key === 'custom') {
      const own = objectOf(sections[key])
      for (const id of Object.keys(own))
        readSection(objectOf(own[id]), { key: 'custom', cv, profile: draft.profile, ...reading })
    } else readSection(objectOf(sections[key]), { key, cv, profile: draft.profile, ...reading })
  }
  for (const section of objectsOf(value['customSections'])) {
    const type = textOf(section['type'])
    readSection(section, {
      key: type === '' || type === 'summary' || type === 'cover-letter' ? 'custom' : type,
      cv,
      profile: draft.profile,
      ...reading,
    })
  }
  draft.cv = cv
  for (const { path, value: left } of watched.unread())
    if (!aboutTheFile.test(path))
      reading.notes.lost('no-place', {
        source: path,
        params: { value: typeof left === 'string' ? left : (JSON.stringify(left) ?? '') },
      })
  return draft
}

function readBasics(json: JsonObject, profile: ProfileDraft, { cv, newId, notes }: Reading & { cv: CvDraft }): void {
  const basics = objectOf(json['basics'])
  const { personal } = profile
  Object.assign(personal, readWholeName(textOf(basics['name']), { source: 'basics/name', notes }))
  cv.headline = textOf(basics['headline'])
  const email = textOf(basics['email'])
  if (email !== '') personal.emails = [{ id: newId(), address: email }]
  const phone = textOf(basics['phone'])
  if (phone !== '') personal.phones = [{ id: newId(), use: 'mobile', ...readPhone(phone) }]
  const address = readLocation(basics['location'])
  if (Object.values(address).some((part) => part !== ''))
    personal.addresses = [{ id: newId(), use: 'home', ...address }]
  const website = objectOf(basics['website'])
  const [id, href] = [
    newId(),
    textOf(basics['website']) || textOf(website['url']) || textOf(objectOf(basics['url'])['href']),
  ]
  textOf(website['label'] ?? objectOf(basics['url'])['label'])
  const url = readWebAddress(href, { at: `personal/websites/${id}/url`, source: 'basics/website', notes })
  if (url !== '') personal.websites = [{ id, url }]
  personal.birthDate = readDateText(textOf(basics['birthdate']), {
    at: 'personal/birthDate',
    source: 'basics/birthdate',
    notes,
  })
  const summary = objectOf(json['summary'])['content'] ?? objectOf(objectOf(json['sections'])['summary'])['content']
  const about = textOf(summary) || textOf(basics['summary']) || textOf(objectOf(basics['summary'])['body'])
  // Fields that the person made have a name each: they stand as lines of their own.
  const told = objectsOf(basics['customFields']).map((field) =>
    [textOf(field['name']), textOf(field['value']) || textOf(field['text'])].filter((part) => part !== '').join(': '),
  )
  personal.about = withTold(richFrom(about), told)
  for (const text of told)
    notes.changed('moved', { at: 'personal/about', source: 'basics/customFields', params: { label: text } })
  const summaryOf = [
    objectOf(json['summary']),
    objectOf(objectOf(json['sections'])['summary']),
    objectOf(basics['summary']),
  ]
  if (summaryOf.some(isHidden)) (cv.personalHidden ??= []).push('about')
  const picture = objectOf(json['picture'] ?? basics['picture'] ?? basics['photo'])
  const photo = textOf(picture['url'])
  if (isHidden(picture) || isHidden(objectOf(picture['effects']))) (cv.personalHidden ??= []).push('photo')
  personal.photo = photo.startsWith('data:') ? readPhoto(photo, { at: 'personal/photo', from: 'picture', notes }) : ''
  if (photo !== '' && !photo.startsWith('data:')) notes.lost('picture', { at: 'personal/photo', source: 'picture/url' })
  for (const [index, one] of objectsOf(basics['profiles']).entries()) {
    const entry = newId()
    const source = `basics/profiles/${index}`
    const item = readItem(one, { entry: `personal/socials/${entry}`, source, newId, notes })
    sectionReader('profiles').read(item, { profile, id: entry, title: '', source, newId, notes })
  }
}

const isHidden = (of: JsonObject): boolean => of['hidden'] === true || of['visible'] === false

function readLocation(location: unknown): { address: string; postalCode: string; city: string; country: string } {
  const { address, postalCode, city, region, country } = objectOf(location)
  const whole = textOf(location)
  if (whole !== '') return { address: '', postalCode: '', ...placeOf(whole) }
  const known = countryOf(textOf(country))
  const lines = [textOf(address), textOf(region), known === '' ? textOf(country) : '']
  return {
    address: lines.filter((line) => line !== '').join(', '),
    postalCode: textOf(postalCode),
    city: textOf(city),
    country: known,
  }
}

function readSection(
  section: JsonObject,
  { key, cv, profile, newId, notes }: Reading & { key: string; cv: CvDraft; profile: ProfileDraft },
): void {
  const title = textOf(section['title']) || textOf(section['name'])
  const shown = !isHidden(section)
  const reader = sectionReader(key)
  const hidden: string[] = []
  for (const [index, one] of objectsOf(section['items']).entries()) {
    const id = newId()
    const source = `sections/${key}/items/${index}`
    if (isHidden(one)) hidden.push(id)
    const entry = entryPath(reader.to, id)
    reader.read(readItem(one, { entry, source, newId, notes }), {
      profile,
      id,
      title: title || key,
      source,
      newId,
      notes,
    })
  }
  if (reader.to && (hidden.length > 0 || !shown)) cv.sections.push({ name: reader.to, shown, hidden })
}

const entryPath = (section: SectionName | undefined, id: string): string =>
  section ? `entries/${section}/${id}` : `custom/entries/${id}`
