import { isLanguage, nameOf } from '@laissez-passer/i18n/languages'
import type { ReactNode } from 'react'
import type { Known } from '../props/services.ts'
import { useView } from '../view.ts'

/** What a service gets to know, each with what it is where the page may show it. */
export function KnownList({
  known,
  values,
}: {
  known: readonly Known[]
  values: Readonly<Partial<Record<Known, string>>>
}): ReactNode {
  const { t } = useView()
  return (
    <ul className="known">
      {known.map((each) => (
        <li key={each}>
          <span>{t(`known.${each}`)}</span>
          {values[each] !== undefined && <span className="known-value">{values[each]}</span>}
        </li>
      ))}
    </ul>
  )
}

/** What of an account is shown beside it. */
export function knownValues(
  { email, language }: { readonly email: string; readonly language: string },
  name: string,
): Readonly<Partial<Record<Known, string>>> {
  return { name, email, language: isLanguage(language) ? nameOf(language) : language }
}
