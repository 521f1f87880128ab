const hour = 3600
const day = 24 * hour

/**
 * The limits of phone numbers. A text message costs money, and whoever gets one that they didn't ask for is
 * disturbed.
 */
export const phoneRules = {
  /** Numbers of one account. */
  perAccount: 5,
  /** How long a number may wait for its code. */
  waitSeconds: 1800,
  /** For how many days before text messages end people are told. */
  noticeSeconds: 30 * day,
  /**
   * How many messages go to one number, for one account, and to new numbers from one network address. Numbers
   * that nobody confirmed get fewer.
   */
  messages: {
    toNumber: [
      { limit: 5, seconds: hour },
      { limit: 10, seconds: day },
    ],
    toNewNumber: [
      { limit: 3, seconds: hour },
      { limit: 5, seconds: day },
    ],
    ofAccount: [
      { limit: 10, seconds: hour },
      { limit: 20, seconds: day },
    ],
    fromAddress: [
      { limit: 30, seconds: hour },
      { limit: 100, seconds: day },
    ],
  },
} as const
