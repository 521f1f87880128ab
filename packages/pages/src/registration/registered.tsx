import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { CaptchaFields } from '../parts/captcha.tsx'
import { Form } from '../parts/form.tsx'
import { Support } from '../parts/support.tsx'
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
      <p className="lead">
        {email === null
          ? t('registered.lead-unknown')
          : t.parts('registered.lead', { email: <b key="email">{email}</b> })}
      </p>
      <p>{t('registered.valid', { hours: validHours })}</p>
      {mailboxHref !== null && (
        <p className="notice">
          <a href={mailboxHref}>{t('registered.mailbox')}</a>
        </p>
      )}
      <h2>{t('registered.nothing')}</h2>
      <ul className="plain">
        <li>{t('registered.wait')}</li>
        <li>{t('registered.spam')}</li>
        <li>
          {t.parts<ReactNode>('registered.mistyped', {
            again: (words) => (
              <a key="again" href={registerHref}>
                {words}
              </a>
            ),
          })}
        </li>
        <li>
          <Support />
        </li>
      </ul>
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
