import { isLanguage, spokenFor } from '@laissez-passer/i18n/languages'
import { type Cv, cvDraftSchema } from '../cv/schema.ts'
import { fileNameOf } from '../fields/file-name.ts'
import { type Letter, letterDraftSchema } from '../letter/schema.ts'
import { type Profile, profileDraftSchema, withFiles } from '../profile/index.ts'
import { sectionNames } from '../sections/index.ts'
import { templateNames } from '../templates/names.ts'
import type { Attachment, CvDraft, DocumentDraft, LetterDraft, Reading } from './draft.ts'
import type { NotePlace, Notes } from './notes.ts'
import { RefusedFile } from './refusal.ts'
import { settle } from './settle.ts'

/** What came out of a file: drafts, within all limits, to be checked before they are called finished. */
export interface ImportedDocument {
  readonly profile: Profile
  readonly cvs: readonly Cv[]
  readonly letters: readonly Letter[]
  readonly attachments: readonly Attachment[]
}

/**
 * Brings what was read within all limits; what that changes or loses is noted.
 *
 * @throws RefusedFile `malformed` when not even a profile comes of it
 */
export function settledDocument(
  draft: DocumentDraft,
  { language, ...reading }: Reading & { language: string },
): ImportedDocument {
  const { profile, cv, letters, attachments } = draft
  const tag = profile.language === '' ? language : profile.language
  const whole = settle(profileDraftSchema, { ...profile, language: tag }, reading.notes)
  if (whole === undefined) throw new RefusedFile('malformed')
  const cvs = cv === undefined ? [] : [settledCv(cv, { ...reading, language: tag })]
  return {
    profile: withFiles(whole, (id) => attachments.some((one) => one.id === id)),
    cvs: cvs.filter((one) => one !== undefined),
    letters: letters
      .map((letter) => settledLetter(letter, { ...reading, language: letter.language || tag }))
      .filter((letter) => letter !== undefined),
    attachments: attachments.map((one) => ({ ...one, name: fileNameOf(one.name) })),
  }
}

function settledLetter(letter: LetterDraft, { language, notes }: Reading & { language: string }): Letter | undefined {
  const place = (of: NotePlace): NotePlace => ({ ...of, at: `letters/${letter.id}/${of.at ?? ''}` })
  const told: Notes = {
    changed: (code, of) => notes.changed(code, place(of)),
    lost: (code, of) => notes.lost(code, place(of)),
  }
  return settle(letterDraftSchema, { ...letter, language, labels: spokenFor(language) }, told)
}

function settledCv(cv: CvDraft, { language, newId, notes }: Reading & { language: string }): Cv | undefined {
  const { headline, personalHidden = [], hidesOthers = false, pageNumbers = true } = cv
  const listed = new Set(cv.sections.map(({ name }) => name))
  const others = sectionNames.filter((name) => hidesOthers && !listed.has(name)).map((name) => ({ name, shown: false }))
  const labels = isLanguage(cv.labels) ? cv.labels : spokenFor(cv.labels || language)
  const template = templateNames.find((one) => one === cv.template)
  const draft = {
    id: newId(),
    language,
    labels,
    headline,
    personalHidden,
    ...(template && { template }),
    design: { pageNumbers },
    sections: [...cv.sections, ...others],
  }
  return settle(cvDraftSchema, draft, notes)
}
