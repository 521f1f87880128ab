import { DigitField } from '@laissez-passer/widgets/digit-field'
import { PinPad } from '@laissez-passer/widgets/pin-pad'
import { type ReactNode, useState } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { type Trouble, useDigits } from '../parts/digits.ts'
import { Screen } from '../parts/screen.tsx'

/** What one step of choosing a PIN needs. */
export interface PinStepScreenProps {
  readonly title: string
  /** Where in the row of steps this is. */
  readonly kicker: string
  /** What to type. */
  readonly hint: string
  readonly pinDigits: number
  readonly busy?: boolean
  /** What the button says meanwhile. */
  readonly working?: string
  /** What was wrong with the last PIN. */
  readonly trouble?: Trouble | null
  /** What the button says. */
  readonly go: string
  readonly onPin: (pin: string) => void
  readonly onBack: () => void
}

/** Asks for one PIN: the present one, a new one, or the new one again. */
export function PinStepScreen(props: PinStepScreenProps): ReactNode {
  const { title, kicker, hint, pinDigits, busy = false, trouble = null, go: label, onPin, onBack } = props
  const { t, widgets } = useWords()
  const working = props.working ?? t('pin.working')
  const [incomplete, setIncomplete] = useState(false)
  const go = (): void => {
    setIncomplete(!digits.complete)
    if (digits.complete && !busy) onPin(digits.of('pin'))
  }
  const digits = useDigits([{ name: 'pin', length: pinDigits }], { trouble, onEnter: go })
  return (
    <Screen
      title={title}
      kicker={kicker}
      onBack={onBack}
      onKeyDown={digits.onKeyDown}
      actions={
        <Button primary busy={busy} onClick={go}>
          {busy ? working : label}
        </Button>
      }
    >
      <p className="soft center">{hint}</p>
      <DigitField
        secret
        label={title}
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
