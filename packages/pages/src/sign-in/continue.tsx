import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import type { ContinueProps } from '../types.ts'
import { useView } from '../view.ts'

/**
 * Signed in: on to where the person was going. A 200 page, since browsers block a form's redirect to another
 * origin (CSP `form-action`).
 */
export function ContinuePage({ to, service }: ContinueProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('continue.title')} forwardTo={to} state="done" centred>
      <p className="lead">{service === null ? t('continue.text') : t('continue.service', { service: service.name })}</p>
      <a className="primary" href={to} data-lp-continue="">
        {t('continue.link')}
      </a>
    </Card>
  )
}
