import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import type { AccountProps, AccountSection } from '../types.ts'
import { useView } from '../view.ts'

const icons: Readonly<Record<AccountSection, IconName>> = {
  details: 'person',
  settings: 'gear',
  password: 'key',
  devices: 'phone',
  passkeys: 'fingerprint',
  phones: 'message',
  tokens: 'token',
  eid: 'card',
  'recovery-codes': 'lock',
  sessions: 'window',
  activity: 'list',
}

const all: readonly AccountSection[] = [
  'details',
  'settings',
  'password',
  'devices',
  'passkeys',
  'phones',
  'tokens',
  'eid',
  'recovery-codes',
  'sessions',
  'activity',
]

/** D1: My Account, as tiles. */
export function AccountPage({
  person,
  notice,
  tiles = all,
  without = [],
  advice = null,
  removal = null,
  emailChange = null,
  passwordDaysLeft = null,
  uid,
}: AccountProps): ReactNode {
  const { t, site } = useView()
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
            <a href={`${site.base}/account/password`}>{t('account.password-soon-go')}</a>
          </span>
        </p>
      )}
      {advice !== null && (
        <p className="notice notice-warn">
          <span>
            {t(`${advice}.advice`)} <a href={`${site.base}/account/${advice}`}>{t(`${advice}.advice-go`)}</a>
          </span>
        </p>
      )}
      <ul className="tiles">
        {tiles
          .filter((tile) => !without.includes(tile))
          .map((tile) => (
            <li key={tile} className="tile">
              <Icon name={icons[tile]} />
              <h2>
                <a href={`${site.base}/account/${tile}`}>{t(`${tile}.title`)}</a>
              </h2>
              <p>{t(`${tile}.line`)}</p>
            </li>
          ))}
      </ul>
    </AccountLayout>
  )
}
