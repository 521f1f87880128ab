import { SAML } from '@node-saml/node-saml'
import { decrypt } from 'xml-encryption'
import { isWellMadeAssertion } from './envelope.ts'
import type { SamlSettings } from './options.ts'

/** An answer whose envelope looked right. */
export interface Answer {
  /** As it arrived. */
  readonly base64: string
  readonly redirectUri: string
  /** The response carries a signature of its own. */
  readonly signed: boolean
  /** Its EncryptedAssertion; null when the assertion is in the open. */
  readonly encrypted: string | null
}

/**
 * Checks the signatures of an answer, opens it where it is encrypted, and gives back what was signed: not the
 * answer, but the very bytes that a signature covers. Whether they say the right things is judged afterwards;
 * the audience alone is judged here.
 * @returns the assertion as XML, or null.
 */
export async function verifiedAssertion(settings: SamlSettings, answer: Answer): Promise<string | null> {
  if (answer.encrypted !== null && !(await holdsGoodAssertion(answer.encrypted, settings))) return null
  const saml = new SAML({
    callbackUrl: answer.redirectUri,
    issuer: settings.entityId,
    audience: settings.entityId,
    idpCert: [...settings.idp.certificates],
    ...(settings.decryption ? { decryptionPvk: settings.decryption.key } : {}),
    wantAssertionsSigned: settings.signed !== 'response',
    wantAuthnResponseSigned: settings.signed !== 'assertion' || answer.signed,
    // Times are judged by the time that we are given, with every other statement of the assertion.
    acceptedClockSkewMs: -1,
  })
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: answer.base64 })
    return profile?.getAssertionXml?.() ?? null
  } catch {
    return null
  }
}

/** The library opens an assertion without a look at its algorithms: so it is opened once before, to look. */
async function holdsGoodAssertion(encrypted: string, { decryption }: SamlSettings): Promise<boolean> {
  if (decryption === undefined) return false
  const assertion = await new Promise<string | null>((resolve) => {
    decrypt(encrypted, { key: decryption.key }, (error, result) => resolve(error ? null : String(result)))
  })
  return assertion !== null && isWellMadeAssertion(assertion)
}
