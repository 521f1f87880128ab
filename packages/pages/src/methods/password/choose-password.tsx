import type { FieldIssue } from '@laissez-passer/core/errors'
import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { Identity } from '../../parts/identity.tsx'
import { LanguageField } from '../../parts/language-field.tsx'
import { PrivacyCheck } from '../../parts/privacy-check.tsx'
import type { ChoosePasswordProps } from './props.ts'
import { useView } from '../../view.ts'
import { NewPasswordFields, Samples } from './new-password.tsx'

/** Who somebody is whom an operator invited: names and language, to be put right. */
function InvitedFields({
  issues,
  languages,
  values,
}: NonNullable<ChoosePasswordProps['invited']> & { readonly issues: readonly FieldIssue[] }): ReactNode {
  const { t } = useView()
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
  return (
    <>
      <div className="pair">
        {text('firstName', 'given-name')}
        {text('lastName', 'family-name')}
      </div>
      <p className="hint" id="one-name">
        {t('register.one-name')}
      </p>
      <LanguageField
        name="language"
        label={t('register.language')}
        hint={t('register.language-hint')}
        value={values.language}
        languages={languages}
        issues={issues}
      />
    </>
  )
}

/** A5: whose account, the rules, three samples, Submit. */
export function ChoosePasswordPage({
  purpose,
  account,
  action,
  hidden = {},
  issues,
  policy,
  about,
  samples,
  samplesHref,
  invited,
}: ChoosePasswordProps): ReactNode {
  const { site, t } = useView()
  return (
    <Card
      title={t(`new-password.${purpose}.title`)}
      issues={issues}
      scripts={['password']}
      keepsTyped={invited !== undefined}
    >
      <p className="soft">{t(`new-password.${purpose}.lead`, { provider: site.name })}</p>
      <Identity main={account.email} second={account.uid} />
      <Form action={action} hidden={hidden}>
        <input type="text" autoComplete="username" defaultValue={account.email} readOnly hidden />
        {invited && <InvitedFields {...invited} issues={issues ?? []} />}
        <NewPasswordFields policy={policy} about={about} issues={issues} first={!invited} />
        {invited && <PrivacyCheck checked={invited.values.privacy} issues={issues} />}
        <button type="submit" className="primary">
          {t('submit')}
        </button>
      </Form>
      <Samples policy={policy} samples={samples} samplesHref={samplesHref} />
    </Card>
  )
}
