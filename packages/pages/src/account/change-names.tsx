import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import type { ChangeNamesProps } from '../types.ts'
import { useView } from '../view.ts'

/** How a person is called: a title where they want one, first and last name. */
export function ChangeNamesPage({
  notice,
  issues = [],
  action,
  hidden = {},
  values,
  cancelHref,
}: ChangeNamesProps): ReactNode {
  const { t } = useView()
  const field = (name: 'firstName' | 'lastName', complete: string): ReactNode => (
    <Field
      name={name}
      label={t(`register.${name}`)}
      issues={issues}
      describedBy="one-name"
      first={name === 'firstName'}
      input={{ defaultValue: values[name], autoComplete: complete, required: name === 'firstName' }}
    />
  )
  return (
    <AccountLayout title={t('change-names.title')} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <p className="soft">{t('change-names.text')}</p>
        <Form action={action} hidden={hidden}>
          <Field
            name="title"
            label={t('change-names.name-title')}
            hint={t('change-names.name-title-hint')}
            issues={issues}
            input={{ defaultValue: values.title, autoComplete: 'honorific-prefix', required: false }}
          />
          {field('firstName', 'given-name')}
          {field('lastName', 'family-name')}
          <p className="hint" id="one-name">
            {t('register.one-name')}
          </p>
          <button type="submit" className="primary">
            {t('save')}
          </button>
          <a className="quiet" href={cancelHref}>
            {t('cancel')}
          </a>
        </Form>
      </div>
    </AccountLayout>
  )
}
