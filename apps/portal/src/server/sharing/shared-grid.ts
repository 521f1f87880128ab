import { check } from '@laissez-passer/europass/fields'
import { gridSheet, languageCheckDraftSchema, languagesWords } from '@laissez-passer/europass/languages'
import { europassWords } from '@laissez-passer/europass/words'
import { readProfile } from './read-document.ts'
import type { SharedKind } from './shared-kind.ts'

/** Languages and their levels, in the reader’s language: of the person their name, and nothing else. */
export const sharedGrid: SharedKind = async ({ owner, language, ...reading }) => {
  const profile = await readProfile(owner, reading)
  if (!profile) return null
  const [words, say] = await Promise.all([europassWords(language), languagesWords(language)])
  const checks = await reading.store.documents.list(owner, 'language-check')
  const signed = checks.flatMap(({ head }) => {
    const read = check(languageCheckDraftSchema, { ...head, id: 'one', answers: {} })
    return read.ok && read.value.signed ? [read.value] : []
  })
  const view = gridSheet(profile, { words, say, signed })
  return view && { kind: 'sheet', of: 'grid', view }
}
