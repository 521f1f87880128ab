import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { dotted } from '../parts/dotted.ts'
import { Icon } from '../parts/icon.tsx'
import { Ago } from '../parts/moment.tsx'
import type { DeviceConfirmProps } from '../props/device.ts'
import { Allow } from '../services/allow.tsx'
import { ServiceHead } from '../services/service-head.tsx'
import { useView } from '../view.ts'

/**
 * Asks whether a device is let in: which service, the code again, and where it asked from. Whoever is talked
 * into letting a stranger's device in is to notice it here (RFC 8628 §5.4).
 */
export function DeviceConfirmPage(props: DeviceConfirmProps): ReactNode {
  const { askedAt, from, service, userCode } = props
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
      <Allow {...props} />
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
