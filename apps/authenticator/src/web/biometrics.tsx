import type { AuthenticatorDevice, BiometricsChanged, DeviceState } from '@laissez-passer/mobile-crypto'
import { type ReactNode, useState } from 'react'
import { useWords } from './language.tsx'
import { Button } from './parts/button.tsx'
import type { Trouble } from './parts/digits.ts'
import { BiometricsOfferScreen } from './screens/biometrics-offer-screen.tsx'
import { MessageScreen } from './screens/message-screen.tsx'
import { PinStepScreen } from './screens/pin-step-screen.tsx'

/** What turning biometrics on needs. */
export interface BiometricsProps {
  readonly device: AuthenticatorDevice
  readonly holder: Extract<DeviceState, { status: 'enrolled' | 'locked' }>
  /** First asks whether the person wants them: right after connecting. */
  readonly offer: boolean
  readonly onClose: () => void
}

type Again = NonNullable<Extract<BiometricsChanged, { ok: false }>['again']>
type Step = { readonly at: 'offer' | 'pin' | 'done' } | { readonly at: 'cancelled'; readonly again: Again }

/** C7: yes, the PIN, the finger, done. */
export function Biometrics({ device, holder, offer, onClose }: BiometricsProps): ReactNode {
  const { t } = useWords()
  const [step, setStep] = useState<Step>({ at: offer ? 'offer' : 'pin' })
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const turnOn = async (change: () => Promise<BiometricsChanged>): Promise<void> => {
    setBusy(true)
    const changed = await change()
    setBusy(false)
    const stay = (text: string): void => {
      setTrouble((before) => ({ text, retype: 'pin', attempt: (before?.attempt ?? 0) + 1 }))
      setStep({ at: 'pin' })
    }
    if (changed.ok) return setStep({ at: 'done' })
    const { again, left, reason } = changed
    if (again) setStep({ at: 'cancelled', again })
    else if (reason === 'wrong-pin') stay(t('request.wrong-pin', { left: left ?? 0 }))
    else if (reason === 'offline') stay(t('error.offline'))
    // The phone's own state says these: home shows it.
    else if (reason === 'locked' || reason === 'removed' || reason === 'not-enrolled') onClose()
    else stay(t('error.server'))
  }

  switch (step.at) {
    case 'offer':
      return <BiometricsOfferScreen onYes={() => setStep({ at: 'pin' })} onNo={onClose} />
    case 'pin':
      return (
        <PinStepScreen
          title={t('biometrics.pin')}
          kicker={t('biometrics.title')}
          hint={t('biometrics.pin.hint')}
          pinDigits={holder.service.pinDigits}
          busy={busy}
          working={t('biometrics.working')}
          trouble={trouble}
          go={t('biometrics.go')}
          onPin={(pin) => void turnOn(() => device.turnOnBiometrics({ pin }))}
          onBack={onClose}
        />
      )
    case 'cancelled':
      return (
        <MessageScreen
          tone="warn"
          icon="finger"
          title={t('biometrics.cancelled.title')}
          actions={
            <>
              <Button primary busy={busy} onClick={() => void turnOn(step.again)}>
                {t('try-again')}
              </Button>
              <Button quiet onClick={onClose}>
                {t('biometrics.without')}
              </Button>
            </>
          }
        >
          <p>{t('biometrics.cancelled.text')}</p>
        </MessageScreen>
      )
    default:
      return (
        <MessageScreen
          tone="ok"
          icon="finger"
          title={t('biometrics.done.title')}
          actions={
            <Button primary onClick={onClose}>
              {t('continue')}
            </Button>
          }
        >
          <p>{t('biometrics.done.text')}</p>
          <p className="soft small">{t('biometrics.done.mail')}</p>
        </MessageScreen>
      )
  }
}
