import type { ReactNode } from 'react'
import type { FieldIssue } from '../props/common.ts'
import { useView } from '../view.ts'
import { Issues } from './field.tsx'

/** The privacy statement was read: a box to tick, posted as `privacy`. */
export function PrivacyCheck({
  checked,
  issues,
}: {
  checked: boolean
  issues?: readonly FieldIssue[] | undefined
}): ReactNode {
  const { addresses, t } = useView()
  const wrong = issues?.some((issue) => issue.field === 'privacy')
  return (
    <div className="check">
      <Issues field="privacy" issues={issues} />
      <input
        type="checkbox"
        id="privacy"
        name="privacy"
        value="on"
        required
        defaultChecked={checked}
        autoFocus={issues?.[0]?.field === 'privacy'}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'privacy-issue' : undefined}
      />
      <label htmlFor="privacy">
        {t.parts<ReactNode>('register.privacy', {
          statement: (words) => (
            <a key="statement" href={addresses.privacy} target="_blank" rel="noopener">
              {words}
            </a>
          ),
        })}
      </label>
    </div>
  )
}
