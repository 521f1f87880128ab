/** What people came for, as the survey asks. */
export const purposes = [
  'profile',
  'cv',
  'letter',
  'languages',
  'digital-skills',
  'library',
  'share',
  'learn-or-work',
  'other',
] as const
