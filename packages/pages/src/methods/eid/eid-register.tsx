import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { Identity } from '../../parts/identity.tsx'
import { LanguageField } from '../../parts/language-field.tsx'
import { MailSent } from '../../parts/mail-sent.tsx'
import { PrivacyCheck } from '../../parts/privacy-check.tsx'
import type { EidConfirmProps, EidRegisteredProps, EidRegisterProps } from './props.ts'
import { useView } from '../../view.ts'

/** A new account by eID: the name is the country's to say, the address is the person's. */
export function EidRegisterPage({
  action,
  hidden = {},
  issues,
  eid,
  fullName,
  values,
  languages,
  backHref,
}: EidRegisterProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('register.title')} issues={issues} keepsTyped>
      <Identity main={fullName} second={eid} />
      <p>{t('eid-register.text')}</p>
      <Form action={action} hidden={hidden}>
        <Field
          name="email"
          label={t('register.email')}
          issues={issues}
          first
          input={{
            type: 'email',
            defaultValue: values.email,
            autoComplete: 'email',
            autoCapitalize: 'none',
            spellCheck: false,
          }}
        />
        <LanguageField
          name="language"
          label={t('register.language')}
          hint={t('register.language-hint')}
          value={values.language}
          languages={languages}
          issues={issues}
        />
        <PrivacyCheck checked={values.privacy} issues={issues} />
        <button type="submit" className="primary">
          {t('register.submit')}
        </button>
        <a className="quiet" href={backHref}>
          {t('eid-register.back')}
        </a>
      </Form>
    </Card>
  )
}

/** The mail is on its way. */
export function EidRegisteredPage({ email, againHref, validHours, mailboxHref = null }: EidRegisteredProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('registered.title')} state="mail">
      <MailSent
        lead={
          email === null
            ? t('eid-registered.lead-unknown')
            : t.parts('eid-registered.lead', { email: <b key="email">{email}</b> })
        }
        valid={t('registered.valid', { hours: validHours })}
        mailboxHref={mailboxHref}
        hints={[
          t('registered.wait'),
          t('registered.spam'),
          t.parts<ReactNode>('eid-registered.mistyped', {
            again: (words) => (
              <a key="again" href={againHref}>
                {words}
              </a>
            ),
          }),
        ]}
      />
    </Card>
  )
}

/**
 * The link of the mail. The eID is proved once more, so that nobody confirms an account that a stranger's eID
 * opens.
 */
export function EidConfirmPage({
  action,
  hidden = {},
  issues,
  status,
  eid = '',
  country = '',
  fullName = '',
  email = '',
  signInHref,
}: EidConfirmProps): ReactNode {
  const { t, site } = useView()
  if (status !== 'ready')
    return (
      <Card title={t(`eid-confirm.${status}.title`)} state="stop">
        <p className="lead">{t(`eid-confirm.${status}.text`)}</p>
        <a className="primary" href={signInHref}>
          {t('eid-confirm.sign-in')}
        </a>
      </Card>
    )
  return (
    <Card title={t('eid-confirm.title')} issues={issues}>
      <p>
        {t.parts('eid-confirm.whose', {
          name: <b key="name">{fullName}</b>,
          eid: <b key="eid">{eid}</b>,
          provider: site.name,
        })}
      </p>
      <Identity main={fullName} second={email} />
      <p>{t('eid-confirm.again')}</p>
      <Form action={action} hidden={hidden}>
        <button type="submit" className="primary">
          {t('eid-sign-in.go', { country })}
        </button>
      </Form>
      <p className="notice notice-warn">{t('eid-confirm.not-me')}</p>
    </Card>
  )
}
