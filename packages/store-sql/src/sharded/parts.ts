import type { ThrottlePort } from '@laissez-passer/core/ports'
import type { Directory } from './names.ts'
import type { Naming } from './naming.ts'
import type { Shards } from './shards.ts'

/** What the sharded ports are built from. */
export interface Parts {
  readonly shards: Shards
  readonly directory: Directory
  readonly naming: Naming
  readonly throttle: ThrottlePort
}
