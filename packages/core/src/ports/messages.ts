import type { ActivityEntry } from './activity.ts'
import type { AuditEntry } from './audit.ts'
import type { Seconds } from './time.ts'

/** How a message travels. */
export type MessageKind = 'mail' | 'sms' | 'push' | 'event'

/**
 * A message to a person, waiting in the outbox. It commits together with its cause, so no cause is ever
 * without its message. `sealed` is the JSON of the template's parameters (links and codes among them),
 * encrypted by the key ring with the associated data `outbox:<id>`: nothing secret lies in the database in
 * clear.
 */
export interface OutboxMessage {
  /** Random; also the key by which transports recognise a second delivery of the same message. */
  readonly id: string
  /**
   * Which account it is about: it goes when that goes. Null: nobody's, or it tells somebody that their
   * account is gone.
   */
  readonly accountId: string | null
  readonly kind: MessageKind
  /**
   * An e-mail address, a device id, or who is told of an event; empty for text messages, whose number lies
   * sealed among the parameters, as `to`.
   */
  readonly to: string
  /** Name of the template, e.g. `registration-link`. */
  readonly template: string
  /** BCP 47 language of the person. */
  readonly language: string
  readonly sealed: string
  readonly createdAt: Seconds
}

/** A message that the outbox's worker holds for a while. */
export interface ClaimedMessage extends OutboxMessage {
  /** How often it was tried before. */
  readonly attempts: number
}

/** A message as its operator sees it: never what it says. */
export interface OutboxEntry extends Omit<OutboxMessage, 'sealed' | 'accountId'> {
  /** How often it was tried. */
  readonly attempts: number
  /** When it is tried again. */
  readonly dueAt: Seconds
  /** What the other side said the last time; null: it wasn't tried, or took it. Holds nothing personal. */
  readonly error: string | null
  /** When it was given up; null: it waits. */
  readonly abandonedAt: Seconds | null
}

/** Messages of one kind that wait, or were given up. */
export interface OutboxState {
  readonly kind: MessageKind
  readonly state: 'waiting' | 'abandoned'
  readonly count: number
  readonly oldestAt: Seconds
}

/** The outbox: messages leave it at least once, in order of age. */
export interface OutboxPort {
  /**
   * Adds messages that have no other cause in the database (an answer to a stranger's request, say). One
   * commit.
   * @param options `activity`: what tells of them, where something does.
   */
  add(messages: readonly OutboxMessage[], options?: { readonly activity?: ActivityEntry }): Promise<void>
  /**
   * Claims up to `limit` due messages for `leaseSeconds`; no other caller gets them before the lease ends.
   * One atomic statement: two workers never hold the same message.
   * @param options `events`: all but events, with false, or events to this receiver alone, and none while
   * somebody holds another of those; absent: of all kinds. `except`: two kinds at most that are left out, and
   * events with them.
   */
  claim(options: {
    readonly events?: false | { readonly to: string }
    readonly except?: readonly MessageKind[]
    readonly now: Seconds
    readonly limit: number
    readonly leaseSeconds: number
  }): Promise<readonly ClaimedMessage[]>
  /** To whom events are due, whoever waits longest first. One query. */
  receivers(options: { readonly now: Seconds; readonly limit: number }): Promise<readonly string[]>
  /**
   * How many messages there are, by how they travel and whether they still wait, and since when the oldest
   * of them is there. One query.
   */
  state(): Promise<readonly OutboxState[]>
  /** Removes a delivered message. */
  delivered(id: string): Promise<void>
  /** Puts a message back, due again at `retryAt`. */
  failed(id: string, options: { readonly retryAt: Seconds; readonly error: string }): Promise<void>
  /**
   * Gives up on a message: it is kept for operators with its error, its parameters deleted; that of nobody's
   * account without its address too.
   */
  abandoned(id: string, options: { readonly now: Seconds; readonly error: string }): Promise<void>
  /**
   * Those that wait, the next one first, or those that were given up, the last one first; events after all
   * else: however many wait for a dead receiver, a mail that fails is seen. Two queries at most.
   */
  list(options: { readonly state: 'waiting' | 'abandoned'; readonly limit: number }): Promise<readonly OutboxEntry[]>
  /**
   * Makes a message that waits due now, or, with null, every one. One that a worker holds may be sent twice
   * then: by a worker that takes it up meanwhile.
   * @returns how many
   */
  retry(options: {
    readonly id: string | null
    readonly now: Seconds
    /** Rows of the audit log, written where there is such a message. */
    readonly audit?: readonly AuditEntry[]
  }): Promise<number>
  /**
   * Deletes a message that waits or was given up, with its rows of the audit log. One commit.
   * @returns what it was, null when there is none; then nothing was written
   */
  drop(
    id: string,
    options?: { readonly audit?: readonly AuditEntry[] },
  ): Promise<Pick<OutboxEntry, 'kind' | 'template'> | null>
  /** What a message is; null when there is none. One query. */
  find(id: string): Promise<Pick<OutboxEntry, 'kind' | 'template'> | null>
}

/** A mail or text message as the development mailbox shows it. */
export interface MailboxEntry {
  readonly id: string
  readonly kind: 'mail' | 'sms'
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sentAt: Seconds
}

/** The development mailbox. Exists only where no real transport is configured, on loopback. */
export interface MailboxPort {
  /**
   * Adds an entry; adding the same id again changes nothing.
   * @param options `accountId`: which account it is about: it goes when that goes, and isn't added where that
   * is gone; null: nobody's.
   */
  add(entry: MailboxEntry, options: { readonly accountId: string | null }): Promise<void>
  /** The newest `limit` entries, newest first. */
  list(options: { readonly limit: number }): Promise<readonly MailboxEntry[]>
}
