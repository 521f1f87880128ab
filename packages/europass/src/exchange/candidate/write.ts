import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../../option-rules.ts'
import type { ResolvedCv, ResolvedSection } from '../../cv/resolve.ts'
import type { Kept } from '../../profile/schema.ts'
import { own, writeChannel, writeRich } from '../../sections/candidate.ts'
import type { CustomEntry } from '../../sections/custom-section/schema.ts'
import { writeCustom } from '../../sections/custom-section/xml.ts'
import { type Entry, isSectionName, sectionNames, sections } from '../../sections/index.ts'
import { writePhoto } from '../../sections/personal-information/photo-xml.ts'
import { writePerson, writePersonName } from '../../sections/personal-information/xml.ts'
import type { Section } from '../../sections/section.ts'
import type { TemplateName } from '../../templates/names.ts'
import { branch, element, leaf, type Xml } from '../../xml/write.ts'
import type { Attachment } from '../draft.ts'
import { numbersOf, writeAttachments } from './attachments.ts'
import { writeKept } from './kept.ts'

/** Namespaces of the document: those of Europass, and ours for what it has no place for. */
const namespaces = {
  xmlns: 'http://www.europass.eu/1.0',
  'xmlns:hr': 'http://www.hr-xml.org/3',
  'xmlns:oa': 'http://www.openapplications.org/oagis/9',
  'xmlns:eures': 'http://www.europass_eures.eu/1.0',
  'xmlns:lp': 'urn:laissez-passer:europass',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': 'http://www.europass.eu/1.0 Candidate.xsd',
}

/** The template of Europass that comes nearest to one of ours, by its number there. */
const templateCodes: Readonly<Partial<Record<TemplateName, string>>> = { formal: 'Template1', modern: 'Template2' }

const identified = (id: string, name: string, version: string): Record<string, string> => ({
  schemeID: id,
  schemeName: name,
  schemeAgencyName: 'EUROPASS',
  schemeVersionID: version,
})

/** What `writeCandidate` takes besides the CV. */
export interface WriteCandidateOptions {
  /** What an import brought and no section has a field for; goes back to its place. */
  readonly kept?: readonly Kept[]
  /** Files that go along. */
  readonly attachments?: readonly Attachment[]
  /** The sections there are, all of Europass unless told. */
  readonly known?: readonly Section[]
}

const rules: OptionRules<WriteCandidateOptions> = {
  kept: optional(accepts.list(takes.object('what an import kept'))),
  attachments: optional(accepts.list(takes.object('an attachment'))),
  known: optional(accepts.list(takes.object('a section'))),
}

/**
 * Writes a CV as Europass XML, the "Candidate" document 4.0 that the Europass editor imports and embeds in
 * its PDFs.
 *
 * Holds what the CV shows. What Europass has no element for stands in elements of our own, which importers
 * ignore and `readCandidate` reads. What would refuse the whole file elsewhere, a telephone without dialling
 * code or a date that isn't finished, is put aside or left out.
 *
 * @param resolved - of a finished CV or a draft
 * @returns an XML document, UTF-8 by its declaration
 */
export function writeCandidate(resolved: ResolvedCv, options: WriteCandidateOptions = {}): string {
  checkOptions('writeCandidate', options, rules)
  const { kept = [], attachments = [], known = sectionNames.map((name): Section => sections[name]) } = options
  const { cv, personal, language } = resolved
  const numbers = numbersOf(attachments)
  const writing = { labels: cv.labels, files: numbers }
  const shown = new Map(resolved.sections.map((section) => [section.name as string, section.entries]))
  const root = element(
    ['Candidate', namespaces],
    [
      element(['hr:DocumentID', identified(cv.id, 'DocumentIdentifier', '4.0')]),
      element('CandidateSupplier', [
        element(['hr:PartyID', identified(cv.id, 'PartyID', '1.0')]),
        leaf('hr:PartyName', 'Owner'),
        element('PersonContact', [writePersonName(personal), writeChannel('Email', personal.emails[0]?.address ?? '')]),
        leaf('hr:PrecedenceCode', '1'),
      ]),
      element('CandidatePerson', [...writePerson(personal), writeKept(kept, 'Candidate/CandidatePerson')]),
      element(
        ['CandidateProfile', { languageCode: language.split('-')[0] ?? 'en' }],
        [
          element(['hr:ID', identified(cv.id, 'CandidateProfileID', '1.0')]),
          writeRich('hr:ExecutiveSummary', personal.about),
          ...known.map((section) => section.xml.write(shown.get(section.name) ?? [], writing)),
          writeCustom(resolved.sections.filter(({ name }) => !isSectionName(name)).map(customOf), writing),
          writePhoto(personal.photo),
          writeAttachments(attachments, numbers),
          leaf(own('Headline'), cv.headline),
          leaf(own('Language'), language),
          writeKept(kept, 'Candidate/CandidateProfile'),
        ],
      ),
      branch('RenderingInformation', [writeDesign(resolved)]),
      writeKept(kept, 'Candidate'),
    ],
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}\n`
}

const customOf = ({ name, title, entries }: ResolvedSection) => ({
  id: name.slice('custom:'.length),
  title,
  entries: entries.filter(isActivity),
})

/** Entries of a person's own sections all have the same fields. */
const isActivity = (entry: Entry): entry is CustomEntry => 'title' in entry && 'links' in entry

function writeDesign({ cv, sections: all }: ResolvedCv): Xml {
  return element('Design', [
    leaf('Template', templateCodes[cv.template] ?? 'Template1'),
    leaf('Color', 'Default'),
    leaf('FontSize', { small: 'Small', medium: 'Medium', large: 'Large' }[cv.design.size]),
    leaf('Logo', 'FirstPage'),
    leaf('PageNumbers', String(cv.design.pageNumbers)),
    // A section that isn't listed here is hidden by the Europass importer; those that the person made are
    // named by their titles.
    element(
      'SectionsOrder',
      all.map(({ name, title }) =>
        element(
          'Section',
          isSectionName(name)
            ? [leaf('Title', name), leaf(own('Heading'), title)]
            : [leaf('Title', title), leaf('Custom', 'true')],
        ),
      ),
    ),
    leaf(own('Template'), cv.template),
    leaf(own('Labels'), cv.labels),
  ])
}
