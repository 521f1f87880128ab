import type { ProviderSettings, VerificationMethod } from '@laissez-passer/core/context'
import type { KeyRing, Outgoing, Random, Seconds, Store } from '@laissez-passer/core/ports'
import type { Service } from '../services/index.ts'

/** What the use cases of CAS need; a part of core's `Context`, so that context can be passed as it is. */
export interface CasContext {
  readonly store: Pick<Store, 'pushedRequests' | 'throttle' | 'tickets'>
  readonly keyRing: KeyRing
  readonly random: Random
  readonly now: Seconds
  readonly settings: Pick<ProviderSettings, 'addresses' | 'origin'>
  /** Calls a service back with its proxy-granting ticket. Absent: nobody gets one. */
  readonly outgoing?: Outgoing
}

/** A {@link CasContext} with the registered services. */
export interface CasProvider extends CasContext {
  readonly services: readonly Service[]
  /** The provider's verification methods: a session is judged by what its proofs reach. */
  readonly methods: readonly VerificationMethod[]
  /** Called for each ticket that isn't valid, whatever dialect its service speaks. */
  readonly onInvalid?: (refused: InvalidTicket) => void
}

/** A ticket that wasn't valid for whoever presented it. */
export interface InvalidTicket {
  /** Why: an `InvalidReason`, or the code that a dialect answers with. */
  readonly reason: string
  /** The address of the service, as it came; null: none did. */
  readonly address: string | null
}

/** Lifetime of service and proxy tickets, in seconds: they are presented within the redirect or the call. */
export const ticketSeconds = 60
