import type { Context } from '../../context/index.ts'
import { type CodeVerdict, type CounterWindow, judgeCode, timeStep } from '../../one-time-codes/index.ts'
import type { CodeToken, Seconds } from '../../ports/index.ts'
import { tokenRules } from './rules.ts'
import { openSecret } from './secret.ts'

/**
 * Judges a code of a `totp` or `hotp` token at this moment. Writes nothing.
 * @param context `keyRing` and `now` are used.
 * @param input `code`: the digits typed.
 */
export async function judgeTokenCode(
  { keyRing, now }: Pick<Context, 'keyRing' | 'now'>,
  { token, code }: { readonly token: CodeToken; readonly code: string },
): Promise<CodeVerdict> {
  const awaited = token.resyncUntil !== null && token.resyncUntil > now
  return judgeCode(await openSecret(keyRing, token), {
    code,
    state: {
      hash: token.hash,
      digits: token.codeDigits,
      countFrom: token.countFrom,
      expected: awaited ? token.resyncFrom : null,
      ...windows(token, now),
    },
  })
}

function windows(token: CodeToken, now: Seconds): { readonly near: CounterWindow; readonly far: CounterWindow } {
  const { nearCounters, farCounters, nearSteps, farSteps } = tokenRules
  const { countFrom, driftSeconds, kind, stepSeconds } = token
  if (kind === 'hotp') {
    const ahead = countFrom + nearCounters
    return { near: { from: countFrom, to: ahead - 1 }, far: { from: ahead, to: countFrom + farCounters - 1 } }
  }
  const here = timeStep(now, stepSeconds)
  const theirs = timeStep(now + driftSeconds, stepSeconds)
  return {
    near: { from: theirs - nearSteps, to: theirs + nearSteps },
    far: { from: here - farSteps, to: here + farSteps },
  }
}

/** How far a token's clock is ahead of ours, by the step of a right code; counters have none. */
export function driftAt(
  token: Pick<CodeToken, 'kind' | 'stepSeconds'>,
  { counter, now }: { readonly counter: number; readonly now: Seconds },
): number {
  const { kind, stepSeconds } = token
  return kind === 'totp' ? (counter - timeStep(now, stepSeconds)) * stepSeconds : 0
}
