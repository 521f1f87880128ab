/**
 * Seconds after which what couldn't be done for the moment may be asked for again: the header `Retry-After`.
 */
export const retryAfter = '5'
