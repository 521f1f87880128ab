import { LaissezPasserError } from '../errors.ts'
import type { Random } from '../ports/index.ts'
import { newId } from './token.ts'

/** Where an account is kept, with all that belongs to it. */
export interface Place {
  /** Which way of spreading accounts over databases; 0: there is one database. */
  readonly generation: number
  /** Which of its databases. */
  readonly shard: number
}

/**
 * Begins every id of an account, and all that is handed out in its name. What follows a later generation's
 * digit is for that generation to say; the first has one database, and nothing follows.
 */
const tag = '0'

/**
 * A new account's id: where it is kept, and 128 random bits. 23 characters, opaque to everyone.
 * @param random the source of randomness.
 */
export function newAccountId(random: Random): string {
  return tag + newId(random)
}

/**
 * What an account's session, code or token is called outside: where the account is kept, and a secret. So who
 * is handed it later knows where to look it up, before anything is looked up.
 * @param secret what nobody guesses, base64url.
 * @throws LaissezPasserError `unknown-place` when the account's id isn't one of ours.
 */
export function ofAccount(accountId: string, secret: string): string {
  if (placeOf(accountId) === null) throw new LaissezPasserError('unknown-place', 'This is no account’s id of ours')
  return tag + secret
}

/**
 * What belongs to no account is called outside, e.g. a client's own token: it is kept in the first database.
 * @param secret what nobody guesses, base64url.
 */
export function ofNobody(secret: string): string {
  return tag + secret
}

/**
 * Where that lies to which an id or a token belongs. The one place that looks into ids; everyone else
 * compares them, or their hashes, as a whole.
 * @param id of an account, session, authorization code or access token, as anybody may present it: any text.
 * @returns null when it is none that this version hands out.
 */
export function placeOf(id: string): Place | null {
  return id.startsWith(tag) ? { generation: 0, shard: 0 } : null
}
