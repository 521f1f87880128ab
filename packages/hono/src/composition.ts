import type { Addresses } from '@laissez-passer/core/addresses'
import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import type { Runtime } from '@laissez-passer/core/ports'
import type { Service } from '@laissez-passer/federation/services'
import type { Pages } from '@laissez-passer/pages/types'
import type { Assets } from './assets.ts'
import type { Carriers } from './carriers.ts'
import type { Fail } from './failure.ts'
import type { Log } from '@laissez-passer/server/log'
import type { Face } from './methods/face.ts'
import type { Render } from './page.ts'
import type { Streams } from './streams.ts'

/** A provider's parts, put together once; every request is served from them. */
export interface Composition {
  /** The context of use cases but for what each request adds. */
  readonly context: Omit<UseCaseContext, 'now' | 'describeDestination'>
  readonly runtime: Runtime
  readonly services: readonly Service[]
  /** The verification methods with all that people see of them, in the order in which pages offer them. */
  readonly faces: readonly Face[]
  readonly pages: Pages
  readonly assets: Assets
  readonly peer: (request: Request, env: unknown) => string | null
  readonly trustedProxies: readonly string[]
  readonly country: (request: Request, env: unknown) => string | null
  readonly countryHeader: string | null
  /** Whether there is a development mailbox. */
  readonly mailbox: boolean
  /** Application server key for Web Push; null: no pushes. */
  readonly pushKey: string | null
  readonly log: Log
  /** Aborts at shutdown: live streams end. */
  readonly closing: AbortSignal
  readonly streams: Streams
  /** How messages have fared lately, for readiness. */
  readonly carriers: Carriers
}

/** What routes are given: the composition, the addresses and the two ways to answer a person. */
export interface RouteParts extends Composition {
  /** The provider's address book, that of its settings. */
  readonly addresses: Addresses
  readonly render: Render
  readonly fail: Fail
}
