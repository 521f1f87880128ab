import { isLanguage, nameOf } from '@laissez-passer/i18n/languages'
import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Moment } from '../parts/moment.tsx'
import type { DetailsProps } from '../types.ts'
import { useView } from '../view.ts'

/** D2: what the account holds about a person. */
export function DetailsPage({ account, notice, changeEmailHref }: DetailsProps): ReactNode {
  const { t } = useView()
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('register.firstName'), account.firstName],
    // Who has one name has no last one.
    ...(account.lastName === '' ? [] : [[t('register.lastName'), account.lastName] as const]),
    [
      t('register.email'),
      changeEmailHref === undefined ? (
        account.email
      ) : (
        <span key="email">
          {account.email}{' '}
          <a href={changeEmailHref} aria-label={t('change-email.title')}>
            {t('details.change-email')}
          </a>
        </span>
      ),
    ],
    [t('details.uid'), <code key="uid">{account.uid}</code>],
    [t('details.domain'), t('domain.external')],
    [t('register.language'), isLanguage(account.language) ? nameOf(account.language) : account.language],
    [t('details.created'), <Moment key="created" at={account.createdAt} />],
    [
      t('details.password-changed'),
      account.passwordChangedAt === null ? t('details.never') : <Moment key="changed" at={account.passwordChangedAt} />,
    ],
  ]
  return (
    <AccountLayout title={t('details.title')} notice={notice}>
      <dl className="facts sheet">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('details.uid-hint')}</p>
    </AccountLayout>
  )
}
