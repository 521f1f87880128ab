/** The limits of tokens. */
export const tokenRules = {
  /** Tokens and apps of one account. */
  perAccount: 10,
  /** How long a code of an app that we make lasts. */
  stepSeconds: 30,
  /** How long the QR code of a new app may be scanned and confirmed. */
  enrolmentSeconds: 600,
  /** Steps of a clock on either side that are accepted at once (RFC 6238 §5.2: at most one for the way). */
  nearSteps: 1,
  /** Steps on either side among which a clock that is off is looked for. */
  farSteps: 20,
  /** Counters ahead that are accepted at once: how often a button may be pressed in vain. */
  nearCounters: 10,
  /** Counters ahead among which a token that ran away is looked for. */
  farCounters: 100,
  /**
   * Counters ahead, and steps on either side, among which two codes in a row are looked for when a person
   * puts a token back into step, or takes one.
   */
  pairCounters: 1000,
  pairSteps: 500,
  /** Wrong pairs of an account, and how long it rests then. */
  pairTries: 5,
  /** For how long the second of two codes in a row is waited for. */
  resyncSeconds: 300,
  /** Life of a challenge. */
  challengeSeconds: 300,
  /** Tries on one challenge. */
  challengeTries: 5,
  /** Wrong codes of an account, and how long it rests then. */
  tries: 5,
  lockSeconds: 15 * 60,
  /** Wrong codes in a row, however far apart, and how long the account rests then. */
  triesInRow: 50,
  longLockSeconds: 24 * 3600,
} as const
