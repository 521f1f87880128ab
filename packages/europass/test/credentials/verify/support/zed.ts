import { verifyCredential } from '../../../../src/credentials/index.ts'
import { type Holder, holder, now } from '../../support/authority.ts'
import { fileOf } from '../../support/sealed.ts'

export let zed: Holder

/** Makes the certificate that most seals are made with. */
export async function universityOfZed(): Promise<void> {
  zed = await holder({ identifier: 'VATIE-123', qualified: true })
}

export const verify = (value: unknown, more: Partial<Parameters<typeof verifyCredential>[1]> = {}) =>
  verifyCredential(fileOf(value), { now, ...more })
export const reasonOf = async (value: unknown, more = {}): Promise<string> => {
  const found = await verify(value, more)
  return found.ok ? 'intact' : found.reason
}
export const general = ({ payload, ...signature }: { payload: string; protected: string; signature: string }) => ({
  payload,
  signatures: [signature],
})
