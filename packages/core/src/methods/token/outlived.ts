import type { CodeToken, Seconds } from '../../ports/index.ts'

/** The last second at which a token may be used is over. */
export function isOutlived({ validUntil }: Pick<CodeToken, 'validUntil'>, now: Seconds): boolean {
  return validUntil !== null && validUntil < now
}
