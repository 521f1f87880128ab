import type { ActivityKind } from '@laissez-passer/core/audit'
import type { AccountEvent, OutboxMessage, SignalStream, Store } from '@laissez-passer/core/ports'
import { findClient } from '../oidc/clients/find.ts'
import type { OidcContext } from '../oidc/provider.ts'
import type { Service } from '../services/index.ts'
import { mergedOf, noticeTo, uidOf } from './notice.ts'
import { signalsOf } from './signals.ts'
import type { Webhook } from './webhooks.ts'

/** What following the audit log needs. */
export interface FollowContext extends OidcContext {
  readonly store: OidcContext['store'] & Pick<Store, 'events' | 'outbox' | 'signalStreams'>
  readonly services: readonly Service[]
  readonly webhooks: readonly Webhook[]
}

/** Rows that are looked at in one commit. */
const slice = 50

/** The receiver that a webhook is. */
export function receiverOfWebhook({ name }: Pick<Webhook, 'name'>): string {
  return `webhook:${name}`
}

/** The receiver that a stream is. */
export function receiverOfStream({ id }: Pick<SignalStream, 'id'>): string {
  return `stream:${id}`
}

/**
 * Puts what happened since the last time into the outbox, for every receiver. Several processes may do so at
 * once: each event becomes one message to each receiver. What a paused stream missed it gets when it goes
 * on, what a disabled one missed it never gets.
 *
 * @param context its clock stands for this run; two queries where nothing happened and nobody asked.
 * @returns how many messages were written.
 */
export async function followEvents(context: FollowContext): Promise<number> {
  const { store, webhooks } = context
  const streams = await store.signalStreams.list(null)
  let written = 0
  for (const webhook of webhooks)
    written += await tell(context, receiverOfWebhook(webhook), (event) => webhookNotices(context, webhook, event))
  for (const stream of streams)
    if (stream.status !== 'paused')
      written += await tell(context, receiverOfStream(stream), (event) => streamNotices(context, stream, event))
  return written
}

/** For how long a paused stream may still be told who was deleted, in seconds: 30 days. */
const nameSeconds = 30 * 86_400

/** For how long a client may be unknown here that another process, with newer settings, knows: a day. */
const rolloutSeconds = 86_400

/**
 * Forgets who isn't told any more: webhooks that the operator took away, streams that ended or whose client
 * is none any more. And who was deleted a month ago, though a stream that is paused hasn't been told.
 */
export async function forgetReceivers(context: FollowContext): Promise<void> {
  const { now, store, webhooks } = context
  for (const { clientId, createdAt, id } of await store.signalStreams.list(null))
    if (createdAt <= now - rolloutSeconds && (await findClient(context, clientId)) === null)
      await store.signalStreams.remove({ clientId, id })
  const streams = await store.signalStreams.list(null)
  const receivers = [...webhooks.map(receiverOfWebhook), ...streams.map(receiverOfStream)]
  await store.events.retain(receivers, { namesSince: now - nameSeconds })
}

async function tell(
  { store }: FollowContext,
  receiver: string,
  noticesOf: (event: AccountEvent) => Promise<readonly OutboxMessage[]>,
): Promise<number> {
  let written = 0
  for (let from = await store.events.place(receiver); ; ) {
    const { events, upTo } = await store.events.next({ after: from, limit: slice })
    if (upTo === from) return written
    const messages = (await Promise.all(events.map(noticesOf))).flat()
    // Another process was first: it goes on.
    if (!(await store.events.pass({ receiver, from, to: upTo, messages }))) return written
    written += messages.length
    from = upTo
  }
}

const attempts: readonly string[] = ['password-refused', 'answer-refused'] satisfies readonly ActivityKind[]

async function webhookNotices(
  context: FollowContext,
  webhook: Webhook,
  event: AccountEvent,
): Promise<readonly OutboxMessage[]> {
  if (webhook.kinds?.includes(event.kind) === false) return []
  // What strangers can cause as often as they like is told to whoever asked for it.
  if (webhook.kinds === undefined && attempts.includes(event.kind)) return []
  const uid = await uidOf(context, event)
  if (uid === null) return []
  const { at, kind, position } = event
  const details = JSON.stringify({ ...event.details, ...(await mergedOf(context, event)) })
  const [receiver, by] = [receiverOfWebhook(webhook), causeOf(event)]
  return [await noticeTo(context, { receiver, position, kind, at, by, uid, details })]
}

async function streamNotices(
  context: FollowContext,
  stream: SignalStream,
  event: AccountEvent,
): Promise<readonly OutboxMessage[]> {
  if (stream.status === 'disabled') return []
  const wanted = Object.entries(signalsOf(event)).filter(([name]) => stream.eventsRequested.includes(name))
  if (wanted.length === 0 || !(await mayKnow(context, stream, event))) return []
  const uid = await uidOf(context, event)
  if (uid === null) return []
  const { at, position } = event
  const [receiver, by] = [receiverOfStream(stream), causeOf(event)]
  return Promise.all(
    wanted.map(([kind, claims]) =>
      noticeTo(context, { receiver, position, kind, at, by, uid, details: JSON.stringify(claims) }),
    ),
  )
}

/** A service of somebody else's is told about those alone who let it know who they are. */
async function mayKnow(
  context: FollowContext,
  { clientId }: SignalStream,
  { accountId }: AccountEvent,
): Promise<boolean> {
  const service = await findClient(context, clientId)
  if (service === null) return false
  if (service.firstParty) return true
  return accountId !== null && (await context.store.consents.scopes({ accountId, clientId })).length > 0
}

function causeOf({ by }: AccountEvent): string {
  return by?.via ?? 'person'
}
