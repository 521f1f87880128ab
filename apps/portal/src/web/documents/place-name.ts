import { type Path, stepsOf } from '@laissez-passer/europass/patch'
import { isSectionName, type SectionName } from '@laissez-passer/europass/sections'
import { createContext, use, useCallback } from 'react'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'

/** Sections by where they lay before version 2. */
const first: Readonly<Record<string, SectionName>> = {
  work: 'work-experience',
  education: 'education-training',
  languages: 'language',
  digitalSkills: 'profile-skills',
}

/**
 * Which section a place lies in: personal information, one of Europass, one that the person made; or none.
 */
export function sectionAt(path: Path): SectionName | 'personal' | 'custom' | null {
  const [one = '', ...others] = stepsOf(path)
  // An override and a translation are named by the place that they stand over.
  if (one === 'overrides') return sectionAt(others[0] ?? '')
  if (one === 'translations') return sectionAt(others[1] ?? '')
  if (one === 'content' || one === 'entries' || one === 'sections') return sectionNamed(others[0] ?? '')
  return sectionNamed(one)
}

function sectionNamed(name: string): SectionName | 'personal' | 'custom' | null {
  if (name === 'personal' || name === 'personalHidden') return 'personal'
  if (name === 'custom' || name.startsWith('custom:')) return 'custom'
  if (isSectionName(name)) return name
  return Object.hasOwn(first, name) ? (first[name] ?? null) : null
}

/**
 * What places are called in documents that have no sections of a profile; null of a place that isn’t named.
 */
export const PlaceNames = createContext<((path: Path) => string | null) | null>(null)

/** What a place of a document is called: the section that it lies in. */
export function usePlaceName(): (path: Path) => string {
  const { t } = useWords()
  const e = useEuropassWords()
  const own = use(PlaceNames)
  return useCallback(
    (path) => {
      if (own) return own(path) ?? t('history.look')
      const section = sectionAt(path)
      if (section === null) return t('history.look')
      if (section === 'personal') return t('section.personal')
      return section === 'custom' ? t('history.own') : e(`section.${section}`)
    },
    [t, e, own],
  )
}
