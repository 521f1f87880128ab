import type { Seconds } from '@laissez-passer/core/ports'
import type { FormProps, MethodChoice, PageProps, ServiceAsk } from './common.ts'

/** Step 3: the code of a token or an authenticator app, or a token's answer to a challenge. Posts `code`, `again=1`, or `method`. */
export interface TokenCodeProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /** `ready`; or why no code is taken: `expired` and `no-tries` (of a challenge), `throttled` (`until` says when again). */
  readonly status: 'ready' | 'expired' | 'no-tries' | 'throttled'
  /** What the codes come from. */
  readonly kind: 'token' | 'token-app' | 'token-cram'
  /** As the person named it; empty where it isn't known. */
  readonly token: string
  /** To be typed into the token (`token-cram`); else null. */
  readonly challenge: string | null
  /** Tries left on the challenge, once one was spent; null before. */
  readonly triesLeft: number | null
  /** When codes are taken again (`throttled`); else null. */
  readonly until: Seconds | null
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** Start again from step 1. */
  readonly startHref: string
}
