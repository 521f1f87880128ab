import type {
  AuthenticatorDevice,
  AuthenticatorLink,
  Enrolled,
  EnrolReason,
  Inspection,
} from '@laissez-passer/mobile-crypto'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from './language.tsx'
import { Button } from './parts/button.tsx'
import type { Trouble } from './parts/digits.ts'
import { EnrolScreen } from './screens/enrol-screen.tsx'
import { MessageScreen } from './screens/message-screen.tsx'
import { hostOf } from './host.ts'

/** What connecting a device needs. */
export interface EnrolmentProps {
  readonly device: AuthenticatorDevice
  readonly link: Extract<AuthenticatorLink, { kind: 'initialise' }>
  readonly onDone: (enrolled: Extract<Enrolled, { ok: true }>) => void
  /** Back to the start. */
  readonly onBack: () => void
}

type Refused = {
  readonly reason: Exclude<EnrolReason, 'wrong-pin'>
  readonly account: { readonly name: string; readonly uid: string } | null
}

/** Connects this device with a link: looks whose it is, asks for the PIN, sends it. */
export function Enrolment({ device, link, onDone, onBack }: EnrolmentProps): ReactNode {
  const { t } = useWords()
  const [inspection, setInspection] = useState<Extract<Inspection, { ok: true }> | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [look, setLook] = useState(0)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  useEffect(() => {
    let left = false
    void device.inspect(link).then((found) => {
      if (left) return
      if (found.ok) setInspection(found)
      else setRefused({ reason: found.reason, account: found.account })
    })
    return () => {
      left = true
    }
  }, [device, link, look])

  const send = async (attempt: () => Promise<Enrolled | null>): Promise<void> => {
    setBusy(true)
    const enrolled = await attempt()
    setBusy(false)
    if (!enrolled) return again()
    const stay = (text: string, retype: string | null): void =>
      setTrouble((before) => ({ text, retype, attempt: (before?.attempt ?? 0) + 1 }))
    if (enrolled.ok) onDone(enrolled)
    else if (enrolled.reason === 'wrong-pin' && enrolled.left !== 0)
      stay(t('enrol.wrong-pin', { left: enrolled.left ?? 0 }), 'pin')
    else if (enrolled.reason === 'wrong-pin') setRefused({ reason: 'no-tries', account: null })
    else if (enrolled.reason === 'offline' || enrolled.reason === 'unavailable')
      stay(t(enrolled.reason === 'offline' ? 'error.offline' : 'error.server'), null)
    // Another tab was faster: looking once more says whose account is here.
    else if (enrolled.reason === 'already-enrolled') again()
    else setRefused({ reason: enrolled.reason, account: null })
  }
  const again = (): void => {
    setRefused(null)
    setLook((before) => before + 1)
  }
  if (refused)
    return (
      <EnrolTrouble
        refused={refused}
        issuer={hostOf(link.issuer)}
        busy={busy}
        onBack={onBack}
        // Its PIN was sent already; nothing to go on with any more: from the start.
        onAgain={() => (refused.reason === 'interrupted' ? void send(() => device.resume()) : again())}
      />
    )
  if (!inspection) {
    return (
      <MessageScreen tone="warn" icon="clock" title={t('enrol.checking')} onBack={onBack} actions={null}>
        <p>{t('enrol.from', { issuer: hostOf(link.issuer) })}</p>
      </MessageScreen>
    )
  }
  return (
    <EnrolScreen
      issuer={`${inspection.name} · ${hostOf(inspection.issuer)}`}
      pinDigits={inspection.pinDigits}
      warnScreenLock={!inspection.screenLock}
      busy={busy}
      trouble={trouble}
      onPin={(pin) => void send(() => device.enrol(link, { pin }))}
      onBack={onBack}
    />
  )
}

/** Reasons after which trying the same link again can help. */
const AGAIN: ReadonlySet<EnrolReason> = new Set(['offline', 'unavailable', 'refused', 'no-screen-lock', 'interrupted'])

function EnrolTrouble({
  refused,
  issuer,
  busy,
  onBack,
  onAgain,
}: {
  readonly refused: Refused
  readonly issuer: string
  readonly busy: boolean
  readonly onBack: () => void
  readonly onAgain: () => void
}): ReactNode {
  const { t } = useWords()
  const { reason, account } = refused
  const words: Record<Refused['reason'], string> = {
    'not-this': t('paste.foreign'),
    'unknown-issuer': t('enrol.untrusted', { issuer }),
    'already-enrolled': t('enrol.occupied', { name: account?.name ?? '', uid: account?.uid ?? '' }),
    'no-screen-lock': t('enrol.lock.required'),
    offline: t('error.offline'),
    unavailable: t('error.server'),
    refused: t('error.server'),
    interrupted: t('enrol.interrupted.text'),
    'no-tries': t('enrol.no-tries'),
    expired: t('enrol.expired'),
    completed: t('enrol.completed'),
    unknown: t('enrol.unknown'),
    'too-many': t('enrol.too-many'),
  }
  return (
    <MessageScreen
      tone="bad"
      icon={
        reason === 'expired'
          ? 'clock'
          : reason === 'no-screen-lock' || reason === 'no-tries'
            ? 'lock'
            : reason === 'offline'
              ? 'offline'
              : 'warn'
      }
      title={t('enrol.trouble.title')}
      actions={
        <>
          {AGAIN.has(reason) ? (
            <Button primary busy={busy} onClick={onAgain}>
              {t('try-again')}
            </Button>
          ) : null}
          <Button primary={!AGAIN.has(reason)} onClick={onBack}>
            {t('back')}
          </Button>
        </>
      }
    >
      <p>{words[reason]}</p>
    </MessageScreen>
  )
}
