import type { ReactNode } from 'react'
import { AccountLayout } from '../../layout/account-page.tsx'
import { SecretField } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { NewPasswordFields, Samples } from './new-password.tsx'
import type { ChangePasswordProps } from './props.ts'
import { useView } from '../../view.ts'

/** Change my password: the present one, then as in A5. */
export function ChangePasswordPage({
  person,
  notice,
  issues,
  action,
  hidden = {},
  policy,
  about,
  samples,
  samplesHref,
  due = null,
  laterHref = null,
  daysLeft = null,
  none = false,
}: ChangePasswordProps): ReactNode {
  const { addresses, t } = useView()
  if (none)
    return (
      <AccountLayout title={t('password.none.title')} notice={notice} issues={issues}>
        <div className="sheet narrow">
          <p>{t('password.none.text')}</p>
          <p>{t.parts('password.none.mail', { email: <b key="email">{person.email}</b> })}</p>
          <Form action={action} hidden={{ ...hidden, send: '1' }}>
            <button type="submit" className="primary">
              {t('password.none.send')}
            </button>
          </Form>
        </div>
      </AccountLayout>
    )
  return (
    <AccountLayout title={t('password.title')} notice={notice} issues={issues} scripts={['password']}>
      <div className="sheet narrow">
        {due !== null && (
          <p className="notice notice-warn">
            {t(`password.due.${due}`, { months: monthsOf(policy.maxAgeDays), days: daysLeft ?? 0 })}
          </p>
        )}
        <p className="soft">{t('password.sessions')}</p>
        <Form action={action} hidden={hidden}>
          <input type="text" autoComplete="username" defaultValue={person.email} readOnly hidden />
          <SecretField
            name="currentPassword"
            label={t('password.current')}
            issues={issues}
            first
            input={{ autoComplete: 'current-password' }}
          />
          <p className="beneath">
            <a href={addresses.passwordLost}>{t('lost.link')}</a>
          </p>
          <NewPasswordFields policy={policy} about={about} issues={issues} first={false} previous="currentPassword" />
          <button type="submit" className="primary">
            {t('password.submit')}
          </button>
          {laterHref !== null && (
            <a className="quiet" href={laterHref}>
              {t('password.due.later')}
            </a>
          )}
        </Form>
        <Samples policy={policy} samples={samples} samplesHref={samplesHref} />
      </div>
    </AccountLayout>
  )
}

/** A policy counts in days, people in months. */
function monthsOf(days: number | null): number {
  return Math.max(1, Math.round((days ?? 0) / 30.4))
}
