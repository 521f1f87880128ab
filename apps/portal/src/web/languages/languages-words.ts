import type { CefrSkill } from '@laissez-passer/europass/cefr'
import { type LanguagesMessageKey, languagesWords } from '@laissez-passer/europass/languages'
import type { Translator } from '@laissez-passer/i18n/translator'
import { use } from 'react'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { spokenOnce } from '../words/own-words.ts'

/** Can-do statements and the words of the grid in a language; fetched once. */
export const wordsOfLanguages = spokenOnce(languagesWords)

/** Can-do statements in the language of the pages; suspends until they are there. */
export function useLanguagesWords(): Translator<LanguagesMessageKey> {
  return use(wordsOfLanguages(useWords().t.language))
}

/** What a skill is called: in a sign language nothing is listened to or spoken. */
export function useSkillName(): (skill: CefrSkill, options: { readonly signed: boolean }) => string {
  const say = useLanguagesWords()
  const e = useEuropassWords()
  return (skill, { signed }) => (signed ? say(`signed.${skill}`) : e(`cefr.${skill}`))
}
