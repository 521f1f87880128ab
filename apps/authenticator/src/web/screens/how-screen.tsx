import type { ReactNode } from 'react'
import { hostOf } from '../host.ts'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { strong } from '../parts/strong.tsx'
import { Screen } from '../parts/screen.tsx'

/** What the instructions need. */
export interface HowScreenProps {
  /** Where a device is added on the computer. */
  readonly address: string
  /** This browser tab would lose the keys: the app must be on the Home Screen. */
  readonly needsHomeScreen?: boolean
  /** No screen lock was found. */
  readonly screenLock?: 'missing' | 'unknown'
  readonly onNext: () => void
  readonly onPaste: () => void
  readonly onBack: () => void
}

/** How to connect a device, before the camera starts. */
export function HowScreen({
  address,
  needsHomeScreen = false,
  screenLock = 'unknown',
  onNext,
  onPaste,
  onBack,
}: HowScreenProps): ReactNode {
  const { t } = useWords()
  return (
    <Screen
      title={t('how.title')}
      onBack={onBack}
      actions={
        <>
          <Button primary onClick={onNext}>
            {t('next')}
          </Button>
          <Button onClick={onPaste}>{t('how.paste')}</Button>
        </>
      }
    >
      <ol className="steps">
        <li>{t.parts<ReactNode>('how.1', { address: hostOf(address), b: strong })}</li>
        <li>{t.parts<ReactNode>('how.2', { b: strong })}</li>
        <li>{t.parts<ReactNode>('how.3', { b: strong })}</li>
      </ol>
      <p className="soft">{t('how.same-device')}</p>
      {needsHomeScreen ? <Notice tone="warn">{t('how.ios')}</Notice> : null}
      {screenLock === 'missing' ? <Notice tone="warn">{t('enrol.lock.warn')}</Notice> : null}
    </Screen>
  )
}
