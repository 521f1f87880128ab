import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { dotted } from '../parts/dotted.ts'
import { Form } from '../parts/form.tsx'
import { Icon } from '../parts/icon.tsx'
import { Identity } from '../parts/identity.tsx'
import { Ago } from '../parts/moment.tsx'
import type { DeviceConfirmProps } from '../props/device.ts'
import { KnownList, knownValues } from '../services/known.tsx'
import { ServiceHead } from '../services/service-head.tsx'
import { useView } from '../view.ts'

/**
 * Asks whether a device is let in: which service, the code again, and where it asked from. Whoever is talked
 * into letting a stranger's device in is to notice it here (RFC 8628 §5.4).
 */
export function DeviceConfirmPage({
  action,
  hidden = {},
  person,
  service,
  userCode,
  known,
  account,
  askedAt,
  from,
  otherHref,
}: DeviceConfirmProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('device-confirm.title')}>
      <ServiceHead service={service} />
      <p>{t('device-confirm.code')}</p>
      <p className="code-shown">{userCode}</p>
      <dl className="facts facts-near">
        <div>
          <dt>{t('device-confirm.asked')}</dt>
          <dd>
            <Ago at={askedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('device-confirm.from')}</dt>
          <dd>
            <From {...from} />
          </dd>
        </div>
      </dl>
      <p className="notice notice-warn">
        <Icon name="stop" />
        <span>{t('device-confirm.warning')}</span>
      </p>
      <p>{t.parts('consent.asks', { service: <b key="service">{service.name}</b> })}</p>
      <KnownList known={known} values={knownValues(account, person.name)} />
      <Identity main={person.name} second={account.email} />
      <p className="switch">
        <a href={otherHref}>{t('welcome.other')}</a>
      </p>
      <Form action={action} hidden={hidden}>
        <button type="submit" name="allow" value="1" className="primary">
          {t('consent.allow')}
        </button>
        <button type="submit" className="quiet">
          {t('consent.deny')}
        </button>
      </Form>
      <p className="hint">{t('consent.later')}</p>
    </Card>
  )
}

function From({ address, country, sameNetwork }: DeviceConfirmProps['from']): ReactNode {
  const { page, t } = useView()
  if (sameNetwork) return t('device-confirm.same-network')
  const where = country === null ? null : new Intl.DisplayNames([page.lang], { type: 'region' }).of(country)
  const named = [where ?? null, address].filter((each) => each !== null)
  return named.length === 0
    ? t('device-confirm.unknown-network')
    : dotted(t, [t('device-confirm.other-network'), ...named])
}
