import { LaissezPasserError } from '../errors.ts'
import type { Random } from '../ports/index.ts'
import { noShard, placeOf, placeTag, tagOf } from '../places/index.ts'
import { digest, newId, newToken, type Token } from './token.ts'

/**
 * A new account's id: where it is kept, and 128 random bits. 23 or 25 characters, opaque to everyone.
 * @param random the source of randomness.
 * @param tag where it is kept, as the store says (`placing`); default: there is one database.
 */
export function newAccountId(random: Random, tag = noShard): string {
  return tag + newId(random)
}

/**
 * What an account's session, code or token is called outside: where the account is kept, and a secret. So who
 * is handed it later knows where to look it up, before anything is looked up.
 * @param secret what nobody guesses, base64url.
 * @throws LaissezPasserError `unknown-place` when the account's id isn't one of ours.
 */
export function ofAccount(accountId: string, secret: string): string {
  const place = placeOf(accountId)
  if (place === null) throw new LaissezPasserError('unknown-place', 'This is no account’s id of ours')
  return placeTag(place) + secret
}

/**
 * What belongs to no account is called outside, e.g. a client's own token: it is kept in the first database.
 * @param secret what nobody guesses, base64url.
 */
export function ofNobody(secret: string): string {
  return noShard + secret
}

/**
 * A new secret in an account's name, and its hash: where the account is kept, and 256 random bits. Of an
 * account in the first database it looks like any other.
 */
export function newTokenOf(random: Random, accountId: string): Token {
  const { hash, token } = newToken(random)
  const tag = tagOf(accountId)
  return { hash: tag + hash, token: tag + token }
}

/**
 * What a count or a mark of an account in one browser or by one phone is kept under: a hash that says where
 * the account is, and tells neither.
 * @param token of the browser, or what else is counted apart.
 */
export function hashBeside(accountId: string, token: string): string {
  return tagOf(accountId) + digest(`${accountId}:${token}`)
}
