/** Its section of My Account. */
export type Section = 'passkeys'

/** What was just done. */
export type Notice = 'passkey-added' | 'passkey-renamed' | 'passkey-removed'
