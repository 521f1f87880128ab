/** Accounts are counted by state, and those with a password, by an index alone. */
export const states: readonly string[] = [
  'create index accounts_password_changed_at_status on accounts (password_changed_at, status)',
]
