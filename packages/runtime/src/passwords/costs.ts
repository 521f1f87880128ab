/** What a hash by argon2id costs: KiB of memory, passes, lanes. */
export interface Costs {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/**
 * Costs of argon2id: 19 MiB, two passes, one lane, as OWASP's password storage cheat sheet recommends at
 * least.
 */
export const costs: Costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Bytes of an argon2id hash and of its salt. */
export const hashBytes = 32
export const saltBytes = 16

/**
 * How PHC strings of these costs begin.
 *
 * @see https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export function phcOf({ memoryCost, parallelism, timeCost }: Costs): string {
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`
}
