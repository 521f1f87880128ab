import type { Context } from '../../context/index.ts'
import type { Device } from '../../ports/index.ts'
import { biometricChallenge } from '../biometrics.ts'
import { parsePublicJwk } from '../jwk.ts'
import { verifyMessage } from '../message.ts'
import type { Claims } from '../message-types.ts'
import { signedByBiometrics } from './biometrics.ts'
import { refuse, type Refusal } from './call.ts'

/** Messages for which biometrics may stand for the PIN. */
type ByPerson = 'lp-approval+jwt' | 'lp-keep+jwt'

/**
 * What the person signed, by PIN or by biometrics. Exactly one of the two keys is named, for whoever commits
 * to check that it still counts.
 */
export type Signed<T extends ByPerson> = {
  readonly ok: true
  readonly claims: Claims<T>
  readonly approvalThumbprint: string | null
  readonly biometricId: string | null
}

/**
 * Verifies a message that says more than "this phone": by D, which the PIN opens; or by P with B's assertion
 * over the message's SHA-256, so that the platform verified the person for these very words.
 *
 * @param given `token`: compact JWS; `assertion`: the JSON of a `PublicKeyCredential`, undefined where D
 * signed.
 * @returns `no-biometrics` when an assertion came though biometrics are off: the phone asks for the PIN
 * instead.
 */
export async function verifySigned<T extends ByPerson>(
  context: Context,
  device: Device,
  { type, token, assertion }: { readonly type: T; readonly token: unknown; readonly assertion: unknown },
): Promise<Signed<T> | Refusal<'bad-message' | 'no-biometrics'>> {
  const byBiometrics = assertion !== undefined
  if (byBiometrics && device.biometricId === null) return refuse('no-biometrics')
  const key = parsePublicJwk(byBiometrics ? device.presenceKey : device.approvalKey)
  const expected = { issuer: device.id, audience: context.settings.origin }
  const verified = key && (await verifyMessage(type, token, { ...expected, key }))
  if (!verified || typeof token !== 'string') return refuse('bad-message')
  const { claims } = verified
  if (!byBiometrics) return { ok: true, claims, approvalThumbprint: device.approvalThumbprint, biometricId: null }
  const signed = await signedByBiometrics(context, device, { given: assertion, challenge: biometricChallenge(token) })
  return signed
    ? { ok: true, claims, approvalThumbprint: null, biometricId: device.biometricId }
    : refuse('bad-message')
}
