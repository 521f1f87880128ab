import * as base64url from 'jose/base64url'
import type { Context, Visitor } from '../../context/index.ts'
import { emailKey } from '../../email/index.ts'
import { hashToken } from '../../ids/index.ts'
import type { Account, ThrottleRule } from '../../ports/index.ts'

const minutes = 60
const lockSeconds = 15 * minutes
/** "Until a link in a mail is used": nobody waits that long. */
const day = 24 * 60 * minutes
const closedSeconds = 10 * 365 * day
/**
 * Counts of identifiers that nobody has, which no right password ever clears, go after so long, or strangers
 * would fill the database.
 */
const nobodySeconds = 90 * day

/** Who tries a password, where. */
export interface PasswordAttempt {
  /** Null: nobody has what was typed; counted alike, under a keyed hash of it. */
  readonly account: Account | null
  /** As typed. */
  readonly identifier: string
  /**
   * The account knows this browser: it has a count of its own, so that strangers can't lock its owner out.
   */
  readonly knownBrowser: boolean
  readonly visitor: Pick<Visitor, 'browserToken' | 'address'>
}

/** The counts of one attempt. */
export interface PasswordRules {
  /**
   * Spent before the password is judged, so that parallel guesses can't outrun them. Cleared by a right
   * password.
   */
  readonly before: readonly ThrottleRule[]
  /**
   * Held from before the password is judged until its failure is counted: bounds how far parallel guesses
   * over many accounts outrun `failures`.
   */
  readonly inFlight: readonly ThrottleRule[]
  /** Of `before`, the count whose lock only a link in a mail opens; null where there is none. */
  readonly closing: string | null
  /**
   * Spent by a wrong password; while locked, nothing is judged. Never cleared by a right one, or an
   * attacker's own account would reset it.
   */
  readonly failures: readonly ThrottleRule[]
}

/**
 * The rules of security.md for wrong passwords: 10 per account and per address lock for 15 minutes, 100 in a
 * row close the password to unknown browsers until a link in a mail is used; browsers that the account knows
 * have a count of their own.
 */
export async function passwordRules(
  context: Pick<Context, 'keyRing'>,
  attempt: PasswordAttempt,
): Promise<PasswordRules> {
  const { account, knownBrowser, visitor } = attempt
  if (account && knownBrowser) {
    const key = `password:browser:${hashToken(`${account.id}:${visitor.browserToken}`)}`
    return { before: [{ key, limit: 10, lockSeconds, windowSeconds: day }], inFlight: [], failures: [], closing: null }
  }
  const subject = account
    ? account.id
    : `?${base64url.encode(await context.keyRing.mac('throttle', emailKey(attempt.identifier)))}`
  const [attempts, closed] = passwordKeys(subject)
  const windowSeconds = account ? null : nobodySeconds
  return {
    before: [
      { key: attempts, limit: 10, lockSeconds, windowSeconds },
      { key: closed, limit: 100, lockSeconds: closedSeconds, windowSeconds },
    ],
    closing: closed,
    inFlight: [{ key: `password:in-flight:${visitor.address}`, limit: 100, lockSeconds: 30, windowSeconds: minutes }],
    failures: [{ key: `password:address:${visitor.address}`, limit: 10, lockSeconds, windowSeconds: lockSeconds }],
  }
}

/**
 * The counts of an account that a password set by a link in a mail clears.
 * @param accountId the account's id.
 */
export function passwordKeys(accountId: string): readonly [attempts: string, closed: string] {
  return [`password:account:${accountId}`, `password:closed:${accountId}`]
}
