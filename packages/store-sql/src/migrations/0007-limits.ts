/** Browsers in which an account was opened with one factor, and counts that belong together. */
export const limits: readonly string[] = [
  'alter table browsers add column two_factors_at bigint',
  'update browsers set two_factors_at = seen_at',
  'alter table throttle add column crowd text',
  'create index throttle_crowd_resets_at on throttle (crowd, resets_at) where crowd is not null',
]
