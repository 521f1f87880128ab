import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { CaptchaFields } from '../parts/captcha.tsx'
import { Form } from '../parts/form.tsx'
import { MailSent } from '../parts/mail-sent.tsx'
import type { RegisteredProps } from '../types.ts'
import { useView } from '../view.ts'

/**
 * A3: the mail is on its way; what to do when nothing arrives. Says the same whether or not the address has
 * an account.
 */
export function RegisteredPage({
  email,
  resend,
  resent,
  registerHref,
  validHours,
  mailboxHref = null,
}: RegisteredProps): ReactNode {
  const { t } = useView()
  return (
    <Card
      title={t('registered.title')}
      state="mail"
      scripts={resend !== null && resend.captcha.kind !== 'none' ? ['captcha'] : []}
    >
      {resent && (
        <p className="notice notice-ok" role="status">
          {t('registered.resent')}
        </p>
      )}
      <MailSent
        lead={
          email === null
            ? t('registered.lead-unknown')
            : t.parts('registered.lead', { email: <b key="email">{email}</b> })
        }
        valid={t('registered.valid', { hours: validHours })}
        mailboxHref={mailboxHref}
        hints={[
          t('registered.wait'),
          t('registered.spam'),
          t.parts<ReactNode>('registered.mistyped', {
            again: (words) => (
              <a key="again" href={registerHref}>
                {words}
              </a>
            ),
          }),
        ]}
      />
      {resend !== null && (
        <Form action={resend.action} hidden={resend.hidden ?? {}}>
          <CaptchaFields captcha={resend.captcha} />
          <button type="submit" className="quiet">
            {t('registered.resend')}
          </button>
        </Form>
      )}
    </Card>
  )
}
