/** Links of "this wasn't me" that were used. `claim`: see `Claimable`. */
export const notMeReports: readonly string[] = [
  `create table not_me_reports (
    token_hash text primary key,
    account_id text not null references accounts (id) on delete cascade,
    at bigint not null,
    claim text
  )`,
  'create index not_me_reports_account on not_me_reports (account_id)',
  'create index not_me_reports_age on not_me_reports (at)',
]
