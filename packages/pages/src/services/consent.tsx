import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import type { ConsentProps } from '../props/services.ts'
import { useView } from '../view.ts'
import { Allow } from './allow.tsx'
import { ServiceHead } from './service-head.tsx'

/** Asks whether a service that isn't the provider's own may know what it asks for. */
export function ConsentPage(props: ConsentProps): ReactNode {
  const { t, site } = useView()
  return (
    <Card title={t('consent.title')}>
      <ServiceHead service={props.service} />
      <Allow {...props} />
      <p className="hint">
        {t('consent.not-ours', { provider: site.name })} {t('consent.later')}
      </p>
    </Card>
  )
}
