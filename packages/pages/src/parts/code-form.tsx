import type { Seconds } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import type { FormProps } from '../props/common.ts'
import { codeInput } from './code-input.ts'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { pausing } from './until.tsx'
import { useView } from '../view.ts'

/** What a form for a code says. */
export interface CodeFormProps extends FormProps {
  readonly label: string
  readonly hint?: string
  /** The page's first question: takes the focus. Default true. */
  readonly first?: boolean
  /** How many tries are left, once one was spent. */
  readonly tries: string | null
  /** On the button. */
  readonly submit: string
}

/**
 * A code that was sent, or that a device shows: phones and browsers offer it from messages (`one-time-code`).
 */
export function CodeForm({
  action,
  hidden = {},
  issues,
  label,
  hint,
  first = true,
  tries,
  submit,
}: CodeFormProps): ReactNode {
  return (
    <Form action={action} hidden={hidden} className="digits">
      <Field name="code" label={label} hint={hint} issues={issues} first={first} input={codeInput} />
      {tries !== null && (
        <p className="notice notice-warn" role="status">
          {tries}
        </p>
      )}
      <button type="submit" className="primary">
        {submit}
      </button>
    </Form>
  )
}

/** Asks for another code, or another message: posts `again=1`. */
export function Again({
  action,
  hidden = {},
  className,
  until = null,
  children,
}: Pick<FormProps, 'action' | 'hidden'> & {
  readonly className: string
  /** Not before then: the button waits. */
  readonly until?: Seconds | null
  readonly children: ReactNode
}): ReactNode {
  const { page } = useView()
  return (
    <Form action={action} hidden={hidden}>
      <button type="submit" name="again" value="1" className={className} {...pausing(until, page.now)}>
        {children}
      </button>
    </Form>
  )
}
