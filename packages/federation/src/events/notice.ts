import { LaissezPasserError } from '@laissez-passer/core/errors'
import { composeMessage } from '@laissez-passer/core/messages'
import { logoutSubject } from '@laissez-passer/core/internal/sessions'
import type { AccountEvent, KeyRing, OutboxMessage, Random, Seconds } from '@laissez-passer/core/ports'

/** Makes messages for the outbox. */
export interface NoticeContext {
  readonly keyRing: KeyRing
  readonly random: Random
  readonly now: Seconds
}

/** What a receiver is told, as it lies sealed in the outbox. */
export interface EventNoticeParams {
  /** As in the activity log; for a stream the address of the event. */
  readonly kind: string
  readonly at: Seconds
  /** Who caused it: `person`, `command`, `administration`, `scim`, `policy`. */
  readonly by: string
  /** The unique identifier of the account. Empty: it is about none. */
  readonly uid: string
  /** JSON: facts, or the event's own claims. */
  readonly details: string
}

/**
 * A message to a receiver; `position`: of what happened, in whose order receivers are told. It belongs to
 * no account: what happened to one that is gone is still told.
 */
export function noticeTo(
  context: NoticeContext,
  { position, receiver, ...params }: EventNoticeParams & { readonly receiver: string; readonly position?: number },
): Promise<OutboxMessage> {
  return composeMessage(context, {
    accountId: null,
    kind: 'event',
    to: receiver,
    template: params.kind,
    language: 'en',
    params,
    ...(position === undefined ? {} : { order: position }),
  })
}

/** Who went into the account that the event is about, where it tells that. */
export async function mergedOf(
  { keyRing }: Pick<NoticeContext, 'keyRing'>,
  event: AccountEvent,
): Promise<{ readonly mergedUid?: string }> {
  const mergedUid = event.uid === null ? null : await opened(keyRing, { ...event, uid: null })
  return mergedUid === null ? {} : { mergedUid }
}

/** Whose event it is; null where nobody says any more. */
export function uidOf({ keyRing }: Pick<NoticeContext, 'keyRing'>, event: AccountEvent): Promise<string | null> {
  return opened(keyRing, event)
}

/** Null where nobody says it, or no key opens it any more: what comes after it is told. */
async function opened(keyRing: KeyRing, event: AccountEvent): Promise<string | null> {
  try {
    return await logoutSubject(keyRing, event)
  } catch (error) {
    if (error instanceof LaissezPasserError && error.code === 'sealed-value') return null
    throw error
  }
}
