import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { CaptchaFields } from '../../parts/captcha.tsx'
import { SecretField } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { Identity } from '../../parts/identity.tsx'
import { MethodCards } from '../../parts/methods.tsx'
import type { PasswordProps } from './props.ts'
import { useView } from '../../view.ts'

/** B1, B2: "Welcome back", the password and the verification method. */
export function PasswordPage({
  service,
  action,
  hidden = {},
  issues,
  identifier,
  name,
  methods,
  method,
  captcha,
  otherHref,
  lostHref,
}: PasswordProps): ReactNode {
  const { t } = useView()
  return (
    <Card
      title={t('welcome.title')}
      service={service}
      issues={issues}
      scripts={captcha.kind === 'none' ? ['reveal'] : ['reveal', 'captcha']}
    >
      {name === null ? <Identity main={identifier} /> : <Identity main={name} second={identifier} />}
      <p className="switch">
        <a href={otherHref}>{t('welcome.other')}</a>
      </p>
      <Form action={action} hidden={hidden}>
        {/* For password managers: which account this password belongs to. */}
        <input type="text" autoComplete="username" defaultValue={identifier} readOnly hidden />
        <SecretField
          name="password"
          label={t('password.label')}
          issues={issues}
          first
          input={{ autoComplete: 'current-password' }}
        />
        <p className="beneath">
          <a href={lostHref}>{t('lost.link')}</a>
        </p>
        {captcha.kind !== 'none' && <p className="soft">{t('welcome.guessed')}</p>}
        <CaptchaFields captcha={captcha} issues={issues} />
        <MethodCards methods={methods} checked={method} />
        <button type="submit" className="primary">
          {t('welcome.sign-in')}
        </button>
      </Form>
    </Card>
  )
}
