import type { FieldIssue } from '@laissez-passer/europass/fields'
import { type ReactNode, useId } from 'react'
import { useWords } from '../language.tsx'

/** What a field of any kind takes, so that a form draws it knowing its kind alone. */
export interface FieldProps<T> {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  /** What is wrong with it, when it is time to say so; the first is told. */
  readonly issues?: readonly Pick<FieldIssue, 'code' | 'params'>[]
  readonly hint?: string | undefined
  readonly required?: boolean
  /** The language of what is written in it, where it isn't that of the page. */
  readonly lang?: string | undefined
  readonly dir?: 'ltr' | 'rtl' | undefined
  /** What browsers fill in, by its HTML token. */
  readonly autoComplete?: string | undefined
  /** When the field was left: from now on its issues may be told. */
  readonly onLeave?: () => void
}

/** The ids that tie a control to its label, hint and error, and what the error says. */
export interface FieldParts {
  readonly id: string
  readonly labelId: string
  readonly hintId: string
  readonly error: string | undefined
  readonly errorId: string
  /** For `aria-describedby`: what there is of hint and error. */
  readonly describedBy: string | undefined
}

/**
 * Ids and the error of a field.
 *
 * @param of - `own`: what the field itself says of what is typed, in words; it goes before the form's issues
 */
export function useFieldParts({
  issues,
  hint,
  own,
}: Pick<FieldProps<never>, 'issues' | 'hint'> & { readonly own?: string | undefined }): FieldParts {
  const { t } = useWords()
  const id = useId()
  const issue = issues?.[0]
  const error = own ?? (issue && t(`issue.${issue.code}`, issue.params))
  const [labelId, hintId, errorId] = [`${id}-label`, `${id}-hint`, `${id}-error`]
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined
  return { id, labelId, hintId, error, errorId, describedBy }
}

/** A control with its label above it, hint and error beneath. */
export function Field({
  parts,
  label,
  hint,
  required = false,
  className,
  children,
  after,
}: {
  readonly parts: FieldParts
  readonly label: string
  readonly hint?: string | undefined
  readonly required?: boolean
  readonly className?: string
  readonly children: ReactNode
  /** What stands beneath hint and error. */
  readonly after?: ReactNode
}) {
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label htmlFor={parts.id} id={parts.labelId} data-required={required || undefined}>
        {label}
      </label>
      {children}
      <FieldNotes parts={parts} hint={hint} />
      {after}
    </div>
  )
}

/** Hint and error of a field. */
export function FieldNotes({ parts, hint }: { readonly parts: FieldParts; readonly hint?: string | undefined }) {
  return (
    <>
      {hint && (
        <span className="hint" id={parts.hintId}>
          {hint}
        </span>
      )}
      {parts.error && (
        <span className="field-error" id={parts.errorId}>
          {parts.error}
        </span>
      )}
    </>
  )
}
