/** Whom an account belongs to, as operators say, and the groups that they put it in. */
export const assurance: readonly string[] = [
  'alter table accounts add column assurance text',
  'alter table accounts add column member_of text',
]
