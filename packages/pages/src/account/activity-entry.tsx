import type { ReactNode } from 'react'
import { isLanguage, nameOf } from '@laissez-passer/i18n/languages'
import { countryName } from '../parts/country.ts'
import { dotted } from '../parts/dotted.ts'
import { methodLabel } from '../parts/methods.tsx'
import { Moment } from '../parts/moment.tsx'
import type { ActivityItem } from '../types.ts'
import { useView, type View } from '../view.ts'

/** A line of the activity: what happened, what is known of it, when. */
export function ActivityEntry({ entry }: { readonly entry: ActivityItem }): ReactNode {
  const view = useView()
  const { t } = view
  const known = entryFacts(view, entry.details)
  const facts = dotted(t, entry.byOperator ? [t('log.by-operator'), ...known] : known)
  return (
    <>
      <p className="log-what">{entryWords(view, entry.kind)}</p>
      {facts !== '' && <p className="soft">{facts}</p>}
      <p className="log-when">
        <Moment at={entry.at} />
      </p>
    </>
  )
}

/** What happened, in words; by its code where there are none. */
export function entryWords({ t }: View, kind: string): string {
  const key = `activity.${kind}`
  return t.has(key) ? t(key) : kind
}

/** Details are short facts; names of methods, languages and countries become words. */
export function entryFacts(view: View, details: Readonly<Record<string, string>>): string[] {
  return Object.entries(details).map(([name, value]) => {
    if (name === 'account') return view.t('log.of-account', { uid: value })
    if (name === 'country') return countryName(value, view.page.lang)
    if (name === 'language') return isLanguage(value) ? nameOf(value) : value
    return name === 'method' ? methodLabel(view, { name: value }) : value
  })
}
