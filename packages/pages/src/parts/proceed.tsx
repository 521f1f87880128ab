import type { ReactNode } from 'react'
import { useView } from '../view.ts'
import { Form } from './form.tsx'

/** The way on to the service that sent somebody here to add a second factor. */
export function Proceed({
  action,
  hidden,
  service,
}: {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  /** Its name; null: they came by themselves. */
  readonly service: string | null
}): ReactNode {
  const { t } = useView()
  return (
    <Form action={action} hidden={hidden}>
      <button type="submit" className="primary fit">
        {service === null ? t('proceed') : t('enrolled.proceed', { service })}
      </button>
    </Form>
  )
}
