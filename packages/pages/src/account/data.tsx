import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Form } from '../parts/form.tsx'
import { Moment } from '../parts/moment.tsx'
import type { DataProps } from '../types.ts'
import { useView } from '../view.ts'

/** Download all my data: asked for, being prepared, ready. */
export function DataPage({ action, hidden = {}, issues, notice, copy, canAsk }: DataProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('data.title')} notice={notice} issues={issues}>
      <div className="sheet narrow">
        {copy === null && <p>{t('data.text')}</p>}
        {copy !== null && copy.href === null && <p className="notice">{t('data.waiting')}</p>}
        {copy !== null && copy.href !== null && (
          <>
            <p className="notice notice-ok">
              <span>{t.parts('data.ready', { until: <Moment key="until" at={copy.expiresAt} /> })}</span>
            </p>
            <p>
              <a className="primary" href={copy.href} download>
                {t('data.download')}
              </a>
            </p>
          </>
        )}
        <p className="soft">{t('data.without')}</p>
        {canAsk && (
          <Form action={action} hidden={hidden}>
            <button type="submit" className={copy === null ? 'primary' : 'quiet'}>
              {t(copy === null ? 'data.ask' : 'data.again')}
            </button>
          </Form>
        )}
      </div>
    </AccountLayout>
  )
}
