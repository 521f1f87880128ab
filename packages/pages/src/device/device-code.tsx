import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import type { DeviceCodeProps } from '../props/device.ts'
import { useView } from '../view.ts'

/** Asks for the code that a television or another device shows. */
export function DeviceCodePage({ action, hidden = {}, issues, values }: DeviceCodeProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('device-code.title')} issues={issues}>
      <p>{t('device-code.text')}</p>
      <Form action={action} hidden={hidden} className="user-code">
        <Field
          name="code"
          label={t('device-code.label')}
          hint={t('device-code.hint')}
          issues={issues}
          first
          input={{
            defaultValue: values.code,
            autoComplete: 'off',
            autoCapitalize: 'characters',
            spellCheck: false,
            maxLength: 40,
          }}
        />
        <button type="submit" className="primary">
          {t('proceed')}
        </button>
      </Form>
      <p className="hint">{t('device-code.warning')}</p>
    </Card>
  )
}
