/**
 * What a program may do for a person at our own JSON API, each with what it opens. None changes what an
 * account signs in with: that takes the person.
 */
export const apiScopes = [
  'account.read',
  'account.write',
  'activity.read',
  'sessions.read',
  'sessions.end',
  'services.read',
  'services.withdraw',
] as const

/** One of them. */
export type ApiScope = (typeof apiScopes)[number]
