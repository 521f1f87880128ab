import { DigitField } from '@laissez-passer/widgets/digit-field'
import { PinPad } from '@laissez-passer/widgets/pin-pad'
import { type ReactNode, useState } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { type Trouble, useDigits } from '../parts/digits.ts'
import { Notice } from '../parts/notice.tsx'
import { Screen } from '../parts/screen.tsx'

/** What entering the PIN at enrolment needs. */
export interface EnrolScreenProps {
  /** The identity provider, as a host. */
  readonly issuer: string
  readonly pinDigits: number
  readonly busy?: boolean
  /** What was wrong with the last PIN. */
  readonly trouble?: Trouble | null
  /** A screen lock wasn't found, and the provider only warns. */
  readonly warnScreenLock?: boolean
  readonly onPin: (pin: string) => void
  readonly onBack: () => void
}

/** The PIN chosen on the computer connects this device. */
export function EnrolScreen(props: EnrolScreenProps): ReactNode {
  const { issuer, pinDigits, busy = false, trouble = null, warnScreenLock = false, onPin, onBack } = props
  const { t, widgets } = useWords()
  const [incomplete, setIncomplete] = useState(false)
  const go = (): void => {
    setIncomplete(!digits.complete)
    if (digits.complete && !busy) onPin(digits.of('pin'))
  }
  const digits = useDigits([{ name: 'pin', length: pinDigits }], { trouble, onEnter: go })
  return (
    <Screen
      title={t('enrol.title')}
      kicker={t('enrol.from', { issuer })}
      onBack={onBack}
      onKeyDown={digits.onKeyDown}
      actions={
        <Button primary busy={busy} onClick={go}>
          {busy ? t('enrol.working') : t('enrol.go')}
        </Button>
      }
    >
      {warnScreenLock ? <Notice tone="warn">{t('enrol.lock.warn')}</Notice> : null}
      <p className="soft center">{t('enrol.pin.hint')}</p>
      <DigitField
        secret
        label={t('enrol.pin')}
        length={pinDigits}
        value={digits.of('pin')}
        active
        disabled={busy}
        messages={widgets}
        error={incomplete && !digits.complete ? t('request.incomplete.pin') : digits.problem}
        onChange={(value) => digits.set('pin', value)}
      />
      <PinPad messages={widgets} disabled={busy} onDigit={digits.add} onDelete={digits.remove} />
    </Screen>
  )
}
