/** Where a session was opened. */
export const places: readonly string[] = ['alter table sessions add column country text']
