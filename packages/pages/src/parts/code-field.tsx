import type { ReactNode } from 'react'
import type { FieldIssue } from '../props/common.ts'
import { useView } from '../view.ts'
import { Field } from './field.tsx'

/** Six digits that were sent. Phones and browsers offer them from the message (`one-time-code`); how many tries are left is said once one was spent. */
export function CodeField({
  issues,
  triesLeft,
}: {
  issues?: readonly FieldIssue[] | undefined
  triesLeft: number | null
}): ReactNode {
  const { t } = useView()
  return (
    <>
      <Field
        name="code"
        label={t('sent.code')}
        hint={t('sent.code-hint')}
        issues={issues}
        first
        input={{ inputMode: 'numeric', autoComplete: 'one-time-code', spellCheck: false, maxLength: 20 }}
      />
      {triesLeft !== null && (
        <p className="notice notice-warn" role="status">
          {t('sent.tries', { count: triesLeft })}
        </p>
      )}
    </>
  )
}
