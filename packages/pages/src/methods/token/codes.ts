/** Its section of My Account. */
export type Section = 'tokens'

/** What was just done. */
export type Notice = 'token-added' | 'token-renamed' | 'token-removed' | 'token-in-step'
