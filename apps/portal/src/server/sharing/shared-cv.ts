import { cvDraftSchema, resolveCv } from '@laissez-passer/europass/cv'
import { resolveDesign } from '@laissez-passer/europass/templates'
import { prepareCv } from '@laissez-passer/europass/view'
import { europassWords } from '@laissez-passer/europass/words'
import type { SharedKind } from './shared-kind.ts'
import { readDocument, readProfile } from './read-document.ts'

/** A CV as it prints: in its own language, without what it hides, its own name or what it was made for. */
export const sharedCv: SharedKind = async ({ owner, id, printed, ...reading }) => {
  const cv = await readDocument({ owner, kind: 'cv', id }, cvDraftSchema, reading)
  const profile = cv && (await readProfile(owner, reading))
  if (!profile) return null
  const words = await europassWords(cv.labels, await printed(cv.labels))
  const { template } = cv
  const design = resolveDesign(cv.design, { template, logoText: words('design.logo.alt') })
  return { kind: 'cv', template, view: prepareCv(resolveCv(profile, cv), { words, design }) }
}
