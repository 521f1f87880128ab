import { isLanguageTag } from '../../fields/language-tag.ts'
import type { Kept } from '../../profile/schema.ts'
import type { ElementReading } from '../../sections/candidate.ts'
import type { CustomEntry } from '../../sections/custom-section/schema.ts'
import { readCustom } from '../../sections/custom-section/xml.ts'
import { type Entry, type Personal, sectionNames, sections } from '../../sections/index.ts'
import { readPerson } from '../../sections/personal-information/xml.ts'
import type { Section } from '../../sections/section.ts'
import { all, find, text, type XmlElement } from '../../xml/read.ts'
import type { Attachment } from '../draft.ts'
import { fileIds, readAttachments } from './attachments.ts'
import { keptOf, readKept } from './kept.ts'

/** What a Candidate document says, before it is brought within the limits of a profile. */
export interface CandidateContent {
  /** A BCP 47 tag, or empty where the document doesn't say. */
  readonly language: string
  readonly personal: Personal
  readonly entries: Readonly<Record<string, readonly Entry[]>>
  readonly custom: readonly { readonly id: string; readonly title: string; readonly entries: CustomEntry[] }[]
  readonly kept: readonly Kept[]
  /** Files that came along. */
  readonly attachments: readonly Attachment[]
  /** What it says of the CV. */
  readonly cv: {
    readonly headline: string
    readonly template: string
    readonly labels: string
    readonly pageNumbers: boolean
    /** Sections as a CV names them, in its order, with their own headings; undefined where it orders none. */
    readonly order: readonly { readonly name: string; readonly title: string }[] | undefined
  }
}

/**
 * Reads a Candidate document. Order doesn't matter; what can't be read is noted; what nobody asked for is
 * kept, to be exported again.
 *
 * @param candidate - the element `Candidate`
 * @param reading - `newId` makes ids, `notes` are told what is lost
 * @param known - the sections there are, all of Europass unless told
 */
export function readCandidate(
  candidate: XmlElement,
  { newId, notes }: ElementReading,
  known: readonly Section[] = sectionNames.map((name): Section => sections[name]),
): CandidateContent {
  const profile = find(candidate, 'CandidateProfile')
  const files = fileIds(profile, newId)
  const reading: ElementReading = { newId, notes, files }
  // Read even where nothing in them is, so that only what is unknown in them is kept.
  for (const once of [candidate, find(candidate, 'CandidatePerson'), profile]) text(once)
  const design = find(candidate, 'RenderingInformation', 'Design')
  const order = find(design, 'SectionsOrder')
  const language = text(profile, 'Language') || (profile?.attributes['languageCode'] ?? '')
  // What an unknown element in a section's own holds is kept beside: the document has each of these once.
  for (const section of known) for (const own of all(profile, containerOf(section))) text(own)
  const custom = readCustom(profile, reading)
  const personal = readPerson(candidate, reading)
  const content = {
    language: isLanguageTag(language) ? language : '',
    personal,
    attachments: readAttachments(profile, personal.photo, files),
    entries: Object.fromEntries(known.map((section) => [section.name, section.xml.read(profile, reading)])),
    custom,
    cv: {
      headline: text(profile, 'Headline'),
      template: templateOf(design),
      labels: text(design, 'Labels'),
      pageNumbers: text(design, 'PageNumbers') !== 'false',
      order: order && orderOf(all(order, 'Section'), { custom, known }),
    },
  }
  return { ...content, kept: [...readKept(profile, newId), ...keptOf(candidate, newId)] }
}

interface Ordered {
  readonly custom: CandidateContent['custom']
  readonly known: readonly Section[]
}

/**
 * The order of sections. Those that the person made are named by their titles; a section that isn't here
 * (a test's results, personal information) says nothing.
 */
function orderOf(listed: readonly XmlElement[], { custom, known }: Ordered): { name: string; title: string }[] {
  return listed.flatMap((section) => {
    const [name, title] = [text(section, 'Title'), text(section, 'Heading')]
    const own = custom.find((one) => one.title === name)
    const isOwn = text(section, 'Custom') === 'true' || !known.some((one) => one.name === name)
    if (isOwn) return own ? [{ name: `custom:${own.id}`, title }] : []
    return [{ name, title }]
  })
}

/** The element that a section writes. */
const containerOf = (section: Section): string =>
  /^<(?:\w+:)?(\w+)/.exec(section.xml.write([], { labels: 'en' }))?.[1] ?? ''

/** Europass writes its own name for a template, ours stands in an element of our own, beside it. */
function templateOf(design: XmlElement | undefined): string {
  const named = all(design, 'Template').map((one) => one.text.trim())
  return named.find((one) => !/^Template\d+$/.test(one)) ?? { Template2: 'modern' }[named[0] ?? ''] ?? ''
}
