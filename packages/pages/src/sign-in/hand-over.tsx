import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import type { HandOverProps } from '../types.ts'
import { useView } from '../view.ts'

/** Signed in: the service is posted what it is to have. One button where no script presses it. */
export function HandOverPage({ action, hidden, service }: HandOverProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('continue.title')} scripts={['submit']} state="done">
      <p className="lead">{t('continue.service', { service: service.name })}</p>
      <Form action={action} hidden={hidden}>
        <button type="submit" className="primary" data-lp-submit="">
          {t('continue.link')}
        </button>
      </Form>
    </Card>
  )
}
