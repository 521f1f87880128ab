import type { CredentialView, ToldSeal, Verification } from '@laissez-passer/europass/credentials'
import type { Language } from '@laissez-passer/i18n/languages'
import { brand } from '../brand.ts'
import { load } from '../request.ts'

/** A credential that was verified in this browser. */
export interface CheckedCredential {
  readonly found: Verification
  /** What it says; null where it isn't verified: nothing of it is shown. */
  readonly view: CredentialView | null
  readonly told: ToldSeal
  /** Whether the portal's list of issuers could be asked for. */
  readonly listed: boolean
}

/**
 * Verifies a file here, in the browser: the bytes go nowhere. Only the list of issuers comes from the server.
 *
 * @param bytes - as the file was issued
 */
export async function checkCredential(
  bytes: Uint8Array,
  { language, now }: { readonly language: Language; readonly now: number },
): Promise<CheckedCredential> {
  const [{ credentialWords, showCredential, tellSeal, verifyCredential }, issuers, own] = await Promise.all([
    import('@laissez-passer/europass/credentials'),
    knownIssuers(),
    brand.documentWords(language),
  ])
  const [words, found] = await Promise.all([
    credentialWords(language, own),
    verifyCredential(bytes, { now, trusted: issuers ?? [] }),
  ])
  return {
    found,
    view: found.ok ? showCredential(found.credential, { language }) : null,
    told: tellSeal(found, words),
    listed: issuers !== null,
  }
}

/** The certificates that the operator trusts; null without a connection. */
async function knownIssuers(): Promise<readonly { readonly der: Uint8Array }[] | null> {
  const answer = await load('/api/issuers', ({ certificates }) =>
    Array.isArray(certificates) ? certificates.map((one) => ({ der: bytesOf(String(one)) })) : [],
  )
  return answer.ok ? answer.value : null
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
