import { type ReactNode, useState } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { Screen } from '../parts/screen.tsx'

/** What a link that opened the app needs before anything happens. */
export interface ConfirmScreenProps {
  readonly kind: 'initialise' | 'sign-in'
  /** The identity provider, as a host. */
  readonly issuer: string
  /** Nothing may be connected in this browser tab; the link can be carried over to the Home Screen's app. */
  readonly copyInstead?: string | null
  readonly onContinue: () => void
  readonly onCancel: () => void
}

/** An ordinary reader opened a link: it says what it does, and does nothing before a tap. */
export function ConfirmScreen({
  kind,
  issuer,
  copyInstead = null,
  onContinue,
  onCancel,
}: ConfirmScreenProps): ReactNode {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  const enrols = kind === 'initialise'
  const copy = async (link: string): Promise<void> => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <Screen
      title={t(enrols ? 'enrol.link.title' : 'code.link.title')}
      actions={
        <>
          {copyInstead === null ? (
            <Button primary onClick={onContinue}>
              {t(enrols ? 'continue' : 'code.link.go')}
            </Button>
          ) : (
            <Button primary onClick={() => void copy(copyInstead)}>
              {t('enrol.link.copy')}
            </Button>
          )}
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </>
      }
    >
      <p className="lead">{enrols ? t('enrol.link.text', { issuer }) : t('code.link.text')}</p>
      {enrols ? <Notice tone="warn">{t('enrol.link.yours')}</Notice> : null}
      {copyInstead === null ? null : <Notice tone="warn">{t('how.ios')}</Notice>}
      {copied ? <Notice tone="ok">{t('enrol.link.copied')}</Notice> : null}
    </Screen>
  )
}
