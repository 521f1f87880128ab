import { LaissezPasserError } from '../errors.ts'
import { asciiDigits } from '../typed/index.ts'
import { commonPins, commonSixDigitPins } from './common-pins.ts'

/** What a PIN must be. */
export interface PinPolicy {
  /** Exactly this many digits, 0 to 9. */
  readonly digits: 4 | 6
}

/** EU Login's PIN: four digits, chosen on the PC. */
export const eulogin: PinPolicy = { digits: 4 }

/** For deployments that follow NIST SP 800-63B-4: six digits, chosen in the app. */
export const nist: PinPolicy = { digits: 6 }

/**
 * Why a PIN is refused. `digits` (with the number wanted in `params`), or too easy to guess: `repeat`, `run`,
 * `year`, `common`.
 */
export interface PinIssue {
  readonly code: 'digits' | 'repeat' | 'run' | 'year' | 'common'
  readonly params?: { readonly digits: number }
}

/**
 * Says whether a PIN may be chosen. Synchronous, without dependencies: the same for a form and a server.
 *
 * Refuses anything but the right number of digits; repeats (`7777`, `1212`, `123123`); runs, also across nine
 * (`1234`, `7890`, `4321`); years from 1900 to 2099; and the hundred commonest PINs.
 *
 * @param typed What was typed; digits of any script.
 * @param policy How many digits; default four.
 * @returns `ok` and the issues, at most one per code, in that order.
 * @throws LaissezPasserError `invalid-settings` when the PIN isn't text, such as a number that has lost its
 * zeros, or the policy isn't one.
 */
export function checkPin(
  typed: string,
  policy: PinPolicy = eulogin,
): { readonly ok: boolean; readonly issues: readonly PinIssue[] } {
  if (typeof typed !== 'string' || !Number.isInteger(policy?.digits))
    throw new LaissezPasserError(
      'invalid-settings',
      'checkPin takes a PIN as text, and a policy, such as { digits: 4 }',
    )
  const pin = asciiDigits(typed)
  if (!new RegExp(`^[0-9]{${policy.digits}}$`).test(pin))
    return { ok: false, issues: [{ code: 'digits', params: { digits: policy.digits } }] }
  const issues: PinIssue[] = []
  if (repeats(pin)) issues.push({ code: 'repeat' })
  if (runs(pin, 1) || runs(pin, 9)) issues.push({ code: 'run' })
  if (/^(19|20)[0-9]{2}$/.test(pin)) issues.push({ code: 'year' })
  if (commonPins.has(pin) || commonSixDigitPins.has(pin)) issues.push({ code: 'common' })
  return { ok: issues.length === 0, issues }
}

/** One digit, pair or triple over and over. */
function repeats(pin: string): boolean {
  return [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(pin.length / length))
}

/** Every digit is the one before plus `step`, modulo ten. */
function runs(pin: string, step: number): boolean {
  return [...pin].every((digit, i) => i === 0 || (Number(pin[i - 1]) + step) % 10 === Number(digit))
}
