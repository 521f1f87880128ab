import * as base64url from 'jose/base64url'
import type { KeyRing } from '../ports/index.ts'
import { ofAccount } from './place.ts'

/**
 * The value of the session cookie: where its account is kept, and 256 bits that only this sign-in in this
 * browser gives, under a key that isn't in the database. Recomputable, so that a page loaded twice or an
 * answer lost on the way gets the same cookie again.
 */
export async function sessionToken(
  { keyRing }: { readonly keyRing: KeyRing },
  { accountId, browserToken, signInId }: Readonly<Record<'accountId' | 'browserToken' | 'signInId', string>>,
): Promise<string> {
  return ofAccount(accountId, base64url.encode(await keyRing.mac('session', `${signInId}.${browserToken}`)))
}
