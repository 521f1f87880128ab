import type { Seconds } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import type { FieldIssue } from '../../props/common.ts'
import { useView } from '../../view.ts'
import { codeInput } from '../../parts/code-input.ts'
import { Field } from '../../parts/field.tsx'
import { Pause } from '../../parts/until.tsx'

/** Two codes that a token shows one after the other. */
export function CodePair({ issues, first }: { issues: readonly FieldIssue[] | undefined; first: boolean }): ReactNode {
  const { t } = useView()
  return (
    <>
      <Field name="code" label={t('code-pair.code')} issues={issues} first={first} input={codeInput} />
      <Field
        name="nextCode"
        label={t('code-pair.next')}
        hint={t('code-pair.next-hint')}
        issues={issues}
        input={{ ...codeInput, autoComplete: 'off' }}
      />
    </>
  )
}

/** Too many wrong codes: from when they are taken again. Nothing where they are. */
export function CodesRest({ until }: { until: Seconds | null }): ReactNode {
  const { t } = useView()
  if (until === null) return null
  return (
    <p className="notice notice-warn" role="status">
      <span>{t.parts('token.throttled.text', { wait: <Pause key="wait" until={until} /> })}</span>
    </p>
  )
}
