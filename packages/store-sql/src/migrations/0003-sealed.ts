/**
 * What people typed to say who they are lay open, passwords among it: sign-ins under way begin anew, and from
 * then on it is sealed.
 */
export const sealed: readonly string[] = [
  'delete from sign_ins',
  'alter table sign_ins rename column identifier to sealed_identifier',
]
