import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { RequestMistakeFacts } from '../information/request-mistake.tsx'
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

/** The session has ended; services are told, and the page says which. */
export function LoggedOutPage({
  frames = [],
  mistake = null,
  movesOn,
  onward = null,
  service,
  services = [],
  signInHref,
}: LoggedOutProps): ReactNode {
  const { t, site } = useView()
  const back = onward ?? service?.href ?? null
  const namesOf = (wanted: (typeof services)[number]['status']) =>
    services.filter(({ status }) => status === wanted).map(({ name }) => name)
  return (
    <Card title={t('logged-out.title', { provider: site.name })} state="done" movesOn={movesOn}>
      <p className="lead">{t('logged-out.text')}</p>
      {mistake !== null && <RequestMistakeFacts mistake={mistake} />}
      {(['told', 'waiting', 'untold'] as const).map((status) => {
        const names = namesOf(status)
        return names.length === 0 ? null : (
          <p key={status}>{t(`logged-out.${status}`, { services: t.format.list(names) })}</p>
        )
      })}
      {frames.map((src) => (
        <iframe key={src} src={src} title={t('logged-out.frame')} sandbox="allow-scripts allow-same-origin" hidden />
      ))}
      {back !== null && (
        <a className="primary" href={back}>
          {service === null ? t('logged-out.onward') : t('logged-out.back', { service: service.name })}
        </a>
      )}
      <a className={back === null ? 'primary' : 'quiet'} href={signInHref}>
        {t('logged-out.sign-in')}
      </a>
    </Card>
  )
}
