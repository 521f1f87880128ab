import { newId } from '@laissez-passer/core/internal/ids'
import type { SignalStream } from '@laissez-passer/core/ports'
import type { Presentation } from '../../oidc/grants/presented.ts'
import type { OidcProvider } from '../../oidc/provider.ts'
import type { FollowContext } from '../follow.ts'
import { receiverOfStream } from '../follow.ts'
import { noSuchStream, refused, type StreamAnswer } from './answer.ts'
import { clientThatAsks } from './asks.ts'
import { openAuthorization, sealAuthorization } from './authorization.ts'
import { changes, configurationOf, most, readBody, replacement, wishes } from './configuration.ts'

/** Needed to manage streams. */
export type StreamProvider = OidcProvider & Pick<FollowContext, 'store'>

/** A receiver's request about its streams. */
export interface StreamRequest extends Presentation {
  /** Which, as the query says; null: it names none. */
  readonly streamId: string | null
  /** The body, parsed; undefined: none, or no JSON. */
  readonly body: unknown
}

/**
 * Makes a stream. It begins with what happens next.
 *
 * @see https://openid.net/specs/openid-sharedsignals-framework-1_0.html#name-creating-a-stream
 */
export async function createStream(provider: StreamProvider, request: StreamRequest): Promise<StreamAnswer> {
  const asks = await clientThatAsks(provider, request, 'manage')
  if (!asks.ok) return asks.answer
  const read = readBody(wishes, request.body)
  if (!read.ok) return refused(400, read.why)
  const { delivery, description, events_requested: eventsRequested } = read.value
  const id = newId(provider.random)
  const stream: SignalStream = {
    id,
    clientId: asks.service.clientId,
    eventsRequested,
    endpoint: delivery.endpoint_url,
    sealedAuthorization: await sealAuthorization(provider, {
      id,
      authorization: delivery.authorization_header ?? null,
    }),
    description: description ?? null,
    status: 'enabled',
    statusReason: null,
    createdAt: provider.now,
  }
  if (!(await provider.store.signalStreams.create(stream, { most })))
    return refused(409, `A client has ${most} streams at most`)
  await provider.store.events.place(receiverOfStream(stream))
  return { status: 201, body: configurationOf(provider, stream) }
}

/** Shows a client one of its streams, or all. */
export async function readStreams(provider: StreamProvider, request: StreamRequest): Promise<StreamAnswer> {
  const asks = await clientThatAsks(provider, request, 'read')
  if (!asks.ok) return asks.answer
  const { clientId } = asks.service
  if (request.streamId === null) {
    const streams = await provider.store.signalStreams.list(clientId)
    return { status: 200, body: streams.map((stream) => configurationOf(provider, stream)) }
  }
  const stream = await provider.store.signalStreams.find({ id: request.streamId, clientId })
  return stream === null ? noSuchStream : { status: 200, body: configurationOf(provider, stream) }
}

/** Changes the fields of a stream that are named; with `whole` the others become what they are by default. */
export async function updateStream(
  provider: StreamProvider,
  { whole, ...request }: StreamRequest & { readonly whole: boolean },
): Promise<StreamAnswer> {
  const asks = await clientThatAsks(provider, request, 'manage')
  if (!asks.ok) return asks.answer
  const read = whole ? readBody(replacement, request.body) : readBody(changes, request.body)
  if (!read.ok) return refused(400, read.why)
  const { delivery, description, events_requested: requested, stream_id: id } = read.value
  const stream = await provider.store.signalStreams.find({ id, clientId: asks.service.clientId })
  if (stream === null) return noSuchStream
  // Another address isn't shown what was meant for the one before.
  const authorization =
    delivery === undefined ? await openAuthorization(provider, stream) : (delivery.authorization_header ?? null)
  const changed: SignalStream = {
    ...stream,
    eventsRequested: requested ?? stream.eventsRequested,
    endpoint: delivery?.endpoint_url ?? stream.endpoint,
    sealedAuthorization: await sealAuthorization(provider, { id, authorization }),
    description: description === undefined && !whole ? stream.description : (description ?? null),
  }
  const written = await provider.store.signalStreams.update(changed)
  return written ? { status: 200, body: configurationOf(provider, changed) } : noSuchStream
}

/** Ends a stream: what is still on its way to it isn't sent. */
export async function deleteStream(provider: StreamProvider, request: StreamRequest): Promise<StreamAnswer> {
  const asks = await clientThatAsks(provider, request, 'manage')
  if (!asks.ok) return asks.answer
  const { clientId } = asks.service
  if (request.streamId === null) return refused(400, 'stream_id is missing')
  const removed = await provider.store.signalStreams.remove({ id: request.streamId, clientId })
  return removed ? { status: 204, body: null } : noSuchStream
}
