import type { Outgoing, OutgoingRequest, Seconds } from '@laissez-passer/core/ports'
import { findClient } from '../oidc/clients/find.ts'
import { isSelfRegistered } from '../oidc/registration/stored.ts'
import { hostsOf } from '../services/index.ts'
import { type FollowContext, receiverOfWebhook } from './follow.ts'
import type { EventNoticeParams } from './notice.ts'
import { securityEventToken } from './security-event-token.ts'
import { openAuthorization } from './streams/authorization.ts'
import { signedHeaders } from './webhooks.ts'

/** What telling a receiver needs. */
export interface DeliveryContext extends Omit<FollowContext, 'now'> {
  readonly outgoing: Outgoing
}

/** What became of telling a receiver once, as an `EventTransport` says it. */
export type Told =
  | { readonly ok: true }
  | { readonly ok: false; readonly fault: 'recipient' | 'passing'; readonly error: string }

/** A notice from the outbox. */
interface Notice {
  readonly id: string
  readonly receiver: string
  readonly params: Readonly<Record<string, string | number>>
}

const nobody: Told = { ok: false, fault: 'recipient', error: 'this receiver isn’t told any more' }

/**
 * Makes what carries events to their receivers: to webhooks a signed JSON body, to streams a security event
 * token by push. It is made anew at every try, with the key of that moment.
 *
 * @param context what it needs; the clock comes with each notice.
 * @returns an `EventTransport` for the outbox's worker.
 * @see https://www.rfc-editor.org/rfc/rfc8935
 */
export function eventTransport(context: DeliveryContext): {
  readonly send: (notice: Notice, options: { readonly now: Seconds }) => Promise<Told>
} {
  return {
    send: (notice, { now }) => {
      const params = paramsOf(notice.params)
      const at = { ...context, now }
      return notice.receiver.startsWith('webhook:')
        ? toWebhook(at, { ...notice, params })
        : toStream(at, { ...notice, params })
    },
  }
}

type Telling = Omit<Notice, 'params'> & { readonly params: EventNoticeParams }
type At = DeliveryContext & { readonly now: Seconds }

async function toWebhook(context: At, { id, params, receiver }: Telling): Promise<Told> {
  const webhook = context.webhooks.find((each) => receiverOfWebhook(each) === receiver)
  if (webhook === undefined) return nobody
  const { at, by, details, kind, uid } = params
  const timestamp = new Date(at * 1000).toISOString()
  const body = JSON.stringify({ type: kind, timestamp, data: { uid, by, details: JSON.parse(details) } })
  const headers = await signedHeaders(webhook, { id, now: context.now, body })
  const told = await post(context, webhook.url, { headers: { ...headers, 'Content-Type': 'application/json' }, body })
  // Standard Webhooks: gone says that it wants no more.
  return told.ok || told.status !== 410 ? told : { ...told, fault: 'recipient' }
}

async function toStream(context: At, { id, params, receiver }: Telling): Promise<Told> {
  const streamId = receiver.slice('stream:'.length)
  const stream = (await context.store.signalStreams.list(null)).find((each) => each.id === streamId)
  const service = stream && (await findClient(context, stream.clientId))
  if (!stream || !service || stream.status === 'disabled') return nobody
  const authorization = await openAuthorization(context, stream)
  const headers = {
    'Content-Type': 'application/secevent+jwt',
    Accept: 'application/json',
    ...(authorization === null ? {} : { Authorization: authorization }),
  }
  const body = await securityEventToken(context, { id, params, service, streamId })
  // The client named the address: in a private network it is nobody's way in but to its own host.
  const own = !isSelfRegistered(service.clientId) && hostsOf([service]).has(new URL(stream.endpoint).host)
  return post(context, stream.endpoint, { headers, body, byStranger: !own })
}

async function post(
  { outgoing }: At,
  url: string,
  request: Omit<OutgoingRequest, 'method'>,
): Promise<Told & { readonly status: number | null }> {
  const answer = await outgoing(url, { ...request, method: 'POST' })
  if (!answer.ok) return { ok: false, fault: 'passing', error: answer.reason, status: null }
  if (answer.status >= 200 && answer.status < 300) return { ok: true, status: answer.status }
  return { ok: false, fault: 'passing', error: `status-${answer.status}`, status: answer.status }
}

function paramsOf({ at, by, details, kind, uid }: Notice['params']): EventNoticeParams {
  return {
    kind: String(kind),
    at: Number(at),
    by: String(by),
    uid: String(uid ?? ''),
    details: String(details ?? '{}'),
  }
}
