import type { ReactNode } from 'react'
import type { FieldIssue } from '../props/common.ts'
import { useView } from '../view.ts'
import { Icon } from './icon.tsx'
import { issueText } from './issue.ts'

/** What was wrong, at the top, with a link to each field. */
export function Summary({ issues }: { issues: readonly FieldIssue[] }): ReactNode {
  const { t } = useView()
  if (issues.length === 0) return null
  return (
    <div className="summary" role="alert" aria-labelledby="summary-title">
      <Icon name="stop" />
      <div>
        <h2 id="summary-title">{t('summary.title', { count: issues.length })}</h2>
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.field} ${issue.code}`}>
              {issue.field === 'form' ? issueText(t, issue) : <a href={`#${issue.field}`}>{issueText(t, issue)}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
