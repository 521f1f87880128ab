import type { SignalStream } from '@laissez-passer/core/ports'
import * as z from 'zod'
import { receiverOfStream } from '../follow.ts'
import { noticeTo } from '../notice.ts'
import { verification } from '../signals.ts'
import { noSuchStream, refused, type StreamAnswer } from './answer.ts'
import { clientThatAsks } from './asks.ts'
import { most, readBody, verificationInterval } from './configuration.ts'
import type { StreamProvider, StreamRequest } from './manage.ts'

const statusAsked = z.object({
  stream_id: z.string(),
  status: z.enum(['enabled', 'paused', 'disabled']),
  reason: z.string().max(300).nullish(),
})

const verificationAsked = z.object({ stream_id: z.string(), state: z.string().max(1000).nullish() })

const statusOf = ({ id, status, statusReason }: SignalStream): Readonly<Record<string, unknown>> => ({
  stream_id: id,
  status,
  ...(statusReason === null ? {} : { reason: statusReason }),
})

/** Tells whether a stream flows. */
export async function readStatus(provider: StreamProvider, request: StreamRequest): Promise<StreamAnswer> {
  const asks = await clientThatAsks(provider, request, 'read')
  if (!asks.ok) return asks.answer
  if (request.streamId === null) return refused(400, 'stream_id is missing')
  const { clientId } = asks.service
  const stream = await provider.store.signalStreams.find({ id: request.streamId, clientId })
  return stream === null ? noSuchStream : { status: 200, body: statusOf(stream) }
}

/** Lets a stream flow, holds it up (what happens meanwhile follows), or turns it off (it doesn't). */
export async function updateStatus(provider: StreamProvider, request: StreamRequest): Promise<StreamAnswer> {
  const asks = await clientThatAsks(provider, request, 'manage')
  if (!asks.ok) return asks.answer
  const read = readBody(statusAsked, request.body)
  if (!read.ok) return refused(400, read.why)
  const { reason, status, stream_id: id } = read.value
  const stream = await provider.store.signalStreams.find({ id, clientId: asks.service.clientId })
  if (stream === null) return noSuchStream
  const changed: SignalStream = { ...stream, status, statusReason: reason ?? null }
  const written = await provider.store.signalStreams.update(changed)
  return written ? { status: 200, body: statusOf(changed) } : noSuchStream
}

/**
 * Sends a receiver an event about nobody, with the state that it gives: it sees that events arrive. Once a
 * minute.
 */
export async function verifyStream(provider: StreamProvider, request: StreamRequest): Promise<StreamAnswer> {
  const asks = await clientThatAsks(provider, request, 'manage')
  if (!asks.ok) return asks.answer
  const read = readBody(verificationAsked, request.body)
  if (!read.ok) return refused(400, read.why)
  const { state, stream_id: id } = read.value
  const { now, store } = provider
  const { clientId } = asks.service
  const stream = await store.signalStreams.find({ id, clientId })
  if (stream === null) return noSuchStream
  const expiresAt = now + verificationInterval
  // Whoever makes ever new streams has no more of them verified.
  const rule = { accountId: null, lockSeconds: verificationInterval, windowSeconds: verificationInterval, limit: most }
  const key = `signals-verified:${clientId}`
  const first = await store.seen.first(`signal-stream-verified:${id}`, { now, expiresAt })
  if (!first || !(await store.throttle.spend([{ ...rule, key }], { now })).ok)
    return {
      ...refused(429, `A stream is verified once in ${verificationInterval} s`),
      retryAfter: verificationInterval,
    }
  const notice = await noticeTo(provider, {
    receiver: receiverOfStream(stream),
    kind: verification,
    at: now,
    by: 'person',
    uid: '',
    details: JSON.stringify(state == null ? {} : { state }),
  })
  await store.outbox.add([notice])
  return { status: 204, body: null }
}
