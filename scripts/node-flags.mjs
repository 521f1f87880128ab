/**
 * Flags of Node for our servers. V8 lets the young part of its heap grow to three times 16 MB under load and
 * keeps it; a server of short requests does as well with three times 4 MB, and is 60 to 90 MB smaller.
 * Under some flags (`--expose-gc` is one) V8 refuses what Node ships compiled of itself: a start
 * compiles Node's own modules then.
 */
export const nodeFlags = ['--max-semi-space-size=4']
