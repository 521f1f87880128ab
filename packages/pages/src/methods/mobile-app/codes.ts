/** Its section of My Account. */
export type Section = 'devices'

/** What was just done. */
export type Notice = 'device-added' | 'device-renamed' | 'device-removed' | 'biometrics-off' | 'signed-out-device'
