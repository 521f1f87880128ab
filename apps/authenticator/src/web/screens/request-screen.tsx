import { DigitField } from '@laissez-passer/widgets/digit-field'
import { PinPad } from '@laissez-passer/widgets/pin-pad'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { hostOf } from '../host.ts'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { type Trouble, useDigits } from '../parts/digits.ts'
import { Icon } from '../parts/icon.tsx'
import { Screen } from '../parts/screen.tsx'

/** Who asks, as the app shows it. */
export interface ShownRequest {
  readonly service: string
  /** Origin of the service; may be empty. */
  readonly origin: string
  readonly browser: string
  /** Coarse place; empty when not known. */
  readonly place: string
  /** Digits of the transfer code; 0: none is asked for. */
  readonly digits: number
  /** Seconds since it was asked, when it arrived. */
  readonly age: number
  /** Seconds left, when it arrived. */
  readonly left: number
}

/** What a request's screen needs. */
export interface RequestScreenProps {
  readonly request: ShownRequest
  readonly pinDigits: number
  /**
   * How the person proves that it is them: by the PIN that is typed here, or by what the platform asks for.
   */
  readonly by?: 'pin' | 'biometrics'
  /** Changes that; absent where there are no biometrics. */
  readonly onBy?: (by: 'pin' | 'biometrics') => void
  /** Requests waiting behind this one. */
  readonly more?: number
  readonly busy?: boolean
  /** What was wrong with the last PIN, or why nothing could be sent. */
  readonly trouble?: Trouble | null
  /** `pin`: null where biometrics are to be asked for. */
  readonly onApprove: (answer: { readonly pin: string | null; readonly transferCode: string }) => void
  readonly onRefuse: () => void
  readonly onNotMe: () => void
  /** Its time is over. */
  readonly onExpired: () => void
}

/** One decision: who asks, where from, the code, the PIN or a finger. Nothing else moves while it is open. */
export function RequestScreen(props: RequestScreenProps): ReactNode {
  const { request, pinDigits, by = 'pin', onBy, more = 0, busy = false, trouble = null } = props
  const { onApprove, onRefuse, onNotMe, onExpired } = props
  const { t, widgets } = useWords()
  const elapsed = useSecondsSinceMount()
  const left = Math.max(0, request.left - elapsed)
  const over = left === 0
  const asksCode = request.digits > 0
  const asksPin = by === 'pin'
  const [incomplete, setIncomplete] = useState(false)
  const ids = { code: useId(), pin: useId() }
  const fields = useRef<HTMLDivElement>(null)
  const approve = (): void => {
    setIncomplete(!digits.complete)
    if (digits.complete && !busy) onApprove({ pin: asksPin ? digits.of('pin') : null, transferCode: digits.of('code') })
  }
  const rows = [
    ...(asksCode ? [{ name: 'code', length: request.digits }] : []),
    ...(asksPin ? [{ name: 'pin', length: pinDigits }] : []),
  ]
  const digits = useDigits(rows, { trouble, onEnter: approve })
  const { active } = digits
  // Typing on a keyboard goes on in the next field; a pad's tap leaves the focus alone.
  useEffect(() => {
    if (fields.current?.contains(document.activeElement))
      document.getElementById(active === 'pin' ? ids.pin : ids.code)?.focus()
  }, [active, ids.pin, ids.code])
  useEffect(() => {
    if (over) onExpired()
  }, [over, onExpired])
  const missing =
    incomplete && !digits.complete
      ? t(!asksPin ? 'request.incomplete.code' : asksCode ? 'request.incomplete' : 'request.incomplete.pin')
      : undefined
  const change = (to: 'pin' | 'biometrics'): void => {
    digits.activate(to === 'biometrics' || digits.of('code').length < request.digits ? 'code' : 'pin')
    setIncomplete(false)
    onBy?.(to)
  }
  return (
    <Screen
      title={t('request.title', { service: request.service })}
      kicker={t('request.kicker', { app: t('app.name'), time: t.format.duration(left) })}
      below={request.origin ? <p className="site">{hostOf(request.origin)}</p> : null}
      onKeyDown={digits.onKeyDown}
      actions={
        <>
          <Button primary busy={busy} onClick={approve}>
            {busy ? t(asksPin ? 'request.working' : 'request.asking') : t('request.authenticate')}
          </Button>
          {onBy && !asksPin ? (
            <Button busy={busy} onClick={() => change('pin')}>
              {t('request.by-pin')}
            </Button>
          ) : null}
          <div className="two">
            <Button quiet busy={busy} hint={t('request.refuse.hint')} onClick={onRefuse}>
              {t('request.refuse')}
            </Button>
            <Button quiet danger busy={busy} hint={t('request.not-me.hint')} onClick={onNotMe}>
              {t('request.not-me')}
            </Button>
          </div>
        </>
      }
    >
      <dl className="facts">
        <Fact name={t('request.browser')}>{request.browser || t('request.place.unknown')}</Fact>
        <Fact name={t('request.place')}>{request.place || t('request.place.unknown')}</Fact>
        <Fact name={t('request.asked')}>{t.format.relative(-(request.age + elapsed) * 1000, 0)}</Fact>
      </dl>
      {more > 0 ? <p className="soft small center">{t('request.more', { count: more })}</p> : null}
      <div className="decision" ref={fields}>
        {asksCode ? (
          <DigitField
            id={ids.code}
            label={t('request.code')}
            length={request.digits}
            value={digits.of('code')}
            active={active === 'code'}
            inputMode="none"
            disabled={busy}
            messages={widgets}
            error={asksPin ? undefined : (missing ?? digits.problem)}
            onChange={(value) => digits.set('code', value)}
            onFocus={() => digits.activate('code')}
          />
        ) : null}
        {asksPin ? (
          <DigitField
            secret
            id={ids.pin}
            label={t('request.pin')}
            length={pinDigits}
            value={digits.of('pin')}
            active={active === 'pin'}
            disabled={busy}
            messages={widgets}
            error={missing ?? digits.problem}
            onChange={(value) => digits.set('pin', value)}
            onFocus={() => digits.activate('pin')}
          />
        ) : (
          <p className="by-finger soft">
            <Icon name="finger" />
            {t(asksCode ? 'request.then-finger' : 'request.finger')}
          </p>
        )}
      </div>
      {rows.length === 0 ? null : (
        <PinPad
          messages={widgets}
          disabled={busy}
          onDigit={digits.add}
          onDelete={digits.remove}
          extra={
            onBy && asksPin ? (
              <button
                type="button"
                className="lp-key lp-key-quiet"
                aria-label={t('request.by-finger')}
                disabled={busy}
                onClick={() => change('biometrics')}
              >
                <Icon name="finger" size={28} />
              </button>
            ) : null
          }
        />
      )}
    </Screen>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Whole seconds since the screen opened, by a clock that nobody sets. */
function useSecondsSinceMount(): number {
  const [start] = useState(() => performance.now())
  const [now, setNow] = useState(start)
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.floor((now - start) / 1000)
}
