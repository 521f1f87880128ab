import { hash } from './bytes.ts'

/** What B is made over: bound to the PIN try that allows it. @returns base64url of 32 bytes. */
export function newBiometricsChallenge({
  deviceId,
  tryId,
}: {
  readonly deviceId: string
  readonly tryId: string
}): string {
  return hash(`lp/v1/biometrics/${deviceId}/${tryId}`)
}

/**
 * What B signs to stand for the PIN: SHA-256 of the message that P signed. @param message Compact JWS. @returns
 * base64url of 32 bytes.
 */
export function biometricChallenge(message: string): string {
  return hash(message)
}
