/** Pages of My Account that are no method's, those to come (data, delete) among them. */
export const ownSections: ReadonlySet<string> = new Set([
  'activity',
  'data',
  'delete',
  'details',
  'email',
  'lost-factor',
  'resting',
  'services',
  'sessions',
  'settings',
])
