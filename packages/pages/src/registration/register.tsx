import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { CaptchaFields } from '../parts/captcha.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { LanguageField } from '../parts/language-field.tsx'
import { PrivacyCheck } from '../parts/privacy-check.tsx'
import { type Holes, mapValues } from '../prepared.ts'
import type { RegisterProps } from '../types.ts'
import { useView } from '../view.ts'

/** What of it is another each time; a picture is another's whole form. */
export const registerHoles: Holes<RegisterProps> = ({ captcha, hidden = {}, values, cancelHref, ...props }, hole) =>
  captcha.kind === 'none'
    ? {
        ...props,
        captcha,
        hidden: mapValues(hidden, hole),
        values: {
          // Named one by one: a form brings more, which would make a page of its own of each.
          language: values.language,
          privacy: values.privacy,
          firstName: hole(values.firstName),
          lastName: hole(values.lastName),
          email: hole(values.email),
          confirmEmail: hole(values.confirmEmail),
        },
        cancelHref: hole(cancelHref),
      }
    : null

/** A1: create an account. */
export function RegisterPage({
  action,
  hidden = {},
  issues,
  service,
  values,
  languages,
  captcha,
  cancelHref,
}: RegisterProps): ReactNode {
  const { addresses, t, site } = useView()
  const text = (name: 'firstName' | 'lastName', complete: string): ReactNode => (
    <Field
      name={name}
      label={t(`register.${name}`)}
      issues={issues}
      first={name === 'firstName'}
      describedBy="one-name"
      input={{ defaultValue: values[name], autoComplete: complete, required: name === 'firstName' }}
    />
  )
  const email = (name: 'email' | 'confirmEmail'): ReactNode => (
    <Field
      name={name}
      label={t(`register.${name}`)}
      issues={issues}
      input={{
        type: 'email',
        defaultValue: values[name],
        autoComplete: 'email',
        autoCapitalize: 'none',
        spellCheck: false,
        ...(name === 'confirmEmail' ? { 'data-same': 'email' } : {}),
      }}
    />
  )
  return (
    <Card title={t('register.title')} issues={issues} scripts={captcha.kind === 'none' ? [] : ['captcha']} keepsTyped>
      <p className="soft">
        {service === null
          ? t('register.lead', { provider: site.name })
          : t('register.lead-service', { provider: site.name, service: service.name })}{' '}
        <a href={`${addresses.help}#external`}>{t('register.help')}</a>
      </p>
      <Form action={action} hidden={hidden}>
        <div className="pair">
          {text('firstName', 'given-name')}
          {text('lastName', 'family-name')}
        </div>
        <p className="hint" id="one-name">
          {t('register.one-name')}
        </p>
        {email('email')}
        {email('confirmEmail')}
        <LanguageField
          name="language"
          label={t('register.language')}
          hint={t('register.language-hint')}
          value={values.language}
          languages={languages}
          issues={issues}
        />
        <CaptchaFields captcha={captcha} issues={issues} />
        <PrivacyCheck checked={values.privacy} issues={issues} />
        <button type="submit" className="primary">
          {t('register.submit')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
    </Card>
  )
}
