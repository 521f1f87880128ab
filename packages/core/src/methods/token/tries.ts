import type { Context, MethodState } from '../../context/index.ts'
import type { Throttled } from '../../errors.ts'
import { hashBeside } from '../../ids/index.ts'
import type { ThrottleRule } from '../../ports/index.ts'
import { tokenRules } from './rules.ts'

/**
 * What a code spends before it is judged: of the account, whichever its sign-in, token or cookie. A browser
 * that the account knows has counts of its own, so that nobody else can use them up. A right code clears
 * them.
 */
export async function triesOf({ account, knownBrowser, visitor }: MethodState): Promise<readonly ThrottleRule[]> {
  const who = knownBrowser ? hashBeside(account.id, visitor.browserToken) : account.id
  const { tries, lockSeconds, triesInRow, longLockSeconds } = tokenRules
  const accountId = account.id
  return [
    { key: `token:${who}`, accountId, limit: tries, lockSeconds, windowSeconds: lockSeconds },
    {
      key: `token:in-row:${who}`,
      accountId,
      limit: triesInRow,
      lockSeconds: longLockSeconds,
      windowSeconds: null,
    },
  ]
}

/**
 * What two codes in a row spend before they are judged: of the account, whichever its session. Null: go on.
 */
export async function spendPair(
  { now, store }: Pick<Context, 'now' | 'store'>,
  accountId: string,
): Promise<Throttled | null> {
  const { pairTries: limit, lockSeconds } = tokenRules
  const rule = { key: `token:pair:${accountId}`, accountId, limit, lockSeconds, windowSeconds: lockSeconds }
  const spent = await store.throttle.spend([rule], { now })
  return spent.ok ? null : { ok: false, reason: 'throttled', until: spent.until }
}
