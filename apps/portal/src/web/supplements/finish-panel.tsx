import type { SupplementIssue, SupplementWords } from '@laissez-passer/europass/supplements'
import type { ReactNode } from 'react'
import { Panel } from '../editor/section-panel.tsx'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { dotted } from '../parts/dotted.ts'

/** What is missing, each with the way to its field; then what may be done with the document. */
export function FinishPanel({
  issues,
  focus,
  words,
  go,
  sealed,
  children,
}: {
  readonly issues: readonly SupplementIssue[]
  readonly focus: boolean
  readonly words: SupplementWords
  readonly go: (part: string, path: string) => void
  readonly sealed: boolean
  readonly children: ReactNode
}) {
  const { t } = useWords()
  return (
    <Panel title={t('supplement.finish')} focus={focus}>
      {sealed ? (
        <Notice kind="ok" title={t('supplement.closed')}>
          <p>{t('supplement.closedText')}</p>
        </Notice>
      ) : issues.length === 0 ? (
        <Notice kind="ok" title={t('supplement.nothingMissing')} />
      ) : (
        <Notice kind="warn" title={t('supplement.missingCount', { count: issues.length })}>
          <ul className="supplement-missing">
            {issues.map(({ path, part, label, code, params }) => (
              <li key={`${path} ${code}`}>
                <button type="button" className="link" onClick={() => go(part.name, path)}>
                  {dotted(part.number ?? '', words(label))}
                </button>
                {/* That it is empty is said by where it stands. */}
                {code !== 'required' && <span className="hint">{t(`issue.${code}`, params)}</span>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {children}
    </Panel>
  )
}
