import { isObject } from '@laissez-passer/europass/patch'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListedInstitution } from '../../institutions.ts'
import { load } from '../request.ts'

/** The institutions that a person speaks for here. */
export interface OwnInstitutions {
  readonly institutions: readonly ListedInstitution[] | 'unknown' | 'failed'
  /** Asks once more. */
  readonly again: () => Promise<void>
}

/** @param person - their id; null: nobody is signed in, and nothing is asked */
export function useOwnInstitutions(person: string | null): OwnInstitutions {
  const [institutions, setInstitutions] = useState<OwnInstitutions['institutions']>('unknown')
  const asked = useRef(person)
  const again = useCallback(async () => {
    asked.current = person
    if (person === null) return
    const loaded = await load('/api/institutions', readAll)
    if (asked.current === person) setInstitutions(loaded.ok ? loaded.value : 'failed')
  }, [person])
  useEffect(() => void again(), [again])
  return { institutions, again }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const readAll = ({ institutions }: { readonly [name: string]: unknown }): readonly ListedInstitution[] =>
  Array.isArray(institutions)
    ? institutions.filter(isObject).map(({ id, name, names, country }) => ({
        id: text(id),
        name: text(name),
        names: Array.isArray(names) ? names.map(text) : [],
        country: text(country),
      }))
    : []
