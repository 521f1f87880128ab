/** So that sweeping looks at what may go, not at every account and browser. */
export const sweeping: readonly string[] = [
  `create index accounts_pending on accounts (created_at) where status = 'pending'`,
  'create index browsers_seen on browsers (seen_at)',
]
