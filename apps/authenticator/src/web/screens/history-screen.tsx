import type { ReactNode } from 'react'
import type { Decided, PastDecision } from '../history.ts'
import { type AppKey, useWords } from '../language.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Screen } from '../parts/screen.tsx'

const LOOKS: Readonly<Record<Decided, readonly [tone: 'ok' | 'warn' | 'bad', icon: IconName, words: AppKey]>> = {
  approved: ['ok', 'check', 'history.approved'],
  refused: ['warn', 'cross', 'history.refused'],
  'not-me': ['bad', 'warn', 'history.not-me'],
  'wrong-code': ['bad', 'cross', 'history.wrong-code'],
}

/** What was decided on this device, newest first. */
export function HistoryScreen({
  decisions,
  onBack,
}: {
  readonly decisions: readonly PastDecision[]
  readonly onBack: () => void
}): ReactNode {
  const { t } = useWords()
  return (
    <Screen title={t('history.title')} onBack={onBack}>
      <p className="soft">{t('history.text')}</p>
      {decisions.length === 0 ? <p>{t('history.none')}</p> : null}
      <ol className="history">
        {decisions.map(({ at, browser, outcome, place, service }) => {
          const [tone, icon, words] = LOOKS[outcome]
          return (
            <li key={`${at}`} data-tone={tone}>
              <Icon name={icon} />
              <div>
                <strong>{service}</strong>
                <p>{t(words)}</p>
                <p className="soft small">{t.format.dateTime(at)}</p>
                <p className="soft small">{[browser, place].filter((each) => each !== '').join(' · ')}</p>
              </div>
            </li>
          )
        })}
      </ol>
    </Screen>
  )
}
