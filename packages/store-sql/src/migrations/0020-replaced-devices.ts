/** A phone that is enrolled anew takes the place of its old entry. */
export const replacedDevices: readonly string[] = ['alter table enrolments add column replaces text']
