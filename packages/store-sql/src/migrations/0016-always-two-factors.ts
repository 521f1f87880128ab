/** People who want to be asked for two factors at every sign-in. */
export const alwaysTwoFactors: readonly string[] = [
  'alter table accounts add column always_two_factors bigint not null default 0',
]
