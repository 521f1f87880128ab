import type { ReactNode } from 'react'
import { Issues } from '../parts/field.tsx'
import { issueId } from '../parts/issue.ts'
import type { FieldIssue } from '../props/common.ts'
import { useView } from '../view.ts'

/** Why: asked with whatever an administrator does. */
export function ReasonField({
  first = false,
  issues,
  longestReason,
  reason,
}: {
  /** The page's first question: takes the focus unless something else was wrong. */
  readonly first?: boolean
  readonly issues: readonly FieldIssue[]
  readonly longestReason: number
  readonly reason: string
}): ReactNode {
  const { t } = useView()
  const wrong = issues.some(({ field }) => field === 'reason')
  return (
    <div className={wrong ? 'field field-wrong' : 'field'}>
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
        autoFocus={issues.length === 0 ? first : issues[0]?.field === 'reason'}
        aria-describedby={wrong ? `reason-hint ${issueId('reason')}` : 'reason-hint'}
        aria-invalid={wrong ? true : undefined}
      />
    </div>
  )
}
