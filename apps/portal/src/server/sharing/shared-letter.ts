import { inLanguage } from '@laissez-passer/europass/cv'
import { letterDraftSchema, prepareLetter } from '@laissez-passer/europass/letter'
import { resolveDesign } from '@laissez-passer/europass/templates'
import { europassWords } from '@laissez-passer/europass/words'
import type { SharedKind } from './shared-kind.ts'
import { readDocument, readProfile } from './read-document.ts'

/** A letter as it prints. The CV that goes with it is an item of its own. */
export const sharedLetter: SharedKind = async ({ owner, id, printed, ...reading }) => {
  const letter = await readDocument({ owner, kind: 'letter', id }, letterDraftSchema, reading)
  const profile = letter && (await readProfile(owner, reading))
  if (!profile) return null
  const words = await europassWords(letter.labels, await printed(letter.labels))
  const { template } = letter
  const design = resolveDesign(letter.design, { template, logoText: words('design.logo.alt') })
  const { personal } = inLanguage(profile, letter.language).document
  return { kind: 'letter', template, view: prepareLetter(letter, { personal, words, design }) }
}
