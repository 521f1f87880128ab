import type { CodeChallengesPort } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
export function codeChallenges(_executor: Executor): CodeChallengesPort { return Object.create(null) }
