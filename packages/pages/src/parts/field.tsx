import type { InputHTMLAttributes, ReactNode } from 'react'
import type { FieldIssue } from '../props/common.ts'
import { useView } from '../view.ts'
import { issueId, issueText } from './issue.ts'

/** A labelled input with its hint and what was wrong with it. */
export interface FieldProps {
  /** Name and id. */
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly issues?: readonly FieldIssue[] | undefined
  /** More ids that describe the field. */
  readonly describedBy?: string
  readonly input?: InputHTMLAttributes<HTMLInputElement> & { readonly [data: `data-${string}`]: string }
  /** The page's first question: takes the focus unless something else was wrong. */
  readonly first?: boolean
}

/** A labelled input with its hint and what was wrong with it. */
export function Field({
  name,
  label,
  hint,
  issues = [],
  describedBy,
  input = {},
  first = false,
}: FieldProps): ReactNode {
  const wrong = issues.filter((issue) => issue.field === name)
  const described = [hint === undefined ? '' : `${name}-hint`, wrong.length > 0 ? issueId(name) : '', describedBy ?? '']
    .filter(Boolean)
    .join(' ')
  const focus = issues.length === 0 ? first : issues[0]?.field === name
  return (
    <div className={wrong.length > 0 ? 'field field-wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Issues field={name} issues={issues} />
      <input
        type="text"
        required
        {...input}
        id={name}
        name={name}
        autoFocus={focus}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={wrong.length > 0 ? true : undefined}
      />
    </div>
  )
}

/** The messages of one field, beside it. */
export function Issues({
  field,
  issues = [],
}: {
  field: string
  issues?: readonly FieldIssue[] | undefined
}): ReactNode {
  const { t } = useView()
  const own = issues.filter((issue) => issue.field === field)
  if (own.length === 0) return null
  return (
    <p className="issue" id={issueId(field)}>
      {own.map((issue) => (
        <span key={issue.code}>{issueText(t, issue)}</span>
      ))}
    </p>
  )
}

/** A password that hides itself; the button that shows it appears where the script runs. */
export function SecretField(props: FieldProps): ReactNode {
  const { t } = useView()
  return (
    <div className="secret">
      <Field {...props} input={{ type: 'password', autoCapitalize: 'none', spellCheck: false, ...props.input }} />
      <button
        type="button"
        className="reveal"
        hidden
        data-lp-reveal={props.name}
        data-show={t('password.show')}
        data-hide={t('password.hide')}
        aria-controls={props.name}
      >
        {t('password.show')}
      </button>
    </div>
  )
}
