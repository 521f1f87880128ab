import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Moment } from '../parts/moment.tsx'
import { dotted } from '../parts/dotted.ts'
import { methodLabel } from '../parts/methods.tsx'
import type { ActivityProps } from '../types.ts'
import { useView, type View } from '../view.ts'

/** What happened to the account, newest first, with what to do about what one doesn't recognise. */
export function ActivityPage({ notice, entries }: ActivityProps): ReactNode {
  const view = useView()
  const { addresses, t } = view
  return (
    <AccountLayout title={t('activity.title')} notice={notice}>
      <p className="soft">
        {t.parts<ReactNode>('activity.text', {
          password: (words) => (
            <a key="password" href={addresses.account('password')}>
              {words}
            </a>
          ),
        })}
      </p>
      {entries.length === 0 ? (
        <p className="sheet">{t('activity.none')}</p>
      ) : (
        <ol className="sheet log">
          {entries.map((entry) => (
            <li key={entry.id}>
              <p className="log-what">{entryWords(view, entry.kind)}</p>
              <p className="soft">{dotted(t, entryFacts(view, entry.details))}</p>
              <p className="log-when">
                <Moment at={entry.at} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </AccountLayout>
  )
}

/** What an entry of the activity log tells, in words. */
export function entryWords({ t }: View, kind: string): string {
  const key = `activity.${kind}`
  return t.has(key) ? t(key) : kind
}

/** The short facts of an entry; names of methods and countries become words. */
export function entryFacts(view: View, details: Readonly<Record<string, string>>): string[] {
  return Object.entries(details).map(([name, value]) => {
    if (name === 'country') return countryName(value, view.page.lang)
    return name === 'method' ? methodLabel(view, { name: value }) : value
  })
}

/** `LT` reads Lithuania. */
function countryName(code: string, language: string): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code) : code
}
