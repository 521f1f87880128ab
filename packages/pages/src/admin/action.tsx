import type { ReactNode } from 'react'
import { Field, Issues } from '../parts/field.tsx'
import { issueId } from '../parts/issue.ts'
import { Form } from '../parts/form.tsx'
import type { AdminActionProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { actionLabel, fieldLabel } from './words.tsx'

/** Asks whether to do it, and why: the reason goes to the audit log. */
export function AdminActionPage({
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
  const explained = `admin.action.${doing}.text`
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
        {t.has(explained) && <p>{t(explained)}</p>}
        {takesTwo && <p className="notice notice-warn">{t('admin.takes-two')}</p>}
        <Form action={action} hidden={Object.fromEntries(fields.filter(isHidden).map((one) => [one.name, one.value]))}>
          {fields.flatMap((field) =>
            isHidden(field) ? [] : <FieldOf key={field.name} field={field} issues={issues} />,
          )}
          <div className={issues.some(({ field }) => field === 'reason') ? 'field field-wrong' : 'field'}>
            <label htmlFor="reason">{t('admin.reason')}</label>
            <p className="hint" id="reason-hint">
              {t('admin.reason.hint')}
            </p>
            <Issues field="reason" issues={issues} />
            <textarea
              id="reason"
              name="reason"
              rows={3}
              required
              maxLength={longestReason}
              defaultValue={reason}
              aria-describedby={
                issues.some(({ field }) => field === 'reason') ? `reason-hint ${issueId('reason')}` : 'reason-hint'
              }
              aria-invalid={issues.some(({ field }) => field === 'reason') ? true : undefined}
            />
          </div>
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

/** A session is chosen on the page before. */
function isHidden({ name }: AdminActionProps['fields'][number]): boolean {
  return name === 'session'
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
      issues={issues}
      input={{ defaultValue: field.value, autoComplete: 'off', spellCheck: false }}
    />
  )
}
