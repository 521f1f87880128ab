import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import type { ReportActivityProps } from '../types.ts'
import { useView } from '../view.ts'
import { ActivityEntry } from './activity-entry.tsx'

/** "This wasn't me", of a line of the activity: what it does, and once done, where to go on. */
export function ReportActivityPage({
  action,
  hidden = {},
  status,
  entry,
  email,
  cancelHref,
}: ReportActivityProps): ReactNode {
  const { t } = useView()
  if (status === 'mailed')
    return (
      <Card title={t('report.mailed.title')}>
        <p>{t.parts('report.mailed.text', { email: <b key="email">{email}</b> })}</p>
        <a className="primary" href={cancelHref}>
          {t('logged-out.sign-in')}
        </a>
      </Card>
    )
  return (
    <Card title={t('not-me.title')}>
      {entry !== null && (
        <div className="log-one">
          <ActivityEntry entry={entry} />
        </div>
      )}
      <p>{t.parts('not-me.text', { email: <b key="email">{email}</b> })}</p>
      <ul>
        <li>{t('not-me.sessions')}</li>
        <li>{t('report.password')}</li>
        <li>{t('not-me.factors')}</li>
      </ul>
      {entry?.kind === 'email-changed' && <p className="notice notice-warn">{t('report.email')}</p>}
      <Form action={action} hidden={hidden}>
        <button type="submit" className="primary bad">
          {t('not-me.submit')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('not-me.was-me')}
        </a>
      </Form>
    </Card>
  )
}
