import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { CaptchaFields } from '../../parts/captcha.tsx'
import { IdentifierField } from '../../parts/identifier-field.tsx'
import { Form } from '../../parts/form.tsx'
import type { LinkExpiredProps } from './props.ts'
import { useView } from '../../view.ts'

/** A link that was used or is too old; an identifier gets a new one. */
export function LinkExpiredPage({ action, hidden = {}, issues, values, captcha }: LinkExpiredProps): ReactNode {
  const { addresses, t } = useView()
  return (
    <Card
      title={t('link-expired.title')}
      issues={issues}
      state="wait"
      scripts={captcha.kind === 'none' ? [] : ['captcha']}
    >
      <p>{t('link-expired.text')}</p>
      <Form action={action} hidden={hidden}>
        <IdentifierField issues={issues} value={values.identifier} />
        <CaptchaFields captcha={captcha} issues={issues} />
        <button type="submit" className="primary">
          {t('link-expired.submit')}
        </button>
      </Form>
      <p className="aside">
        {t('link-expired.done')} <a href={addresses.signIn}>{t('welcome.sign-in')}</a>
      </p>
    </Card>
  )
}
