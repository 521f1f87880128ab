import type { AuthenticatorDevice, Kept, PersonProof, Removal as Removing } from '@laissez-passer/mobile-crypto'
import { type ReactNode, useState } from 'react'
import { useWords } from './language.tsx'
import { Button } from './parts/button.tsx'
import type { Trouble } from './parts/digits.ts'
import { MessageScreen } from './screens/message-screen.tsx'
import { PinStepScreen } from './screens/pin-step-screen.tsx'
import { RemovalScreen } from './screens/removal-screen.tsx'

/** What deciding about a lost factor needs. */
export interface RemovalProps {
  readonly device: AuthenticatorDevice
  readonly removal: Removing
  /** The removal was cancelled or is done. */
  readonly over: boolean
  readonly pinDigits: number
  /** Biometrics confirm instead of the PIN. */
  readonly biometrics: boolean
  /** This app is locked: it can't keep anything. */
  readonly locked: boolean
  readonly onClose: () => void
}

type Step = 'told' | 'pin' | 'kept' | 'over'

/** Somebody reported one of the account's factors as lost: says so, and keeps it where the person says so. */
export function Removal({ device, removal, over, pinDigits, biometrics, locked, onClose }: RemovalProps): ReactNode {
  const { t } = useWords()
  const [step, setStep] = useState<Step>('told')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const keep = async (by: PersonProof): Promise<void> => {
    setBusy(true)
    const kept = await device.keep(removal, by)
    setBusy(false)
    if (kept.ok) setStep('kept')
    else refused(kept)
  }
  const refused = ({ reason, left }: Extract<Kept, { ok: false }>): void => {
    const stay = (text: string): void => {
      setTrouble((before) => ({ text, retype: 'pin', attempt: (before?.attempt ?? 0) + 1 }))
      setStep('pin')
    }
    if (reason === 'wrong-pin') stay(t('request.wrong-pin', { left: left ?? 0 }))
    else if (reason === 'cancelled') stay(t('request.not-recognised'))
    else if (reason === 'no-biometrics') stay(t('request.biometrics-off'))
    else if (reason === 'unknown') setStep('over')
    else if (reason === 'locked' || reason === 'removed' || reason === 'not-enrolled') onClose()
    else stay(t(reason === 'offline' ? 'error.offline' : 'error.server'))
  }
  const what = { which: removal.own ? 'this' : 'other', name: removal.factor }

  const told = over && !busy && step !== 'kept' ? 'over' : step
  if (told === 'pin')
    return (
      <PinStepScreen
        title={t('request.pin')}
        kicker={t('removal.keep', what)}
        hint={t('removal.pin.hint')}
        pinDigits={pinDigits}
        busy={busy}
        working={t('request.working')}
        trouble={trouble}
        go={t('removal.keep', what)}
        onPin={(pin) => void keep({ pin })}
        onBack={() => setStep('told')}
      />
    )
  if (told === 'kept' || told === 'over')
    return (
      <MessageScreen
        tone={told === 'kept' ? 'ok' : 'warn'}
        icon={told === 'kept' ? 'check' : 'clock'}
        title={t(told === 'kept' ? 'removal.kept.title' : 'removal.over.title')}
        actions={
          <Button primary onClick={onClose}>
            {t('continue')}
          </Button>
        }
      >
        <p>{told === 'kept' ? t('removal.kept.text', what) : t('removal.over.text')}</p>
        {told === 'kept' ? <p>{t('removal.kept.password')}</p> : null}
      </MessageScreen>
    )
  return (
    <RemovalScreen
      removal={removal}
      locked={locked}
      busy={busy}
      onKeep={() => (biometrics ? void keep({ biometrics: true }) : setStep('pin'))}
      onLost={onClose}
    />
  )
}
