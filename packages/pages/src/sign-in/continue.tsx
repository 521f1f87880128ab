import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { methodOf } from '../parts/methods.tsx'
import type { ContinueProps } from '../types.ts'
import { useView } from '../view.ts'

/**
 * Signed in: on to where the person was going. A 200 page, since browsers block a form's redirect to another
 * origin (CSP `form-action`).
 */
export function ContinuePage({ to, service, onTheWay = [] }: ContinueProps): ReactNode {
  const view = useView()
  const { t } = view
  const parts = onTheWay.flatMap((told) => {
    const { onTheWay: part } = methodOf(view, told.method) ?? {}
    return part ? { ...told, ...part } : []
  })
  return (
    <Card
      title={t('continue.title')}
      forwardTo={to}
      waits={parts.some(({ waits }) => waits)}
      scripts={parts.flatMap(({ scripts }) => scripts)}
      state="done"
    >
      {parts.map(({ Part, method, ...told }) => (
        <Part key={method} action={told.action} data={told.data} waits={told.waits} />
      ))}
      <p className="lead">{service === null ? t('continue.text') : t('continue.service', { service: service.name })}</p>
      <a className="primary" href={to} data-lp-continue="">
        {t('continue.link')}
      </a>
    </Card>
  )
}
