import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import { Identity } from '../parts/identity.tsx'
import { MethodCards } from '../parts/methods.tsx'
import type { StepUpProps } from '../types.ts'
import { useView } from '../view.ts'

/**
 * Signed in, but the service asks for more: who it is, what is asked, one button. No password a second time.
 */
export function StepUpPage({
  service,
  action,
  hidden = {},
  issues,
  identifier,
  name,
  methods,
  method,
  otherHref,
  ownWish = false,
  signingIn = false,
}: StepUpProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('step-up.title')} service={service} issues={issues}>
      {name === null ? <Identity main={identifier} /> : <Identity main={name} second={identifier} />}
      <p className="switch">
        <a href={otherHref}>{t('welcome.other')}</a>
      </p>
      {ownWish && <p>{t('missing.own-wish')}</p>}
      <p>{t(signingIn ? 'step-up.signing-in' : 'step-up.text')}</p>
      <Form action={action} hidden={hidden}>
        <MethodCards methods={methods} checked={method} />
        <button type="submit" className="primary">
          {t('step-up.go')}
        </button>
      </Form>
    </Card>
  )
}
