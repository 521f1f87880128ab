import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Again } from '../../parts/code-form.tsx'
import { Wait } from '../../parts/countdown.tsx'
import { Form } from '../../parts/form.tsx'
import { LostFactorLink } from '../../parts/lost-factor-link.tsx'
import { OtherMethods } from '../../parts/methods.tsx'
import { Pause } from '../../parts/until.tsx'
import type { WaitingProps } from './props.ts'
import { useView } from '../../view.ts'

/** B4: waiting for the phone; or why it won't answer, and what to do now. */
export function WaitingPage(props: WaitingProps): ReactNode {
  return props.status === 'pending' ? <Pending {...props} /> : <Ended {...props} />
}

function Pending({
  service,
  device,
  code,
  expiresAt,
  lifetimeSeconds = 120,
  eventsHref,
  appHref,
  refreshSeconds = 3,
  ...form
}: WaitingProps): ReactNode {
  const { t, page } = useView()
  const name = <b key="device">{device.name}</b>
  return (
    <Card
      title={t('waiting.title')}
      service={service}
      issues={form.issues}
      scripts={['wait']}
      refreshSeconds={refreshSeconds}
    >
      <p className="lead">{t.parts(code === null ? 'waiting.lead-no-code' : 'waiting.lead', { device: name })}</p>
      {code !== null && (
        <p className="code">
          <span className="lp-visually-hidden">{t('waiting.code')} </span>
          <strong>{code}</strong>
        </p>
      )}
      <Wait
        expiresAt={expiresAt ?? page.now}
        lifetimeSeconds={lifetimeSeconds}
        eventsHref={eventsHref}
        waiting={t('waiting.waiting')}
      />
      {appHref !== null && (
        <p className="app-link on-phone">
          {t('waiting.same-phone')}{' '}
          <a className="primary" href={appHref}>
            {t('waiting.open-app')}
          </a>
        </p>
      )}
      <section className="others" aria-labelledby="nothing-title">
        <h2 id="nothing-title">{t('waiting.nothing.title')}</h2>
        <ul className="plain">
          <li>{t('waiting.nothing.open')}</li>
          <li>{t('waiting.nothing.network')}</li>
        </ul>
        <Form action={form.action} hidden={form.hidden ?? {}} className="row">
          <button type="submit" name="again" value="1" className="quiet">
            {t('waiting.again')}
          </button>
          {form.otherDeviceHref !== null && (
            <a className="quiet" href={form.otherDeviceHref}>
              {t('waiting.other-device')}
            </a>
          )}
        </Form>
      </section>
      <OtherMethods {...form} />
      <LostFactorLink hidden={form.hidden} />
    </Card>
  )
}

/** Where the same phone may be asked again, at once or, where it says so, after a while. */
const AGAIN: ReadonlySet<WaitingProps['status']> = new Set([
  'expired',
  'refused',
  'wrong-code',
  'cancelled',
  'paused',
  'too-many',
])

function Ended({ service, device, status, until, ...form }: WaitingProps): ReactNode {
  const { addresses, t } = useView()
  const again = AGAIN.has(status)
  const over = status === 'not-me'
  return (
    <Card
      title={t(`waiting.${status === 'pending' ? 'expired' : status}.title`)}
      service={service}
      issues={form.issues}
      state="stop"
    >
      <p>
        {t.parts(`waiting.${status === 'pending' ? 'expired' : status}.text`, {
          device: <b key="device">{device.name}</b>,
          wait: until === null ? '' : <Pause key="wait" until={until} />,
        })}
      </p>
      {(status === 'refused' || status === 'wrong-code') && until !== null && (
        <p>{t.parts('waiting.next', { wait: <Pause key="wait" until={until} /> })}</p>
      )}
      {again && (
        <Again {...form} className="primary" until={until}>
          {t('waiting.again')}
        </Again>
      )}
      {over && (
        <a className="primary" href={form.startHref}>
          {t('ended.start')}
        </a>
      )}
      {form.otherDeviceHref !== null && !over && (
        <p className="aside">
          <a href={form.otherDeviceHref}>{t('waiting.other-device')}</a>
        </p>
      )}
      {!over && <OtherMethods {...form} />}
      {!over && <LostFactorLink hidden={form.hidden} />}
      {!over && (
        <p className="aside">
          <a href={form.startHref}>{t('ended.start')}</a> · <a href={addresses.help}>{t('help.title')}</a>
        </p>
      )}
    </Card>
  )
}
