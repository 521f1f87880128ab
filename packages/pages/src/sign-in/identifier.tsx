import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { PasskeyButton, PasskeyForm } from '../parts/passkey-form.tsx'
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
  passkeyOptionsHref = null,
  eidHref = null,
}: IdentifierProps): ReactNode {
  const { t } = useView()
  return (
    <Card
      title={t('identifier.title')}
      service={service}
      issues={issues}
      scripts={passkeyOptionsHref === null ? [] : ['passkey']}
    >
      <Form action={action} hidden={hidden}>
        <Field
          name="identifier"
          label={t('identifier.label')}
          issues={issues}
          first
          input={{
            defaultValue: values.identifier,
            // With `webauthn`, browsers list passkeys under the field.
            autoComplete: passkeyOptionsHref === null ? 'username' : 'username webauthn',
            autoCapitalize: 'none',
            spellCheck: false,
            inputMode: 'email',
          }}
        />
        <button type="submit" className="primary">
          {t('identifier.next')}
        </button>
      </Form>
      {passkeyOptionsHref !== null && (
        <PasskeyForm kind="alone" action={action} hidden={hidden} options={passkeyOptionsHref} className="alone">
          <PasskeyButton className="quiet">{t('identifier.passkey')}</PasskeyButton>
        </PasskeyForm>
      )}
      {eidHref !== null && (
        <a className="quiet" href={eidHref}>
          {t('identifier.eid')}
        </a>
      )}
      <p className="aside">
        <a href={registerHref}>{t('register.title')}</a>
      </p>
    </Card>
  )
}
