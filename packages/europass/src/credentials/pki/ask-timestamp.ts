import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, PKIStatus, TimeStampReq, TimeStampResp } from 'pkijs'
import { sameBytes } from '../base64.ts'
import { RefusedCredential } from '../refusal.ts'
import { verifyTimestamp } from './timestamp.ts'

const sha256 = '2.16.840.1.101.3.4.2.1'

/**
 * Has bytes timestamped, and verifies what comes back before anybody relies on it.
 *
 * @param options `send`: takes the request to an authority and gives its answer; `now`: seconds since the
 * epoch
 * @returns DER of the token
 * @throws RefusedCredential `timestamp`, `future`
 * @see https://www.rfc-editor.org/rfc/rfc3161#section-2.4
 */
export async function askTimestamp(
  covered: Uint8Array<ArrayBuffer>,
  { send, now }: { readonly send: (request: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>; readonly now: number },
): Promise<Uint8Array> {
  const hash = await crypto.subtle.digest('SHA-256', covered)
  const nonce = crypto.getRandomValues(new Uint8Array(16))
  // Positive, and as short as DER wants it.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: hash }),
    }),
    nonce: new asn1js.Integer({ valueHex: nonce.buffer }),
    certReq: true,
  })
  const token = tokenOf(await send(new Uint8Array(request.toSchema().toBER(false))))
  const { nonce: answered } = await verifyTimestamp(token, { of: 'seal', covered, pool: [], trusted: [], now })
  if (!answered || !sameBytes(answered, nonce)) throw new RefusedCredential('timestamp', 'nonce')
  return token
}

/** The token of an answer that grants one, as it was encoded. */
function tokenOf(answer: Uint8Array): Uint8Array {
  try {
    const { result } = asn1js.fromBER(new Uint8Array(answer).buffer)
    const { status } = new TimeStampResp({ schema: result }).status
    const token = result instanceof asn1js.Sequence ? result.valueBlock.value[1] : undefined
    // Granted, or granted with changes.
    if (token && (status === PKIStatus.granted || status === PKIStatus.grantedWithMods))
      return new Uint8Array(token.valueBeforeDecodeView)
  } catch {
    // It is told as any other answer that brings none.
  }
  throw new RefusedCredential('timestamp', 'answer')
}
