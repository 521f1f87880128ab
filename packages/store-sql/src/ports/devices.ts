import type { DevicesPort } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
export function devices(_executor: Executor): DevicesPort { return Object.create(null) }
