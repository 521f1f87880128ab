import { mark } from '@laissez-passer/widgets/mark'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { InstallOffer } from '../parts/install-offer.tsx'
import { Screen } from '../parts/screen.tsx'

const MARK = { __html: mark({ height: 88, ground: 'lines' }) }

/** The app without an account. */
export function FirstScreen({
  onInitialise,
  onSettings,
  onInstall,
}: {
  readonly onInitialise: () => void
  readonly onSettings: () => void
  readonly onInstall?: () => void
}): ReactNode {
  const { t } = useWords()
  return (
    <Screen
      tall
      title={t('first.title')}
      kicker={<span className="first-mark" dangerouslySetInnerHTML={MARK} />}
      actions={
        <>
          <Button primary onClick={onInitialise}>
            {t('first.initialise')}
          </Button>
          <Button onClick={onSettings}>{t('settings')}</Button>
          <p className="fine">{t('app.independent')}</p>
        </>
      }
    >
      <p className="lead">{t('first.text')}</p>
      {onInstall ? <InstallOffer onInstall={onInstall} /> : null}
    </Screen>
  )
}
