import type { ReactNode } from 'react'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import type { AdminActionProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { ReasonField } from './reason-field.tsx'
import { actionLabel, actionText, fieldLabel } from './words.tsx'
import { ownWord } from '../parts/own-word.ts'

/** Asks whether to do it, and why: the reason goes to the audit log. */
export function AdminActionPage({
  about,
  action,
  backHref,
  doing,
  fields,
  issues = [],
  longestReason,
  reason,
  subject,
  takesTwo,
}: AdminActionProps): ReactNode {
  const view = useView()
  const { t } = view
  const explained = actionText(view, doing, Object.fromEntries(fields.map((one) => [one.name, one.value])))
  const name = subject === null ? '' : subject.name === '' ? subject.email : subject.name
  return (
    <AdminLayout
      title={actionLabel(view, doing)}
      issues={issues}
      back={{ href: backHref, label: subject === null ? t('admin.title') : name }}
    >
      <div className="sheet narrow">
        {subject && (
          <p className="who">
            <b>{name}</b> <span className="zone">{subject.uid}</span> {subject.email}
          </p>
        )}
        {about && (
          <p>
            {t.parts('admin.action.about', {
              label: fieldLabel(view, about.field),
              name: <b key="name">{about.name}</b>,
            })}
          </p>
        )}
        {explained !== null && <p>{explained}</p>}
        {takesTwo && <p className="notice notice-warn">{t('admin.takes-two')}</p>}
        <Form action={action} hidden={Object.fromEntries(fields.filter(isHidden).map((one) => [one.name, one.value]))}>
          {fields.flatMap((field) =>
            isHidden(field) ? [] : <FieldOf key={field.name} field={field} issues={issues} />,
          )}
          <ReasonField first={fields.every(isHidden)} reason={reason} longestReason={longestReason} issues={issues} />
          <button type="submit" className="primary">
            {takesTwo ? t('admin.propose') : actionLabel(view, doing)}
          </button>
        </Form>
        <p>
          <a href={backHref}>{t('cancel')}</a>
        </p>
      </div>
    </AdminLayout>
  )
}

/** Which one was chosen on the page before. */
function isHidden({ name }: AdminActionProps['fields'][number]): boolean {
  return name === 'session' || name === 'id' || name === 'factor'
}

function FieldOf({
  field,
  issues,
}: {
  readonly field: AdminActionProps['fields'][number]
  readonly issues: AdminActionProps['issues']
}): ReactNode {
  const view = useView()
  return (
    <Field
      name={field.name}
      label={fieldLabel(view, field.name)}
      first
      issues={issues}
      input={{ ...ownWord, defaultValue: field.value, spellCheck: false }}
    />
  )
}
