import { biometricChallenge, type Claims, signMessage } from '@laissez-passer/core/authenticator'
import { type Answer, refusal } from './channel.ts'
import type { EnrolledRecord } from './keys/record.ts'
import type { Phone } from './phone.ts'
import { unlock } from './unlock.ts'

/**
 * How the person proves that it is them: the PIN, or the finger or face that biometrics were turned on for.
 */
export type PersonProof = { readonly pin: string } | { readonly biometrics: true }

/** What is posted: the message, and what B signed over it where biometrics stand for the PIN. */
export interface SignedByPerson {
  readonly ok: true
  readonly token: string
  readonly assertion: object | null
}

/**
 * Signs what needs the person. By PIN: a try is spent, D unwrapped, the count set back, D signs. By
 * biometrics: P signs, and B signs that.
 * @returns `cancelled` when the platform wasn't given what it asked for; `no-biometrics` where they are off.
 * Nothing is spent by either.
 */
export async function signByPerson<T extends 'lp-approval+jwt' | 'lp-keep+jwt'>(
  phone: Phone,
  record: EnrolledRecord,
  { type, claims, by }: { readonly type: T; readonly claims: Claims<T>; readonly by: PersonProof },
): Promise<SignedByPerson | Extract<Answer, { ok: false }>> {
  if ('pin' in by) {
    const unlocked = await unlock(phone, record, by)
    if (!unlocked.ok) return unlocked
    const token = await signMessage(type, claims, { key: unlocked.approvalKey, publicKey: record.approvalPublic })
    return { ok: true, token, assertion: null }
  }
  const id = record.biometrics?.id
  if (id === undefined) return refusal('no-biometrics')
  const token = await signMessage(type, claims, { key: record.presenceKey, publicKey: record.presencePublic })
  const signed = await phone.biometrics.sign({ challenge: biometricChallenge(token), id })
  if (signed.ok) return { ok: true, token, assertion: signed.assertion }
  // Whatever the platform's reason: the PIN is the way on.
  return refusal('cancelled')
}
