import type { CodeToken, Seconds, StockToken, TokenChallenge } from '@laissez-passer/core/ports'
import type { Claimable } from './schema.ts'

/** A removed token keeps its source and its counter, so that codes it spent stay spent. */
export interface CodeTokenRow extends CodeToken, Claimable {
  readonly status: 'pending' | 'active' | 'removed'
}

export interface TokenStockRow extends StockToken {}

export interface TokenChallengeRow extends TokenChallenge, Claimable {
  readonly tries: number
  readonly consumedAt: Seconds | null
}
