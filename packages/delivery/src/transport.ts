import type { PushSubscriptionKeys } from '@laissez-passer/core/internal/authenticator/server'
import type { MessageParams } from '@laissez-passer/core/messages'
import type { Seconds } from '@laissez-passer/core/ports'

/** A message's words, in the person's language. */
export interface Words {
  /** One line of plain text. */
  readonly subject: string
  /** The whole message as plain text. */
  readonly text: string
  /** The same as an HTML document. */
  readonly html: string
}

/**
 * Puts a message into words.
 * @param message `template`: its name; `language`: BCP 47; `params`: what it is filled with.
 */
export type RenderMessage = (message: {
  readonly template: string
  readonly language: string
  readonly params: MessageParams
}) => Words

/** A mail (or text message, which has no use for `subject` and `html`), ready to travel. */
export interface Letter extends Words {
  /** The same whenever the same message travels again, so that receivers may tell. */
  readonly id: string
  readonly kind: 'mail' | 'sms'
  /** An e-mail address, or a phone number in E.164. */
  readonly to: string
  readonly language: string
}

/**
 * Why a message didn't travel. `recipient`: whoever carries it says that this recipient can't have it; no
 * other fault ends a message. `passing`: busy, down, slow. `ours`: what the operator must mend (credentials,
 * sender, relay, quota); the message is kept and tried more and more rarely.
 */
export type Fault = 'recipient' | 'passing' | 'ours'

/**
 * What became of one attempt. `said` and `error` are for operators: what the other side said; they hold no
 * secret.
 */
export type Delivery =
  | { readonly ok: true; readonly said?: string }
  | { readonly ok: false; readonly fault: Fault; readonly error: string }

/** Carries mails or text messages. Reports failures as values; what it throws counts as a passing failure. */
export interface MailTransport {
  /**
   * Whether it can write to such an address, as far as it knows: what it can't ask at the moment, it can.
   * Asked only of addresses with letters beyond ASCII before the @. Absent: to every one.
   */
  readonly canMail?: (email: string) => Promise<boolean>
  /**
   * Hands one letter over.
   * @param options `now`: the moment to note; `accountId`: which account it is about, null: nobody's;
   * `signal` aborts when the attempt has lasted too long.
   */
  send(
    letter: Letter,
    options: { readonly now: Seconds; readonly accountId: string | null; readonly signal: AbortSignal },
  ): Promise<Delivery>
}

/** A push message, which only wakes the app: the app fetches what there is. */
export interface Push {
  readonly subscription: PushSubscriptionKeys
  /** What the service worker gets, as JSON. */
  readonly payload: string
  /** How long the push service keeps it for a phone that is away. */
  readonly ttlSeconds: number
}

/** Carries push messages. */
export interface PushTransport {
  /** Hands one push over. `gone`: the subscription exists no more and must be forgotten. */
  send(
    push: Push,
    options: { readonly signal: AbortSignal },
  ): Promise<Delivery | { readonly ok: false; readonly gone: true }>
}

/** What happened to an account, for a program that is told of it. */
export interface EventNotice {
  /** The same whenever the same event travels again, so that receivers may tell. */
  readonly id: string
  /** Who is told, e.g. `webhook:crm`. */
  readonly receiver: string
  /** What happened, and to whom, as whoever wrote the notice put it. */
  readonly params: MessageParams
}

/** Carries events to programs. */
export interface EventTransport {
  /** Hands one event over. */
  send(notice: EventNotice, options: { readonly now: Seconds; readonly signal: AbortSignal }): Promise<Delivery>
}
