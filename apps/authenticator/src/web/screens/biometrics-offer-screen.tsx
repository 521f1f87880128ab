import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { MessageScreen } from './message-screen.tsx'

/** Offers biometrics instead of typing the PIN. */
export function BiometricsOfferScreen({
  onYes,
  onNo,
}: {
  readonly onYes: () => void
  readonly onNo: () => void
}): ReactNode {
  const { t } = useWords()
  return (
    <MessageScreen
      tone="ok"
      icon="finger"
      title={t('biometrics.offer.title')}
      actions={
        <>
          <Button primary onClick={onYes}>
            {t('biometrics.offer.yes')}
          </Button>
          <Button onClick={onNo}>{t('biometrics.offer.no')}</Button>
        </>
      }
    >
      <p>{t('biometrics.offer.text')}</p>
      <p className="soft small">{t('biometrics.offer.whose')}</p>
    </MessageScreen>
  )
}
