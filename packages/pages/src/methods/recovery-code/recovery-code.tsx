import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { LostFactorLink } from '../../parts/lost-factor-link.tsx'
import { OtherMethods } from '../../parts/methods.tsx'
import { Pause } from '../../parts/until.tsx'
import type { RecoveryCodeProps } from './props.ts'
import { useView } from '../../view.ts'

/** After the password: one of the ten codes that were printed, or until when none is taken. */
export function RecoveryCodePage({
  service,
  issues,
  action,
  hidden = {},
  until,
  others,
  startHref,
}: RecoveryCodeProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('recovery-code.title')} service={service} issues={until === null ? issues : []}>
      {until === null ? (
        <Form action={action} hidden={hidden}>
          <p>{t('recovery-code.text')}</p>
          <Field
            name="code"
            label={t('recovery-code.code')}
            hint={t('recovery-code.hint')}
            issues={issues}
            first
            input={{ autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false, maxLength: 40 }}
          />
          <button type="submit" className="primary">
            {t('recovery-code.sign-in')}
          </button>
        </Form>
      ) : (
        <p className="notice notice-warn">
          <span>{t.parts('recovery-code.throttled', { wait: <Pause key="wait" until={until} /> })}</span>
        </p>
      )}
      <OtherMethods action={action} hidden={hidden} others={others} />
      <LostFactorLink hidden={hidden} />
      <p className="aside">
        <a href={startHref}>{t('ended.start')}</a>
      </p>
    </Card>
  )
}
