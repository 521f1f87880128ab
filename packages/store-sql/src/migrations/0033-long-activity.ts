/**
 * Every thousandth entry of an account's activity marks how long it is: the sweep finds those that are long.
 */
export const longActivity: readonly string[] = [
  'create index activity_position on activity (position) where position % 1000 = 0',
]
