import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Card } from '../layout/card.tsx'
import { Issues } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Moment } from '../parts/moment.tsx'
import type { DeleteAccountProps, KeepAccountProps } from '../types.ts'
import { useView } from '../view.ts'

/** A11, D8: Delete my account. */
export function DeleteAccountPage(props: DeleteAccountProps): ReactNode {
  const { action, dueAt, hidden = {}, issues, notice } = props
  const { t } = useView()
  return (
    <AccountLayout title={t('delete.title')} notice={notice} issues={issues}>
      <div className="sheet narrow">
        {dueAt === null ? (
          <Asking {...props} />
        ) : (
          <>
            <p className="notice notice-warn">
              <span>{t.parts('delete.waiting', { due: <Moment key="due" at={dueAt} /> })}</span>
            </p>
            <p>{t('delete.waiting-then')}</p>
            <Form action={action} hidden={{ ...hidden, action: 'cancel' }}>
              <button type="submit" className="primary">
                {t('delete.keep')}
              </button>
            </Form>
          </>
        )}
      </div>
    </AccountLayout>
  )
}

function Asking({ action, cancelHref, dataHref, goes, hidden = {}, issues, waitDays }: DeleteAccountProps): ReactNode {
  const { t } = useView()
  const wrong = issues?.some(({ field }) => field === 'sure')
  const lines: readonly (readonly [string, string])[] = [
    ['account', t('delete.goes-account', { email: goes.email, uid: goes.uid })],
    ...(goes.factors.length > 0
      ? [['factors', t('delete.goes-factors', { factors: t.format.list(goes.factors) })] as const]
      : []),
    ['sessions', t('delete.goes-sessions', { count: goes.sessions })],
    ...(goes.services.length > 0
      ? [['services', t('delete.goes-services', { services: t.format.list(goes.services) })] as const]
      : []),
    ['activity', t('delete.goes-activity')],
  ]
  return (
    <>
      <h2>{t('delete.goes')}</h2>
      <ul>
        {lines.map(([name, line]) => (
          <li key={name}>{line}</li>
        ))}
      </ul>
      <p>{t('delete.stays')}</p>
      <p>
        {t.parts<ReactNode>('delete.data', {
          link: (words) => (
            <a key="link" href={dataHref}>
              {words}
            </a>
          ),
        })}
      </p>
      <p className="notice notice-warn">
        <span>{t('delete.when', { days: waitDays })}</span>
      </p>
      <Form action={action} hidden={hidden}>
        <div className="check">
          <Issues field="sure" issues={issues} />
          <input
            type="checkbox"
            id="sure"
            name="sure"
            value="on"
            required
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? 'sure-issue' : undefined}
          />
          <label htmlFor="sure">{t('delete.sure')}</label>
        </div>
        <div className="row">
          <button type="submit" className="primary bad">
            {t('delete.title')}
          </button>
          <a className="quiet" href={cancelHref}>
            {t('cancel')}
          </a>
        </div>
      </Form>
    </>
  )
}

/**
 * The deletion of an account, for whoever isn't signed in: by the link of the mail, and after it happened.
 */
export function KeepAccountPage({ action, dueAt, hidden = {}, startHref, status }: KeepAccountProps): ReactNode {
  const { page, t } = useView()
  const state = ({ waiting: 'wait', cancelled: 'done', gone: 'stop', deleted: 'done' } as const)[status]
  return (
    <Card title={t(`keep.${status}.title`)} state={state}>
      <p>{t.parts(`keep.${status}.text`, { due: <Moment key="due" at={dueAt ?? page.now} /> })}</p>
      {status === 'waiting' && (
        <Form action={action} hidden={hidden}>
          <button type="submit" className="primary">
            {t('delete.keep')}
          </button>
        </Form>
      )}
      <p className="aside">
        <a href={startHref}>{t('lost-sent.sign-in')}</a>
      </p>
    </Card>
  )
}
