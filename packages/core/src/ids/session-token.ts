import type { Random } from '../ports/index.ts'
import { ofAccount } from './place.ts'
import { hashToken, newToken, type Token } from './token.ts'

/**
 * A new value for a session cookie, with the hash under which the session is looked up: where its account is
 * kept, and 256 random bits. Nothing gives it a second time, so that it is handed out once.
 * @param random the source of randomness.
 * @param accountId whose session.
 */
export function newSessionToken(random: Random, accountId: string): Token {
  const token = ofAccount(accountId, newToken(random).token)
  return { token, hash: hashToken(token) }
}
