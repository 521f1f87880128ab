import { parseOcraSuite } from '../authenticator/ocra.ts'
import { qrResponseSuite } from '../authenticator/qr-response.ts'
import { rules } from '../authenticator/server/rules.ts'
import type { ProviderSettings } from '../context/index.ts'
import { notMeSeconds } from '../links/not-me-link.ts'
import { recoveryCodeLength } from '../methods/recovery-code/code.ts'
import { recoveryCodeCount } from '../methods/recovery-code/codes.ts'
import { tokenRules } from '../methods/token/rules.ts'
import { eulogin } from '../pin/index.ts'
import { sentCodeRules } from '../sent-codes/rules.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** The numbers that sentences say, each from the rule that decides it. Whole numbers, rounded up. */
export interface ToldLimits {
  /** Digits of a code that is sent, and of an authenticator app's. */
  readonly codeDigits: number
  /** How long a code that was sent works. */
  readonly codeMinutes: number
  /** Incorrect answers that end a code that was sent. */
  readonly codeTries: number
  /** How often an authenticator app shows a new code. */
  readonly codeSeconds: number
  /** How long the QR code of a new authenticator app can be scanned and confirmed. */
  readonly appMinutes: number
  /** How long a token's challenge can be answered. */
  readonly challengeMinutes: number
  /** Incorrect answers that end a challenge. */
  readonly challengeTries: number
  /** Digits of the code that the phone shows for a QR code. */
  readonly qrDigits: number
  /** Digits of a PIN code. */
  readonly pinDigits: number
  /** How long a phone whose PIN code was chosen with the password changes no ways to sign in. */
  readonly restHours: number
  /** Recovery codes that are made at once. */
  readonly recoveryCodes: number
  /** Characters of a recovery code. */
  readonly recoveryCharacters: number
  /** How long "this wasn't me" in a mail works. */
  readonly notMeDays: number
  /** How long a second factor that was reported as lost stays. */
  readonly removalHours: number
  /** How long a session lasts at most. */
  readonly sessionHours: number
}

/** What rules alone decide, the same in every deployment. */
export const ruledLimits: Readonly<Record<Exclude<keyof ToldLimits, 'removalHours' | 'sessionHours'>, number>> = {
  codeDigits: sentCodeRules.digits,
  codeMinutes: Math.ceil(sentCodeRules.lifeSeconds / minute),
  codeTries: sentCodeRules.tries,
  codeSeconds: tokenRules.stepSeconds,
  appMinutes: Math.ceil(tokenRules.enrolmentSeconds / minute),
  challengeMinutes: Math.ceil(tokenRules.challengeSeconds / minute),
  challengeTries: tokenRules.challengeTries,
  qrDigits: parseOcraSuite(qrResponseSuite)?.digits ?? 0,
  pinDigits: eulogin.digits,
  restHours: Math.ceil(rules.resetRestSeconds / hour),
  recoveryCodes: recoveryCodeCount,
  recoveryCharacters: recoveryCodeLength,
  notMeDays: Math.ceil(notMeSeconds / day),
}

/**
 * The numbers that sentences say to people: no text types them in, so that a changed rule or setting changes
 * what is said.
 *
 * @param settings `factorRemovalSeconds` and `sessionSeconds` of the deployment
 * @returns whole numbers; durations are rounded up to the unit in their name
 */
export function toldLimits(settings: Pick<ProviderSettings, 'factorRemovalSeconds' | 'sessionSeconds'>): ToldLimits {
  return {
    ...ruledLimits,
    removalHours: Math.ceil(settings.factorRemovalSeconds / hour),
    sessionHours: Math.ceil(settings.sessionSeconds / hour),
  }
}
