import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Form } from '../parts/form.tsx'
import type { PhoneRemoveProps } from '../types.ts'
import { useView } from '../view.ts'
import { PhoneFacts } from './phones.tsx'

/** Asks before a phone number is removed, and says what follows. */
export function PhoneRemovePage({
  notice,
  issues,
  action,
  hidden = {},
  phone,
  last,
  cancelHref,
}: PhoneRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('phone-remove.title', { phone: phone.name })} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <PhoneFacts phone={phone} />
        <p>{t('phone-remove.text')}</p>
        {last && <p className="notice notice-warn">{t('phone-remove.last')}</p>}
        <Form action={action} hidden={{ ...hidden, phone: phone.id, action: 'remove' }} className="row">
          <button type="submit" className="primary bad">
            {t('phone-remove.submit')}
          </button>
          <a className="quiet" href={cancelHref}>
            {t('cancel')}
          </a>
        </Form>
      </div>
    </AccountLayout>
  )
}
