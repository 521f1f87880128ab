import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import type { LoggedInProps, LoggedOutProps, LogoutProps } from '../types.ts'
import { useView } from '../view.ts'

/** B12: the guides' words. */
export function LoggedInPage(_props: LoggedInProps): ReactNode {
  const { addresses, t, site } = useView()
  return (
    <Card title={t('logged-in.title', { provider: site.name })} state="done">
      <p className="lead">{t('logged-in.text')}</p>
      <a className="primary" href={addresses.account()}>
        {t('account.title')}
      </a>
      <Form action={addresses.logout}>
        <button type="submit" className="quiet">
          {t('logout.action')}
        </button>
      </Form>
    </Card>
  )
}

/** Asks before logging out: a link alone must not do it. */
export function LogoutPage({ action, hidden = {}, cancelHref }: LogoutProps): ReactNode {
  const { t, site } = useView()
  return (
    <Card title={t('logout.title', { provider: site.name })}>
      <p>{t('logout.text')}</p>
      <Form action={action} hidden={hidden} className="row">
        <button type="submit" className="primary">
          {t('logout.action')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
    </Card>
  )
}

/** The session has ended. */
export function LoggedOutPage({ signInHref, service }: LoggedOutProps): ReactNode {
  const { t, site } = useView()
  return (
    <Card title={t('logged-out.title', { provider: site.name })} state="done">
      <p className="lead">{t('logged-out.text')}</p>
      {service !== null && (
        <a className="primary" href={service.href}>
          {t('logged-out.back', { service: service.name })}
        </a>
      )}
      <a className={service === null ? 'primary' : 'quiet'} href={signInHref}>
        {t('logged-out.sign-in')}
      </a>
    </Card>
  )
}
