/** What this identity provider calls itself. */
export const NAME = 'EU Login'
