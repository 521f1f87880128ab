import type { Seconds } from '@laissez-passer/core/ports'
import type { Sending } from '../methods/codes.ts'
import type { FormProps, MethodChoice, MethodWay, PageProps, ServiceAsk } from './common.ts'

/**
 * Step 3: a code that was sent, by text message or mail. Posts `code`, `again=1` for a new one, or `method`.
 * Issues on `code`: `sent-code-incomplete`, `sent-wrong-code`; `form`: `sent-too-many` (no other message for
 * now; the last code still works).
 */
export interface SentCodeProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /**
   * How it was sent. `mail-code`: to whoever had nothing but text messages, before another factor is added.
   */
  readonly kind: Sending
  /** Where to, masked. */
  readonly sentTo: string
  /**
   * `ready`; or why there is no code to type: `expired`, `no-tries` (of this code); `throttled`, `too-many`
   * (messages), `reset-lately` (the password was chosen by a link in a mail a short time ago), until `until`.
   */
  readonly status: 'ready' | 'expired' | 'no-tries' | 'throttled' | 'too-many' | 'reset-lately'
  /** Another code was just sent, which the page says. Default: false. */
  readonly resent?: boolean
  /** Tries left on this code, once one was spent; null before. */
  readonly triesLeft: number | null
  readonly until: Seconds | null
  /** Text messages end then, which is soon, and what to add instead; null: nothing to tell. */
  readonly ends: { readonly at: Seconds; readonly instead: MethodWay | null } | null
  /** To the choice of another number; null where there is none. */
  readonly otherNumberHref: string | null
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** Start again from step 1. */
  readonly startHref: string
}
