import type { FieldIssue } from '../../errors.ts'
import { judgePair, timeStep } from '../../one-time-codes/index.ts'
import type { CodeToken, Seconds } from '../../ports/index.ts'
import { readCode } from './read.ts'
import { tokenRules } from './rules.ts'

/** Two codes in a row, as typed: the one shown first, and the one after it. */
export interface TypedPair {
  readonly code: string
  readonly nextCode: string
}

/** The digits of two codes in a row, and what is wrong with them. */
export function readPair(typed: TypedPair): {
  readonly codes: readonly [string, string]
  readonly issues: readonly FieldIssue[]
} {
  const codes = [readCode(typed.code), readCode(typed.nextCode)] as const
  const fields = ['code', 'nextCode'] as const
  const issues = fields.flatMap((field, at): readonly FieldIssue[] => {
    const code = codes[at] ?? ''
    if (code === '') return [{ field, code: 'required' }]
    return code.length < 6 ? [{ field, code: 'incomplete' }] : []
  })
  if (issues.length > 0 || codes[0] !== codes[1]) return { codes, issues }
  return { codes, issues: [{ field: 'nextCode', code: 'same-code' }] }
}

/**
 * Where two codes in a row are a token's: the counter of the first; null: nowhere near. Takes as long either
 * way.
 */
export function findPair(
  secret: Uint8Array,
  input: {
    readonly token: Pick<CodeToken, 'kind' | 'hash' | 'codeDigits' | 'stepSeconds' | 'countFrom'>
    readonly codes: readonly [string, string]
    readonly now: Seconds
  },
): number | null {
  const { codes, now, token } = input
  const { codeDigits: digits, countFrom, hash, kind, stepSeconds } = token
  const here = timeStep(now, stepSeconds)
  const { pairCounters, pairSteps } = tokenRules
  const window =
    kind === 'hotp'
      ? { from: countFrom, to: countFrom + pairCounters }
      : { from: here - pairSteps, to: here + pairSteps }
  return judgePair(secret, { codes, format: { hash, digits }, window, countFrom })
}

/**
 * As much work as `findPair` on a token that isn't there, so that time doesn't tell which serial numbers are.
 */
export function findNothing(codes: readonly [string, string]): void {
  const format = { hash: 'SHA1', digits: 6 } as const
  const window = { from: 0, to: tokenRules.pairCounters }
  judgePair(new Uint8Array(20), { codes, format, window, countFrom: 0 })
}
