import { isLanguage, nameOf } from '@laissez-passer/i18n/languages'
import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { methodOf } from '../parts/methods.tsx'
import { Moment } from '../parts/moment.tsx'
import { zoneName } from '../parts/time-zone-field.tsx'
import type { DetailsProps } from '../types.ts'
import { useView } from '../view.ts'

/** A line of the account: what it is, what it says, where it is changed. */
interface Line {
  readonly term: string
  readonly value: ReactNode
  /** Where it is changed, and what the link there is called. */
  readonly change?: { readonly href: string | undefined; readonly name: string }
}

/** D2: what the account holds about a person, each with the way to change it. */
export function DetailsPage({
  account,
  notice,
  changeEmailHref,
  changeNamesHref,
  namesFrom = 'person',
  settingsHref,
  told = [],
}: DetailsProps): ReactNode {
  const view = useView()
  const { t } = view
  const { title = null, firstName, lastName, chosenZone = null } = account
  const names = { href: changeNamesHref, name: t('change-names.title') }
  const settings = (what: string) => ({ href: settingsHref, name: what })
  const lines: readonly Line[] = [
    ...(title === null ? [] : [{ term: t('change-names.name-title'), value: title, change: names }]),
    { term: t('register.firstName'), value: firstName, change: names },
    // Whoever has one name has no last one.
    ...(lastName === '' ? [] : [{ term: t('register.lastName'), value: lastName, change: names }]),
    {
      term: t('register.email'),
      value: account.email,
      change: { href: changeEmailHref, name: t('change-email.title') },
    },
    { term: t('details.uid'), value: <code>{account.uid}</code> },
    { term: t('details.domain'), value: t('domain.external') },
    {
      term: t('settings.language'),
      value: isLanguage(account.language) ? nameOf(account.language) : account.language,
      change: settings(t('details.change-language')),
    },
    {
      term: t('settings.zone'),
      value: chosenZone === null ? t('settings.zone-browser') : zoneName(view, chosenZone),
      change: settings(t('details.change-zone')),
    },
    { term: t('details.created'), value: <Moment at={account.createdAt} /> },
    {
      term: t('details.password-changed'),
      value: account.passwordChangedAt === null ? t('details.never') : <Moment at={account.passwordChangedAt} />,
    },
  ]
  const parts = told.flatMap((each) => {
    const { onTheWay: part } = methodOf(view, each.method) ?? {}
    return part ? { ...each, ...part } : []
  })
  return (
    <AccountLayout title={t('details.title')} notice={notice} scripts={parts.flatMap(({ scripts }) => scripts)}>
      {parts.map(({ Part, method, ...each }) => (
        <Part key={method} action={each.action} data={each.data} waits={each.waits} />
      ))}
      <dl className="facts sheet">
        {lines.map(({ term, value, change }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {value}{' '}
              {change?.href !== undefined && (
                <a href={change.href} aria-label={change.name}>
                  {t('details.change')}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {namesFrom !== 'person' && <p className="soft">{t(`details.names-${namesFrom}`)}</p>}
      <p className="soft">{t('details.uid-hint')}</p>
    </AccountLayout>
  )
}
