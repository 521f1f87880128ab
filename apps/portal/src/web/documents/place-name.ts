import { type Path, stepsOf } from '@laissez-passer/europass/patch'
import { useCallback } from 'react'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'

/** Sections by where they lie in a document. */
const sections = {
  work: 'section.work-experience',
  education: 'section.education-training',
  languages: 'section.language',
  digitalSkills: 'section.profile-skills',
} as const

/** What a place of a document is called: the section that it lies in. */
export function usePlaceName(): (path: Path) => string {
  const { t } = useWords()
  const e = useEuropassWords()
  return useCallback(
    (path) => {
      const [first = '', ...others] = stepsOf(path)
      const step = first === 'content' ? others[0] : first
      if (step === 'personal') return t('section.personal')
      const section = Object.entries(sections).find(([name]) => name === step)
      return section ? e(section[1]) : t('history.look')
    },
    [t, e],
  )
}
