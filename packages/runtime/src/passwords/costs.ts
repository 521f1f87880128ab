/** Costs of argon2id: 19 MiB, two passes, one lane, as OWASP's password storage cheat sheet recommends at least. */
export const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Bytes of an argon2id hash and of its salt. */
export const hashBytes = 32
export const saltBytes = 16

/**
 * A PHC string of a password that nobody has, of today's costs: checked when there is no account, so that time tells nothing.
 *
 * @see https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export const nobodysHash = `$argon2id$v=19$m=${costs.memoryCost},t=${costs.timeCost},p=${costs.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`
