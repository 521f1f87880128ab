import type { Costs } from '../../src/passwords/costs.ts'

/**
 * The least that both of argon2id’s libraries do. What a password really costs is held by
 * `password-hasher.cases.ts`.
 */
export const cheapCosts: Costs = { memoryCost: 32, timeCost: 1, parallelism: 1 }
