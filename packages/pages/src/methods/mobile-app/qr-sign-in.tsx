import { QrCode, qrPath } from '@laissez-passer/widgets/qr-code'
import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Wait } from '../../parts/countdown.tsx'
import { Again, CodeForm } from '../../parts/code-form.tsx'
import { LostFactorLink } from '../../parts/lost-factor-link.tsx'
import { OtherMethods } from '../../parts/methods.tsx'
import { Pause } from '../../parts/until.tsx'
import type { QrSignInProps } from './props.ts'
import { useView } from '../../view.ts'

/** The widest QR code that the card holds, in CSS pixels. */
const WIDEST = 400

/** B5: scan with the app, type the eight digits that it shows. The phone needs no network. */
export function QrSignInPage(props: QrSignInProps): ReactNode {
  return props.status === 'ready' && props.link !== null ? <Ready {...props} link={props.link} /> : <Over {...props} />
}

function Ready({
  link,
  service,
  expiresAt,
  lifetimeSeconds = 300,
  triesLeft,
  ...form
}: QrSignInProps & { link: string }): ReactNode {
  const { t, page } = useView()
  const module = Math.max(4, Math.min(6, Math.floor(WIDEST / qrPath(link).size)))
  return (
    <Card title={t('scan.title')} service={service} issues={form.issues} scripts={['wait']}>
      <ol className="steps">
        <li>{t('scan.step-1')}</li>
        <li>{t('scan.step-2')}</li>
        <li>{t('scan.step-3')}</li>
      </ol>
      <div className="qr qr-dense">
        <QrCode text={link} label={t('scan.qr')} module={module} />
      </div>
      <Wait expiresAt={expiresAt ?? page.now} lifetimeSeconds={lifetimeSeconds} waiting={t('scan.valid')} />
      <CodeForm
        {...form}
        label={t('scan.code')}
        hint={t('scan.code-hint')}
        first={false}
        tries={triesLeft === null ? null : t('scan.tries', { count: triesLeft })}
        submit={t('scan.sign-in')}
      />
      <Again {...form} className="quiet">
        {t('scan.again')}
      </Again>
      <OtherMethods {...form} />
      <LostFactorLink hidden={form.hidden} />
    </Card>
  )
}

function Over({ service, status, until, ...form }: QrSignInProps): ReactNode {
  const { addresses, t } = useView()
  const reason = status === 'ready' ? 'expired' : status
  const wait = until === null ? '' : <Pause key="wait" until={until} />
  return (
    <Card
      title={t(`scan.${reason}.title`)}
      service={service}
      issues={form.issues}
      state={reason === 'expired' ? 'wait' : 'stop'}
    >
      <p>{t.parts(`scan.${reason}.text`, { wait })}</p>
      {reason !== 'throttled' && (
        <Again {...form} className="primary">
          {t('scan.again')}
        </Again>
      )}
      <OtherMethods {...form} />
      <LostFactorLink hidden={form.hidden} />
      <p className="aside">
        <a href={form.startHref}>{t('ended.start')}</a> · <a href={addresses.help}>{t('help.title')}</a>
      </p>
    </Card>
  )
}
