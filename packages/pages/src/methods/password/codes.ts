/** Its section of My Account. */
export type Section = 'password'

/** What was just done. */
export type Notice = 'password-changed' | 'password-link-sent'
