/**
 * A moment: whole seconds since 1970-01-01T00:00:00Z. Use cases and stores are given it; neither reads a
 * clock.
 */
export type Seconds = number
