import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import { methodLabel, OtherMethods } from '../parts/methods.tsx'
import type { MethodMissingProps } from '../types.ts'
import { useView } from '../view.ts'

/** A10: the password was right, but the method chosen isn't set up; the way to it. */
export function MethodMissingPage({
  service,
  action,
  hidden = {},
  issues,
  method,
  others,
  setUpHref,
  setUpInPlace = false,
}: MethodMissingProps): ReactNode {
  const view = useView()
  const { t } = view
  const phone = method.name === 'mobile-app-pin' || method.name === 'mobile-app-qr'
  const label = methodLabel(view, method)
  const go = phone ? t('add-device.title') : t(method.name === 'passkey' ? 'add-passkey.title' : 'missing.go')
  return (
    <Card
      title={phone ? t('missing.phone.title') : t('missing.title', { method: label })}
      service={service}
      issues={issues}
    >
      <p>
        {t.parts(phone ? 'missing.phone.text' : 'missing.text', {
          account: setUpInPlace ? (
            <b key="account">{t('account.title')}</b>
          ) : (
            <a key="account" href={setUpHref}>
              {t('account.title')}
            </a>
          ),
        })}
      </p>
      {service && <p className="soft">{t('missing.why', { service: service.name })}</p>}
      {phone && (
        <ol className="steps">
          <li>{t('missing.phone.step-1')}</li>
          <li>{t('missing.phone.step-2')}</li>
          <li>{t('missing.phone.step-3')}</li>
        </ol>
      )}
      {setUpInPlace ? (
        <Form action={action} hidden={{ ...hidden, setUp: '1' }}>
          <button type="submit" className="primary">
            {go}
          </button>
        </Form>
      ) : (
        <a className="primary" href={setUpHref}>
          {go}
        </a>
      )}
      {others.length > 0 && (
        <Form action={action} hidden={hidden}>
          <OtherMethods methods={others} />
        </Form>
      )}
    </Card>
  )
}
