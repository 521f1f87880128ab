/**
 * What people say of themselves: a title, a time zone of their choice, whether they hear of every sign-in.
 */
export const personal: readonly string[] = [
  'alter table accounts add column title text',
  'alter table accounts add column chosen_zone text',
  'alter table accounts add column sign_in_mails text',
]
