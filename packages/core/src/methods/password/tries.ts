import * as base64url from 'jose/base64url'
import type { Context } from '../../context/index.ts'
import { emailKey } from '../../email/index.ts'
import { hashBeside, hashToken } from '../../ids/index.ts'
import type { ThrottleRule } from '../../ports/index.ts'

const minutes = 60
const day = 24 * 60 * minutes

/** The limits of passwords. What each protects, and what it costs whom: docs, "Limits". */
export const passwordLimits = {
  /** Wrong ones in a row, from browsers together in which the account was never opened. */
  stranger: {
    /** From so many on each try costs a proof of work, a longer one later. */
    asks: { usual: 10, long: 50 },
    /** So many, and the password closes to them until a link in a mail is used: nobody waits that long. */
    limit: 100,
    lockSeconds: 10 * 365 * day,
    /**
     * Counts of identifiers that nobody has, which no right password ever clears, go after so long, or
     * strangers would fill the database.
     */
    nobodySeconds: 90 * day,
  },
  /** Wrong ones in one browser in which the account was opened; then it is a stranger's. */
  usual: { asks: { usual: 10, long: 50 }, limit: 100, seconds: 30 * day },
  /** Accounts that were tried from one address, and not opened from there since. */
  address: { asks: { usual: 100, long: 1000 }, windowSeconds: day },
  /** Wrong ones of whoever holds a session or a phone of the account already. */
  holder: { limit: 10, lockSeconds: 15 * minutes, inRow: 100, inRowSeconds: 30 * day },
} as const

/** Who tries a password: each kind has counts of its own, so that none uses up another's. */
export type Trier =
  /** A browser, by its cookie; `usual`: the account was opened in it before. */
  | { readonly kind: 'browser'; readonly token: string; readonly usual: boolean; readonly address: string }
  /** Who holds a session or a phone of the account, by its id. */
  | { readonly kind: 'holder'; readonly id: string }

/** Whose password is tried. */
export interface PasswordSubject {
  /** Null: nobody has what was typed; counted alike, under a keyed hash of it. */
  readonly accountId: string | null
  /** As typed. */
  readonly identifier: string
  readonly by: Trier
}

/** The counts of one attempt. All are spent before the password is judged, and cleared by a right one. */
export interface PasswordRules {
  readonly rules: readonly ThrottleRule[]
  /** The strangers' count, whose lock only a link in a mail opens; null where it isn't among the rules. */
  readonly closing: ThrottleRule | null
}

/** The counts of an attempt. */
export async function passwordRules(
  context: Pick<Context, 'keyRing'>,
  { accountId, by, identifier }: PasswordSubject,
): Promise<PasswordRules> {
  if (accountId !== null) {
    if (by.kind === 'holder') return { rules: holderRules(accountId, by.id), closing: null }
    if (by.usual) return { rules: usualRules(accountId, by.token), closing: null }
  }
  const subject = accountId ?? `?${base64url.encode(await context.keyRing.mac('throttle', emailKey(identifier)))}`
  const { stranger } = passwordLimits
  const closing: ThrottleRule = {
    key: passwordKey(subject),
    accountId,
    limit: stranger.limit,
    lockSeconds: stranger.lockSeconds,
    windowSeconds: accountId === null ? stranger.nobodySeconds : null,
    asks: stranger.asks,
  }
  return {
    closing,
    rules: by.kind === 'browser' ? [closing, { ...addressRule(subject, by.address), accountId }] : [closing],
  }
}

/**
 * The count of an account that a password set by a link in a mail clears.
 * @param accountId the account's id.
 */
export function passwordKey(accountId: string): string {
  return `password:account:${accountId}`
}

function usualRules(accountId: string, token: string): readonly ThrottleRule[] {
  const { asks, limit, seconds } = passwordLimits.usual
  const key = `password:browser:${hashBeside(accountId, token)}`
  return [{ key, accountId, limit, lockSeconds: seconds, windowSeconds: seconds, asks }]
}

/** Each account is one, however often it is tried: a school where some mistype isn't an attack. */
function addressRule(subject: string, address: string): Omit<ThrottleRule, 'accountId'> {
  const { asks, windowSeconds } = passwordLimits.address
  const crowd = `password:from:${address}`
  return { key: `${crowd}#${hashToken(subject)}`, crowd, limit: null, lockSeconds: 0, windowSeconds, asks }
}

function holderRules(accountId: string, id: string): readonly ThrottleRule[] {
  const { inRow, inRowSeconds, limit, lockSeconds } = passwordLimits.holder
  const holder = `${accountId}:${id}`
  return [
    { key: `password:holder:${holder}`, accountId, limit, lockSeconds, windowSeconds: day },
    {
      key: `password:holder:in-row:${holder}`,
      accountId,
      limit: inRow,
      lockSeconds: inRowSeconds,
      windowSeconds: inRowSeconds,
    },
  ]
}
