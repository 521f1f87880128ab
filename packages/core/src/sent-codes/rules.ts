/** The limits of codes that are sent. */
export const sentCodeRules = {
  digits: 6,
  /** Life of a code. */
  lifeSeconds: 600,
  /** Tries on one code. */
  tries: 5,
  /**
   * Wrong codes of an account, whichever code or sign-in, and how long it rests then. A new code doesn't
   * reset them.
   */
  triesOfAccount: 10,
  lockSeconds: 15 * 60,
  /** Wrong codes in a row, however far apart, and how long the account rests then. */
  triesInRow: 50,
  longLockSeconds: 24 * 3600,
} as const
