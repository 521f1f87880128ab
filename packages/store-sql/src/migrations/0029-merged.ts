/** Whose a line of activity was before its account went into another. */
export const merged: readonly string[] = ['alter table activity add column merged_uid text']
