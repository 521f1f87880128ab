import { type AuthenticatorDevice, checkPin, type DeviceState, type PinRenewed } from '@laissez-passer/mobile-crypto'
import { type ReactNode, useState } from 'react'
import { lostPasswordAddress } from './config.ts'
import { useWords } from './language.tsx'
import { Button } from './parts/button.tsx'
import type { Trouble } from './parts/digits.ts'
import { MessageScreen } from './screens/message-screen.tsx'
import { PasswordStepScreen } from './screens/password-step-screen.tsx'
import { PinStepScreen } from './screens/pin-step-screen.tsx'

/** What setting a new PIN needs. */
export interface NewPinProps {
  readonly device: AuthenticatorDevice
  readonly holder: Extract<DeviceState, { status: 'enrolled' | 'locked' }>
  /** `change`: by the present PIN; `forgot`: by the password. */
  readonly by: 'change' | 'forgot'
  readonly onClose: () => void
}

type Step = { readonly at: 'proof' | 'new' | 'again' | 'done' | 'waits' }
const WEAK = {
  digits: 'pin.weak.digits',
  repeat: 'pin.weak.repeat',
  run: 'pin.weak.run',
  year: 'pin.weak.year',
  common: 'pin.weak.common',
} as const
const STEPS = { proof: 1, new: 2, again: 3 } as const

/** C8: the present PIN or the password, the new PIN twice, and what came of it. */
export function NewPin({ device, holder, by, onClose }: NewPinProps): ReactNode {
  const { t } = useWords()
  const [step, setStep] = useState<Step>({ at: 'proof' })
  const [proof, setProof] = useState('')
  const [chosen, setChosen] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { pinDigits, issuer } = holder.service

  const go = (at: Step['at'], problem: string | null = null): void => {
    setTrouble((before) =>
      problem === null ? null : { text: problem, retype: 'pin', attempt: (before?.attempt ?? 0) + 1 },
    )
    setStep({ at })
  }
  const choose = (pin: string): void => {
    const [issue] = checkPin(pin, { digits: pinDigits === 6 ? 6 : 4 }).issues
    if (issue) return go('new', t(WEAK[issue.code], { digits: pinDigits }))
    if (by === 'change' && pin === proof) return go('new', t('pin.same'))
    setChosen(pin)
    go('again')
  }
  const renew = async (again: string): Promise<void> => {
    if (again !== chosen) return go('new', t('pin.differ'))
    setBusy(true)
    const renewed = await (by === 'change'
      ? device.changePin({ pin: proof, newPin: chosen })
      : device.resetPin({ password: proof, newPin: chosen }))
    setBusy(false)
    if (renewed.ok) go('done')
    else refused(renewed)
  }
  const refused = ({ reason, left, wait }: Extract<PinRenewed, { ok: false }>): void => {
    if (reason === 'wrong-pin') go('proof', t('request.wrong-pin', { left: left ?? 0 }))
    else if (reason === 'wrong-password') go('proof', t('pin.password.wrong'))
    else if (reason === 'throttled')
      go('proof', t('pin.password.throttled', { minutes: wait === null ? 15 : Math.max(1, Math.ceil(wait / 60)) }))
    else if (reason === 'cancelled') go('again', t('pin.not-recognised'))
    else if (reason === 'interrupted') go('waits')
    // The phone's own state says these: home shows it.
    else if (reason === 'locked' || reason === 'removed' || reason === 'not-enrolled') onClose()
    else go('again', t(reason === 'offline' ? 'error.offline' : 'error.server'))
  }

  switch (step.at) {
    case 'proof':
      return by === 'forgot' ? (
        <PasswordStepScreen
          key={trouble?.attempt ?? 0}
          account={holder.account}
          problem={trouble?.text ?? null}
          lostHref={lostPasswordAddress(issuer)}
          onPassword={(password) => (setProof(password), go('new'))}
          onBack={onClose}
        />
      ) : (
        <PinStepScreen
          key="proof"
          title={t('pin.present')}
          kicker={t('pin.step', { step: STEPS.proof, steps: 3 })}
          hint={t('pin.present.hint')}
          pinDigits={pinDigits}
          trouble={trouble}
          go={t('next')}
          onPin={(pin) => (setProof(pin), go('new'))}
          onBack={onClose}
        />
      )
    case 'new':
      return (
        <PinStepScreen
          key="new"
          title={t('pin.new')}
          kicker={t('pin.step', { step: STEPS.new, steps: 3 })}
          hint={t('pin.new.hint', { digits: pinDigits })}
          pinDigits={pinDigits}
          trouble={trouble}
          go={t('next')}
          onPin={choose}
          onBack={() => go('proof')}
        />
      )
    case 'again':
      return (
        <PinStepScreen
          key="again"
          title={t('pin.again')}
          kicker={t('pin.step', { step: STEPS.again, steps: 3 })}
          hint={t('pin.again.hint')}
          pinDigits={pinDigits}
          busy={busy}
          trouble={trouble}
          go={t('pin.go')}
          onPin={(pin) => void renew(pin)}
          onBack={() => go('new')}
        />
      )
    default:
      return (
        <MessageScreen
          tone={step.at === 'done' ? 'ok' : 'warn'}
          icon={step.at === 'done' ? 'check' : 'offline'}
          title={t(step.at === 'done' ? 'pin.done.title' : 'pin.waits.title')}
          actions={
            <Button primary onClick={onClose}>
              {t('continue')}
            </Button>
          }
        >
          <p>{t(step.at === 'done' ? 'pin.done.text' : 'pin.waits.text')}</p>
          {step.at === 'done' && by === 'forgot' ? <p>{t('pin.done.rest')}</p> : null}
        </MessageScreen>
      )
  }
}
