/**
 * The protocol's numbers, in seconds and counts.
 * @see docs: the authenticator protocol
 */
export const rules = {
  /** A nonce of the device channel. */
  nonceSeconds: 300,
  /** From the QR code on the PC to the device. */
  enrolmentSeconds: 300,
  enrolmentTries: 5,
  /** How long the page on the PC still knows what became of an enrolment. */
  enrolmentKeptSeconds: 3600,
  /** PIN tries in a row, and in the life of one OPRF key, without an unlock. */
  pin: { inRow: 5, inLife: 50 },
  /** An unlock must follow its try within this time. */
  unlockSeconds: 600,
  /** A new PIN must be confirmed within this time. */
  pinChangeSeconds: 600,
  /** After a forgotten PIN, the new D changes no factors for this long. */
  resetRestSeconds: 86_400,
  approvalSeconds: 120,
  /** How long an answered request is still read and counted. */
  approvalKeptSeconds: 900,
  /** At most this many unapproved requests per account and kind of browser … */
  approvalLimit: 3,
  /** … in this time. */
  approvalWindowSeconds: 600,
  /** After a refusal no new request for `base`, doubled at each further one, at most `max`. */
  pause: { baseSeconds: 30, maxSeconds: 3600 },
  /** After "this wasn't me", no pushes from browsers that the account doesn't know. */
  quietSeconds: 3600,
  codeSeconds: 300,
  codeTriesPerChallenge: 5,
  codeTriesPerAccount: 10,
  codeWindowSeconds: 900,
  /** A signing key is published this long before it signs. */
  nextKeySeconds: 180 * 86_400,
  /** This many retired keys still vouch for the present ones. */
  retiredKeys: 4,
  /** Life of `lp-keys+jwt`. */
  keysSeconds: 86_400,
  /** A device's `lastSeenAt` is written at most this often. */
  touchSeconds: 60,
} as const
