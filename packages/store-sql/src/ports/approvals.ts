import type { ApprovalsPort } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
export function approvals(_executor: Executor): ApprovalsPort { return Object.create(null) }
