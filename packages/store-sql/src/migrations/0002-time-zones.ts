/** Where people are, for the times in their mails. */
export const timeZones: readonly string[] = ['alter table accounts add column time_zone text']
