import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import type { AccountProps, AccountSection } from '../types.ts'
import { useView, type View } from '../view.ts'

/** The sections that are here, with their drawings: the person, what signs in, where and when. */
function tilesOf(
  { methods }: View,
  sections: readonly AccountSection[] | undefined,
): readonly { readonly name: AccountSection; readonly icon: IconName }[] {
  return [
    { name: 'details', icon: 'person' },
    { name: 'settings', icon: 'gear' },
    ...methods.flatMap(({ section }) => (section && (sections?.includes(section.name) ?? true) ? section : [])),
    { name: 'sessions', icon: 'window' },
    { name: 'activity', icon: 'list' },
  ]
}

/** D1: My Account, as tiles. */
export function AccountPage({
  person,
  notice,
  sections,
  advice = null,
  removal = null,
  emailChange = null,
  passwordDaysLeft = null,
  uid,
}: AccountProps): ReactNode {
  const view = useView()
  const { addresses, t } = view
  return (
    <AccountLayout title={t('account.title')} notice={notice} back={false}>
      <p className="who">
        <b>{person.name}</b> <span className="zone">{uid}</span>
      </p>
      {removal !== null && (
        <p className="notice notice-warn">
          <span>
            {t.parts('account.removal', {
              factor: <b key="factor">{removal.factorName}</b>,
              due: <Moment key="due" at={removal.dueAt} />,
            })}{' '}
            <a href={removal.href}>{t('account.removal-go')}</a>
          </span>
        </p>
      )}
      {emailChange !== null && (
        <p className="notice notice-warn">
          <span>
            {t.parts('account.email-change', { email: <b key="email">{emailChange.newEmail}</b> })}{' '}
            <a href={emailChange.href}>{t('account.email-change-go')}</a>
          </span>
        </p>
      )}
      {passwordDaysLeft !== null && (
        <p className="notice notice-warn">
          <span>
            {t('account.password-soon', { days: passwordDaysLeft })}{' '}
            <a href={addresses.account('password')}>{t('account.password-soon-go')}</a>
          </span>
        </p>
      )}
      {advice !== null && (
        <p className="notice notice-warn">
          <span>
            {t(`${advice}.advice`)} <a href={addresses.account(advice)}>{t(`${advice}.advice-go`)}</a>
          </span>
        </p>
      )}
      <ul className="tiles">
        {tilesOf(view, sections).map(({ name, icon }) => (
          <li key={name} className="tile">
            <Icon name={icon} />
            <h2>
              <a href={addresses.account(name)}>{t(`${name}.title`)}</a>
            </h2>
            <p>{t(`${name}.line`)}</p>
          </li>
        ))}
      </ul>
    </AccountLayout>
  )
}
