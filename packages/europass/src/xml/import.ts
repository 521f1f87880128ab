import { type Cv, cvDraftSchema, cvLanguages, sectionNames, templateNames } from '../model/cv.ts'
import { check } from '../model/issue.ts'
import { templateCodes } from './export.ts'
import { all, find, readXml, text, type XmlElement } from './read.ts'
import { type ImportRefusal, Refused } from './refusal.ts'
import { readDigitalSkills } from './sections/digital-skills.ts'
import { readEducation } from './sections/education.ts'
import { readLanguages } from './sections/languages.ts'
import { readPersonal } from './sections/personal.ts'
import { readWork } from './sections/work-experience.ts'

/** The outcome of an import: a CV with its content, or why there is none. */
export type ImportOutcome = { readonly ok: true; readonly cv: Cv } | ({ readonly ok: false } & ImportRefusal)

/** The largest document read, in UTF-16 code units: room for a photo. */
const maxLength = 5_000_000

/**
 * Reads Europass XML, the "Candidate" document.
 *
 * Elements it doesn't know are ignored and order doesn't matter. The rules of the Europass importer are kept:
 * a missing name, a telephone without dialling code or an impossible date refuses the whole document;
 * sections missing from `SectionsOrder` come in, but not shown. A document type declaration, and anything
 * over 5 million characters, is refused unread. The outcome is a draft: check it with `cvSchema` before
 * calling it finished.
 *
 * @param source - the document's text
 * @param options - `newId`: makes ids for the CV and its entries, random UUIDs unless given
 * @returns the CV, or a `reason` with what is needed to explain it
 */
export function importEuropassXml(source: string, options: { newId?: () => string } = {}): ImportOutcome {
  const newId = options.newId ?? (() => crypto.randomUUID())
  const root = readXml(source, { maxLength })
  if (typeof root === 'string') return { ok: false, reason: root }
  if (root.name === 'SkillsPassport' || root.name === 'learnerinfo') return { ok: false, reason: 'legacy-format' }
  if (root.name !== 'Candidate') return { ok: false, reason: 'not-europass' }
  try {
    const draft = check(cvDraftSchema, readCandidate(root, newId))
    return draft.ok ? { ok: true, cv: draft.value } : { ok: false, reason: 'over-limit', issues: draft.issues }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, ...error.refusal }
    throw error
  }
}

function readCandidate(candidate: XmlElement, newId: () => string): Cv {
  const profile = find(candidate, 'CandidateProfile')
  const design = find(candidate, 'RenderingInformation', 'Design')
  const order = find(design, 'SectionsOrder')
  // A document that orders nothing would import as an empty page: it shows all instead.
  const listed = order ? all(order, 'Section').map((section) => text(section, 'Title')) : sectionNames
  const language = profile?.attributes['languageCode']
  return {
    id: newId(),
    title: '',
    headline: '',
    language: cvLanguages.find((one) => one === language) ?? 'en',
    template: templateNames.find((one) => templateCodes[one] === text(design, 'Template')) ?? 'cv-formal',
    colour: 'burgundy',
    pageNumbers: text(design, 'PageNumbers') !== 'false',
    sections: [...new Set(listed)]
      .map((title) => sectionNames.find((one) => one === title))
      .filter((name) => name !== undefined),
    hidden: [],
    content: {
      personal: readPersonal(candidate, newId),
      work: readWork(profile, newId),
      education: readEducation(profile, newId),
      languages: readLanguages(candidate, newId),
      digitalSkills: readDigitalSkills(profile, newId),
    },
  }
}
