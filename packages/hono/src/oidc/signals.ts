import {
  createStream,
  deleteStream,
  readStatus,
  readStreams,
  type StreamAnswer,
  type StreamProvider,
  type StreamRequest,
  transmitterMetadata,
  updateStatus,
  updateStream,
  verifyStream,
} from '@laissez-passer/federation/events'
import { type Context, Hono } from 'hono'
import { clientRefused } from '../client-refused.ts'
import type { Room } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { posted } from './posted.ts'
import { oidcProviderOf } from './provider.ts'
import { readable } from './programs.ts'

/**
 * Where relying parties ask to be told what happens to people who use them (Shared Signals): what this
 * transmitter does, and their streams, by a token that they have for themselves.
 *
 * @see https://openid.net/specs/openid-sharedsignals-framework-1_0.html
 */
export const signalsRoom: Room = {
  for: 'anyone',
  speaksToPrograms: ({ signals }) => Object.values(signals),
  ready: ({ addresses, context }) => ({
    [addresses.signals.configuration]: {
      body: JSON.stringify(transmitterMetadata(context)),
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300', ...readable },
    },
  }),
  routes(parts) {
    const { origin } = parts.context.settings
    const { status, streams, verify } = parts.addresses.signals
    const providerOf = oidcProviderOf(parts)
    type Use = (provider: StreamProvider, request: StreamRequest) => Promise<StreamAnswer>
    const refused = clientRefused(parts)
    const by = (use: Use) => async (c: Context<ProviderEnv>) => {
      const answer = await use(providerOf(c), {
        authorization: c.req.header('Authorization') ?? null,
        dpop: c.req.header('DPoP') ?? null,
        posted: null,
        method: c.req.method,
        url: origin + c.req.path,
        streamId: c.req.query('stream_id') ?? null,
        body: await posted(c),
      })
      const { noted } = answer
      if (noted !== undefined) refused(c, { client: noted.client, reason: noted.reason, said: noted.why })
      return tell(c, answer)
    }
    return new Hono<ProviderEnv>()
      .get(streams, by(readStreams))
      .post(streams, by(createStream))
      .patch(
        streams,
        by((provider, request) => updateStream(provider, { ...request, whole: false })),
      )
      .put(
        streams,
        by((provider, request) => updateStream(provider, { ...request, whole: true })),
      )
      .delete(streams, by(deleteStream))
      .get(status, by(readStatus))
      .post(status, by(updateStatus))
      .post(verify, by(verifyStream))
  },
}

function tell(c: Context<ProviderEnv>, { body, challenge, retryAfter, status }: StreamAnswer): Response {
  c.header('WWW-Authenticate', challenge)
  c.header('Retry-After', retryAfter?.toString())
  return status === 204 || body === null ? c.body(null, status) : c.json(body, status)
}
