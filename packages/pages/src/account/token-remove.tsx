import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Form } from '../parts/form.tsx'
import type { TokenRemoveProps } from '../types.ts'
import { useView } from '../view.ts'
import { TokenFacts } from './tokens.tsx'

/** Asks before a token is removed, and says what follows. */
export function TokenRemovePage({
  notice,
  issues,
  action,
  hidden = {},
  token,
  last,
  cancelHref,
}: TokenRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('token-remove.title', { token: token.name })} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <TokenFacts token={token} />
        <p>{t(token.sort === 'app' ? 'token-remove.app' : 'token-remove.device')}</p>
        {last && <p className="notice notice-warn">{t('token-remove.last')}</p>}
        <Form action={action} hidden={{ ...hidden, token: token.id, action: 'remove' }} className="row">
          <button type="submit" className="primary bad">
            {t('token-remove.submit')}
          </button>
          <a className="quiet" href={cancelHref}>
            {t('cancel')}
          </a>
        </Form>
      </div>
    </AccountLayout>
  )
}
