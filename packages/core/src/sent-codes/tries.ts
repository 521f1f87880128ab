import { hashBeside } from '../ids/index.ts'
import type { ThrottleRule } from '../ports/index.ts'
import type { MethodState } from '../context/index.ts'
import { sentCodeRules } from './rules.ts'

/**
 * What a code spends before it is judged: of the account, whichever its code, sign-in or cookie. A browser
 * that the account knows has counts of its own, so that nobody else can use them up. A right code clears
 * them.
 */
export async function triesOf({
  account,
  knownBrowser,
  visitor,
}: Pick<MethodState, 'account' | 'knownBrowser' | 'visitor'>): Promise<readonly ThrottleRule[]> {
  const who = knownBrowser ? hashBeside(account.id, visitor.browserToken) : account.id
  const { triesOfAccount, lockSeconds, triesInRow, longLockSeconds } = sentCodeRules
  const accountId = account.id
  return [
    { key: `sent-code:${who}`, accountId, limit: triesOfAccount, lockSeconds, windowSeconds: lockSeconds },
    {
      key: `sent-code:in-row:${who}`,
      accountId,
      limit: triesInRow,
      lockSeconds: longLockSeconds,
      windowSeconds: null,
    },
  ]
}
