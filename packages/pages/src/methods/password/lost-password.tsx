import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { CaptchaFields } from '../../parts/captcha.tsx'
import { IdentifierField } from '../../parts/identifier-field.tsx'
import { Form } from '../../parts/form.tsx'
import { MailSent } from '../../parts/mail-sent.tsx'
import type { LostPasswordProps, LostPasswordSentProps } from './props.ts'
import { useView } from '../../view.ts'

/** A8: a mail with a link, for whoever has an account under this identifier. */
export function LostPasswordPage({
  action,
  hidden = {},
  issues,
  values,
  captcha,
  backHref,
}: LostPasswordProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('lost.title')} issues={issues} scripts={captcha.kind === 'none' ? [] : ['captcha']}>
      <p className="soft">{t('lost.text')}</p>
      <Form action={action} hidden={hidden}>
        <IdentifierField issues={issues} value={values.identifier} />
        <CaptchaFields captcha={captcha} issues={issues} />
        <button type="submit" className="primary">
          {t('lost.submit')}
        </button>
        <a className="quiet" href={backHref}>
          {t('cancel')}
        </a>
      </Form>
    </Card>
  )
}

/** A8: the same words whether or not there is such an account. */
export function LostPasswordSentPage({
  identifier,
  validMinutes,
  signInHref,
  againHref,
  registerHref,
  mailboxHref = null,
}: LostPasswordSentProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('lost-sent.title')} state="mail">
      <MailSent
        lead={
          identifier === null
            ? t('lost-sent.lead-unknown')
            : t.parts('lost-sent.lead', { identifier: <b key="identifier">{identifier}</b> })
        }
        valid={t('lost-sent.valid', { minutes: validMinutes })}
        mailboxHref={mailboxHref}
        hints={[
          t('registered.spam'),
          t.parts<ReactNode>('lost-sent.other', {
            again: (words) => (
              <a key="again" href={againHref}>
                {words}
              </a>
            ),
            register: (words) => (
              <a key="register" href={registerHref}>
                {words}
              </a>
            ),
          }),
        ]}
      />
      <a className="quiet" href={signInHref}>
        {t('lost-sent.sign-in')}
      </a>
    </Card>
  )
}
