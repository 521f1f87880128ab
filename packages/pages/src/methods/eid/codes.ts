/** Its section of My Account. */
export type Section = 'eid'

/** What was just done. */
export type Notice = 'eid-linked' | 'eid-unlinked'
