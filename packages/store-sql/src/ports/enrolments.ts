import type { EnrolmentsPort } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
export function enrolments(_executor: Executor): EnrolmentsPort { return Object.create(null) }
