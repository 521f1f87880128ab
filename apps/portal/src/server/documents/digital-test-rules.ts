import { isObject } from '@laissez-passer/europass/patch'
import type { Rules } from './rules.ts'

/** A test with times that can be: begun and finished one after the other, and neither later than now. */
function timed(value: unknown, { now }: { readonly now: number }): unknown {
  if (!isObject(value)) return value
  const startedAt = Math.min(Number(value['startedAt']), now)
  const { finishedAt } = value
  return {
    ...value,
    startedAt,
    finishedAt: typeof finishedAt === 'number' ? Math.max(startedAt, Math.min(finishedAt, now)) : finishedAt,
  }
}

/** A test that is finished takes no other answer, and none is finished in the future. */
export const digitalTestRules: Rules = {
  refuse: (before) => (isObject(before) && before['finishedAt'] !== null ? 'sealed' : null),
  sign: (before, after, { now }) =>
    timed(isObject(before) && isObject(after) ? { ...after, startedAt: before['startedAt'] ?? now } : after, { now }),
  begin: timed,
}
