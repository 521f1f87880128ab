import { QrCode, qrPath } from '@laissez-passer/widgets/qr-code'
import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Wait } from '../../parts/countdown.tsx'
import { Form } from '../../parts/form.tsx'
import type { EnrolmentProps } from './props.ts'
import { useView } from '../../view.ts'

/** The widest QR code that the card holds, in CSS pixels. */
const WIDEST = 380

/** C2, C3, C4: the QR code; and what became of it. */
export function EnrolmentPage(props: EnrolmentProps): ReactNode {
  if (props.status === 'pending' && props.link !== null) return <Pending {...props} link={props.link} />
  if (props.status === 'completed') return <Completed {...props} />
  return <Over {...props} />
}

function Pending({
  link,
  expiresAt,
  lifetimeSeconds = 300,
  triesLeft,
  eventsHref,
  cancelHref,
  refreshSeconds = 3,
}: EnrolmentProps & { link: string }): ReactNode {
  const { t } = useView()
  const module = Math.max(4, Math.min(7, Math.floor(WIDEST / qrPath(link).size)))
  return (
    <Card title={t('enrolment.title')} scripts={['wait', 'copy']} refreshSeconds={refreshSeconds}>
      <ol className="steps">
        <li>{t('enrolment.step-1')}</li>
        <li>{t('enrolment.step-2')}</li>
        <li>{t('enrolment.step-3')}</li>
      </ol>
      <div className="qr">
        <QrCode text={link} label={t('enrolment.qr')} module={module} />
      </div>
      <Wait
        expiresAt={expiresAt}
        lifetimeSeconds={lifetimeSeconds}
        eventsHref={eventsHref}
        waiting={t('enrolment.waiting')}
      />
      {triesLeft !== null && (
        <p className="notice notice-warn" role="status">
          {t('enrolment.tries', { count: triesLeft })}
        </p>
      )}
      <section className="link" aria-labelledby="link-title">
        <h2 id="link-title">{t('enrolment.no-camera')}</h2>
        <p className="soft">{t('enrolment.link')}</p>
        <p className="link-text">
          <a href={link} id="enrolment-link" target="_blank" rel="noopener">
            {link}
          </a>
        </p>
        <button type="button" className="quiet" hidden data-lp-copy="enrolment-link" data-done={t('copied')}>
          {t('enrolment.copy')}
        </button>
      </section>
      <p className="aside">
        <a href={cancelHref}>{t('cancel')}</a>
      </p>
    </Card>
  )
}

function Completed({ device, name, proceedHref, proceed = null, service, notMeHref }: EnrolmentProps): ReactNode {
  const { t } = useView()
  const go = service === null ? t('proceed') : t('enrolled.proceed', { service: service.name })
  return (
    <Card title={t('enrolled.title')} state="done">
      <p className="lead">
        {t.parts('enrolled.text', {
          device: <b key="device">{device?.name ?? name}</b>,
          model: <b key="model">{device?.model ?? '—'}</b>,
        })}
      </p>
      <p className="soft">{t('enrolled.mail')}</p>
      {proceed === null ? (
        <a className="primary" href={proceedHref}>
          {go}
        </a>
      ) : (
        <Form {...proceed}>
          <button type="submit" className="primary">
            {go}
          </button>
        </Form>
      )}
      <p className="aside">
        <a href={notMeHref}>{t('enrolled.not-me')}</a>
      </p>
    </Card>
  )
}

function Over({ status, againHref, cancelHref }: EnrolmentProps): ReactNode {
  const { t } = useView()
  const reason = status === 'cancelled' || status === 'no-tries' ? status : 'expired'
  return (
    <Card title={t(`enrolment.${reason}.title`)} state={reason === 'expired' ? 'wait' : 'stop'}>
      <p>{t(`enrolment.${reason}.text`)}</p>
      <a className="primary" href={againHref}>
        {t('enrolment.again')}
      </a>
      <p className="aside">
        <a href={cancelHref}>{t('cancel')}</a>
      </p>
    </Card>
  )
}
