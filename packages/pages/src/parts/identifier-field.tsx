import type { ReactNode } from 'react'
import type { FieldIssue } from '../props/common.ts'
import { Field } from './field.tsx'
import { useView } from '../view.ts'

/** The field for an email address or a unique identifier, first on its page. */
export function IdentifierField({
  issues,
  value,
  autoComplete = [],
}: {
  readonly issues?: readonly FieldIssue[] | undefined
  readonly value: string | undefined
  /** What the browser may fill in besides the username, e.g. `webauthn`. */
  readonly autoComplete?: readonly string[]
}): ReactNode {
  const { t } = useView()
  return (
    <Field
      name="identifier"
      label={t('identifier.label')}
      issues={issues}
      first
      input={{
        defaultValue: value,
        autoComplete: ['username', ...autoComplete].join(' '),
        autoCapitalize: 'none',
        spellCheck: false,
        inputMode: 'email',
      }}
    />
  )
}
