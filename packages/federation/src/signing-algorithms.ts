/**
 * How ID tokens are signed, the default first: ES256 costs a third of RS256 here, and RS256 is what a client
 * may count on (OpenID Connect Core, section 15.1).
 */
export const signingAlgorithms = ['ES256', 'RS256'] as const

/** One of {@link signingAlgorithms}. */
export type SigningAlgorithm = (typeof signingAlgorithms)[number]
