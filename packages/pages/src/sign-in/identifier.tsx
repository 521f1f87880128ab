import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import type { IdentifierProps } from '../types.ts'
import { useView } from '../view.ts'

/** B1: who are you? */
export function IdentifierPage({
  service,
  action,
  hidden = {},
  issues,
  values,
  registerHref,
}: IdentifierProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('identifier.title')} service={service} issues={issues}>
      <Form action={action} hidden={hidden}>
        <Field
          name="identifier"
          label={t('identifier.label')}
          issues={issues}
          first
          input={{
            defaultValue: values.identifier,
            autoComplete: 'username',
            autoCapitalize: 'none',
            spellCheck: false,
            inputMode: 'email',
          }}
        />
        <button type="submit" className="primary">
          {t('identifier.next')}
        </button>
      </Form>
      <p className="aside">
        <a href={registerHref}>{t('register.title')}</a>
      </p>
    </Card>
  )
}
