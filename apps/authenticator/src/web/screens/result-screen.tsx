import type { ReactNode } from 'react'
import type { Outcome } from '../decision.tsx'
import { type AppKey, useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import type { IconName } from '../parts/icon.tsx'
import { MessageScreen } from './message-screen.tsx'

const LOOKS: Readonly<
  Record<Outcome, readonly [tone: 'ok' | 'warn' | 'bad', icon: IconName, title: AppKey, text: AppKey]>
> = {
  approved: ['ok', 'check', 'result.approved.title', 'result.approved.text'],
  refused: ['warn', 'cross', 'result.refused.title', 'result.refused.text'],
  'not-me': ['warn', 'check', 'result.not-me.title', 'result.not-me.text'],
  expired: ['warn', 'clock', 'result.expired.title', 'result.expired.text'],
  answered: ['warn', 'check', 'result.answered.title', 'result.answered.text'],
  'wrong-code': ['bad', 'cross', 'result.wrong-code.title', 'result.wrong-code.text'],
  gone: ['warn', 'clock', 'result.gone.title', 'result.gone.text'],
}

/** What the end of a request needs. */
export interface ResultScreenProps {
  readonly outcome: Outcome
  /** The provider's sign-in page, which goes on where the browser was. */
  readonly signIn: string
  /** The sign-in page on this device opened the app. */
  readonly sameDevice: boolean
  readonly onClose: () => void
}

/** How a request ended, and where to go on. */
export function ResultScreen({ outcome, signIn, sameDevice, onClose }: ResultScreenProps): ReactNode {
  const { t } = useWords()
  const [tone, icon, title, text] = LOOKS[outcome]
  const approved = outcome === 'approved'
  return (
    <MessageScreen
      tone={tone}
      icon={icon}
      title={t(title)}
      actions={
        <>
          {sameDevice ? (
            <a className="lp-button" data-primary href={signIn}>
              {t('result.approved.back')}
            </a>
          ) : null}
          <Button primary={!sameDevice} onClick={onClose}>
            {t('close')}
          </Button>
          {approved && !sameDevice ? (
            <p className="fine">
              {t('result.approved.same')} <a href={signIn}>{t('result.approved.back')}</a>
            </p>
          ) : null}
        </>
      }
    >
      <p>{t(text)}</p>
    </MessageScreen>
  )
}
