import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Form } from '../parts/form.tsx'
import type { PasskeyRemoveProps } from '../types.ts'
import { useView } from '../view.ts'
import { PasskeyFacts } from './passkeys.tsx'

/** Asks before a passkey is removed, and says what follows. */
export function PasskeyRemovePage({
  notice,
  issues,
  action,
  hidden = {},
  passkey,
  last,
  cancelHref,
}: PasskeyRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('passkey-remove.title', { passkey: passkey.name })} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <PasskeyFacts passkey={passkey} />
        <p>{t('passkey-remove.text')}</p>
        {last && <p className="notice notice-warn">{t('passkey-remove.last')}</p>}
        <Form action={action} hidden={{ ...hidden, passkey: passkey.id, action: 'remove' }} className="row">
          <button type="submit" className="primary bad">
            {t('passkey-remove.submit')}
          </button>
          <a className="quiet" href={cancelHref}>
            {t('cancel')}
          </a>
        </Form>
      </div>
    </AccountLayout>
  )
}
