import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import type { NotMeProps } from '../types.ts'
import { useView } from '../view.ts'

/** "This wasn't me", from a mail: asks before anything ends, for mail programs open links too. */
export function NotMePage({
  action,
  hidden = {},
  account,
  takesBack = null,
  startHref,
  lostHref,
}: NotMeProps): ReactNode {
  const { t } = useView()
  if (account === null)
    return (
      <Card title={t('link-expired.title')} state="stop">
        <p>{t('not-me.gone')}</p>
        <a className="primary" href={lostHref}>
          {t('not-me.reset')}
        </a>
        <p className="aside">
          <a href={startHref}>{t('lost-sent.sign-in')}</a>
        </p>
      </Card>
    )
  return (
    <Card title={t('not-me.title')}>
      <p>{t.parts('not-me.text', { email: <b key="email">{account.email}</b> })}</p>
      <ul className="plain">
        {takesBack !== null && (
          <li>
            {t.parts('not-me.takes-back', {
              email: <b key="email">{account.email}</b>,
              now: <b key="now">{takesBack}</b>,
            })}
          </li>
        )}
        <li>{t('not-me.sessions')}</li>
        <li>{t('not-me.password')}</li>
        <li>{t('not-me.factors')}</li>
      </ul>
      <Form action={action} hidden={hidden}>
        <button type="submit" className="primary bad">
          {t(takesBack === null ? 'not-me.submit' : 'not-me.submit-back')}
        </button>
      </Form>
      <p className="aside">
        <a href={startHref}>{t('not-me.was-me')}</a>
      </p>
    </Card>
  )
}
