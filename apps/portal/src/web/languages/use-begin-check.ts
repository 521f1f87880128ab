import type { LanguageCheck } from '@laissez-passer/europass/languages'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../language.tsx'
import type { Person } from '../who.ts'
import { beginCheck } from './checks.ts'

/** Begins a check and goes to it; `trouble` says that it couldn’t be kept. */
export function useBeginCheck(person: Person | null): {
  readonly begin: (language: Pick<LanguageCheck, 'code' | 'label' | 'signed'>) => Promise<void>
  readonly trouble: 'full' | 'failed' | null
} {
  const { language: speak } = useWords()
  const navigate = useNavigate()
  const [trouble, setTrouble] = useState<'full' | 'failed' | null>(null)
  const begin = async (language: Pick<LanguageCheck, 'code' | 'label' | 'signed'>): Promise<void> => {
    const begun = await beginCheck(person, language, { speak })
    if (begun.ok) void navigate(`/languages/${begun.value}`)
    else setTrouble(begun.reason === 'full' ? 'full' : 'failed')
  }
  return { begin, trouble }
}
