import type { Actor } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** What happened to an account, for programs that are told of it: a sealed row of the audit log. */
export interface AccountEvent {
  /** Of the row, from 1, without a gap among all rows. */
  readonly position: number
  readonly id: string
  readonly at: Seconds
  /** As in the activity log. */
  readonly kind: string
  /** Who caused it; null: the person. */
  readonly by: Actor | null
  /** Facts without names, addresses or numbers of people. */
  readonly details: Readonly<Record<string, string>>
  /** Null: the account is gone. */
  readonly accountId: string | null
  /** Null: the account is gone; then it is sealed, where this row tells that. */
  readonly uid: string | null
  /** Sealed: who is gone, where this row tells that; beside a `uid`: who went into that account. */
  readonly sealedUid: string | null
}

/** A stream of events that a relying party asked for. */
export interface SignalStream {
  readonly id: string
  /** Whose. */
  readonly clientId: string
  /** Addresses of kinds of events, as it asked. */
  readonly eventsRequested: readonly string[]
  /** Where they are pushed. */
  readonly endpoint: string
  /** The `Authorization` header that comes along, sealed; null: none. */
  readonly sealedAuthorization: string | null
  readonly description: string | null
  readonly status: 'enabled' | 'paused' | 'disabled'
  /** Why it has this status, in the words of whoever set it. */
  readonly statusReason: string | null
  readonly createdAt: Seconds
}

/**
 * Who is told what happens to accounts. A receiver has its place in the audit log: rows behind it become
 * messages of the outbox in the commit that moves it on, so that none is left out and none is sent for twice.
 */
export interface EventsPort {
  /**
   * The place of a receiver. One that is new begins behind all that is sealed: it isn't told of before.
   * @param receiver its id, e.g. `webhook:crm`.
   */
  place(receiver: string): Promise<number>
  /** Rows about accounts behind a place, and how far was looked. One query. */
  next(options: { readonly after: number; readonly limit: number }): Promise<{
    readonly events: readonly AccountEvent[]
    /** The last row that was looked at; `after` where there is none. */
    readonly upTo: number
  }>
  /**
   * Moves a receiver on, with the messages to it. One commit.
   * @returns true for exactly one of any number of callers from one place.
   */
  pass(options: {
    readonly receiver: string
    readonly from: number
    readonly to: number
    readonly messages: readonly OutboxMessage[]
  }): Promise<boolean>
  /**
   * Forgets the places of all other receivers, and with them what was kept for them; and who was deleted
   * before a moment, whether all have been told or not. One commit.
   */
  retain(receivers: readonly string[], options: { readonly namesSince: Seconds }): Promise<void>
}

/** Streams that relying parties ask for. As a receiver of events, one is called `stream:<id>`. */
export interface SignalStreamsPort {
  /** @returns false when its client has `most` already; then nothing was written. */
  create(stream: SignalStream, options: { readonly most: number }): Promise<boolean>
  /** One of a client; null: it has none of this id. */
  find(which: { readonly id: string; readonly clientId: string }): Promise<SignalStream | null>
  /** A client's, or all (null), oldest first. One query. */
  list(clientId: string | null): Promise<readonly SignalStream[]>
  /** Writes one anew. @returns false when its client has none of this id. */
  update(stream: Omit<SignalStream, 'createdAt'>): Promise<boolean>
  /** Removes one, with its place. @returns false when its client has none of this id. */
  remove(which: { readonly id: string; readonly clientId: string }): Promise<boolean>
}
