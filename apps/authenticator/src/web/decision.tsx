import type { Answered, ApprovalRequest, AuthenticatorDevice } from '@laissez-passer/mobile-crypto'
import { type ReactNode, useCallback, useState } from 'react'
import { useWords } from './language.tsx'
import type { Trouble } from './parts/digits.ts'
import { RequestScreen } from './screens/request-screen.tsx'

/** How a request ended, as told to the person. */
export type Outcome = 'approved' | 'refused' | 'not-me' | 'expired' | 'answered' | 'wrong-code' | 'gone'

/** What a decision needs. */
export interface DecisionProps {
  readonly device: AuthenticatorDevice
  readonly request: ApprovalRequest
  readonly pinDigits: number
  /** A finger or a face may stand for the PIN. */
  readonly biometrics: boolean
  /** Requests waiting behind it. */
  readonly more: number
  /** An answer is on its way: what the provider tells meanwhile is its echo. */
  readonly onAnswering: (answering: boolean) => void
  /** Told the outcome; null where the phone's own state says it (locked, removed). */
  readonly onDone: (outcome: Outcome | null) => void
}

/** Lets the person decide one request and sends the answer. */
export function Decision({
  device,
  request,
  pinDigits,
  biometrics,
  more,
  onAnswering,
  onDone,
}: DecisionProps): ReactNode {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [wanted, setWanted] = useState<'pin' | 'biometrics'>('biometrics')
  const by = biometrics ? wanted : 'pin'
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const fail = (reason: Exclude<Answered, { ok: true }>['reason'], left: number | null): void => {
    const stay = (text: string, retype: string | null): void =>
      setTrouble((before) => ({ text, retype, attempt: (before?.attempt ?? 0) + 1 }))
    if (reason === 'wrong-pin') stay(t('request.wrong-pin', { left: left ?? 0 }), 'pin')
    else if (reason === 'cancelled' || reason === 'no-biometrics') {
      // The request stays open; the PIN is the way on.
      setWanted('pin')
      stay(t(reason === 'cancelled' ? 'request.not-recognised' : 'request.biometrics-off'), 'pin')
    } else if (reason === 'code-incomplete') stay(t('request.incomplete'), null)
    else if (reason === 'offline') stay(t('error.offline'), null)
    else if (reason === 'unavailable' || reason === 'refused') stay(t('error.server'), null)
    else onDone(ENDS[reason])
  }
  const send = async (answer: () => Promise<Answered>, outcome: Outcome): Promise<void> => {
    setBusy(true)
    onAnswering(true)
    const answered = await answer()
    setBusy(false)
    onAnswering(false)
    if (answered.ok) onDone(outcome)
    else fail(answered.reason, answered.left)
  }
  const expire = useCallback(() => onDone('expired'), [onDone])
  const { service, origin, browser, place, digits, createdAt, expiresAt, secondsLeft } = request
  return (
    <RequestScreen
      request={{
        service,
        origin,
        browser,
        place,
        digits,
        left: secondsLeft,
        age: Math.max(0, expiresAt - createdAt - secondsLeft),
      }}
      pinDigits={pinDigits}
      by={by}
      {...(biometrics ? { onBy: setWanted } : {})}
      more={more}
      busy={busy}
      trouble={trouble}
      onApprove={({ pin, transferCode }) =>
        void send(
          () => device.approve(request, { ...(pin === null ? { biometrics: true } : { pin }), transferCode }),
          'approved',
        )
      }
      onRefuse={() => void send(() => device.refuse(request), 'refused')}
      onNotMe={() => void send(() => device.notMe(request), 'not-me')}
      onExpired={expire}
    />
  )
}

const ENDS = {
  expired: 'expired',
  answered: 'answered',
  revoked: 'answered',
  unknown: 'gone',
  'wrong-code': 'wrong-code',
  locked: null,
  removed: null,
  'not-enrolled': null,
} as const satisfies Record<string, Outcome | null>
