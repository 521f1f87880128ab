import { digitalTestSchema, digitalWords, isFinished, reportSheet } from '@laissez-passer/europass/digital-skills'
import { europassWords } from '@laissez-passer/europass/words'
import { readDocument, readProfile } from './read-document.ts'
import type { SharedKind } from './shared-kind.ts'

/** The report of a finished test, without earlier ones: these are things of their own. */
export const sharedDigitalTest: SharedKind = async ({ owner, id, language, ...reading }) => {
  const test = await readDocument({ owner, kind: 'digital-test', id }, digitalTestSchema, reading)
  if (!test || !isFinished(test)) return null
  const personal = (await readProfile(owner, reading))?.personal
  const [words, documentWords] = [await digitalWords(language), await europassWords(language)]
  const name = personal ? `${personal.givenName} ${personal.familyName}`.trim() : ''
  const view = reportSheet(test, { words, documentWords, name, timeZone: 'UTC' })
  return { kind: 'sheet', of: 'digital-test', view }
}
