import { isObject } from '@laissez-passer/europass/patch'
import { useEffect, useState } from 'react'
import type { ListedInstitution } from '../../institutions.ts'
import { load } from '../request.ts'

/** The institutions that a person speaks for here. */
export interface OwnInstitutions {
  readonly institutions: readonly ListedInstitution[] | 'unknown' | 'failed'
  /** Asks once more. */
  readonly again: () => void
}

/** @param person - their id; null: nobody is signed in, and nothing is asked */
export function useOwnInstitutions(person: string | null): OwnInstitutions {
  const [institutions, setInstitutions] = useState<OwnInstitutions['institutions']>('unknown')
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (person === null) return
    let stale = false
    void load('/api/institutions', readAll).then((loaded) => {
      if (!stale) setInstitutions(loaded.ok ? loaded.value : 'failed')
    })
    return () => {
      stale = true
    }
  }, [person, times])
  return { institutions, again: () => setTimes((before) => before + 1) }
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
