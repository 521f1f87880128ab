import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { sealAudit } from '@laissez-passer/core/audit'
import { addresses } from '@laissez-passer/core/addresses'
import type { Outgoing, OutgoingRequest } from '@laissez-passer/core/ports'
import { createOutboxWorker } from '../../../../delivery/src/outbox.ts'
import { onTestFinished } from 'vitest'
import { nodeOutgoing } from '../../../../runtime/src/node/outgoing.ts'
import {
  createStream,
  type DeliveryContext,
  eventTransport,
  type FollowContext,
  followEvents,
  forgetReceivers,
  type StreamAnswer,
  type StreamProvider,
  type StreamRequest,
  type Webhook,
} from '../../../src/events/index.ts'
import { answerTokenRequest } from '../../../src/oidc/index.ts'
import type { ServiceInput } from '../../../src/services/index.ts'
import { testProvider } from '../../support/provider.ts'

export const now = 1_900_000_000
export const { signals } = addresses('/cas')
const secret = 'a secret that is long enough to be a secret'

/** What a receiver was sent. */
export interface Posted {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A receiver's server on a port of this machine. */
export async function receiver(): Promise<{
  readonly url: string
  readonly posted: Posted[]
  answer: (response: ServerResponse) => void
}> {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      made.posted.push({ path: request.url ?? '', headers: request.headers, body })
      made.answer(response)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const at = server.address()
  const made = {
    url: `http://localhost:${typeof at === 'object' && at !== null ? at.port : 0}`,
    posted: [] as Posted[],
    answer: (response: ServerResponse): void => {
      response.statusCode = 202
      response.end()
    },
  }
  onTestFinished(() => void server.close().closeAllConnections())
  return made
}

/** A service that may ask for streams. */
export const client = (
  clientId: string,
  more: Partial<Extract<ServiceInput, { type: 'oidc' }>> = {},
): ServiceInput => ({
  name: `Service ${clientId}`,
  type: 'oidc',
  clientId,
  clientSecret: secret,
  redirectUris: [`https://${clientId}.example/back`],
  grantTypes: ['authorization_code', 'client_credentials'],
  ownScopes: ['ssf.read', 'ssf.manage', 'other'],
  ...more,
})

/** A provider that tells what happens, with its clock where the test puts it. */
export async function world(services: readonly ServiceInput[], webhooks: readonly Webhook[] = []) {
  const provider = await testProvider(services)
  onTestFinished(() => provider.close())
  let clock = now
  const at = () => ({ ...provider.at(clock), store: provider.store })
  /** `more`: what another process, with other settings, has. */
  const parts = (more: Partial<FollowContext> = {}) => ({ ...at(), webhooks, ...more })
  const asking = nodeOutgoing()({
    // Receivers of these tests are on this machine.
    isRegistered: () => true,
    atHome: true,
    networks: [],
  })
  const asked: OutgoingRequest[] = []
  const outgoing: Outgoing = (url, request = {}) => {
    asked.push(request)
    return asking(url, { ...request, byStranger: false })
  }

  async function tokenOf(clientId: string, scope: string): Promise<string> {
    const answer = await answerTokenRequest(at(), {
      authorization: `Basic ${btoa(`${clientId}:${encodeURIComponent(secret)}`)}`,
      parameters: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    })
    return String(answer.body['access_token'])
  }

  type Answering = (provider: StreamProvider, request: StreamRequest) => Promise<StreamAnswer>
  async function ask(
    answering: Answering,
    {
      as = 'shop',
      body,
      scope = 'ssf.manage',
      streamId = null,
      token,
    }: {
      readonly as?: string
      readonly scope?: string
      readonly token?: string | null
      readonly streamId?: string | null
      readonly body?: unknown
    } = {},
  ): Promise<StreamAnswer> {
    const shown = token === undefined ? await tokenOf(as, scope) : token
    return answering(at(), {
      authorization: shown === null ? null : `Bearer ${shown}`,
      dpop: null,
      posted: null,
      method: 'POST',
      url: `https://id.example${signals.streams}`,
      streamId,
      body,
    })
  }

  return {
    ...provider,
    now: at,
    /** What receivers were asked. */
    asked,
    wait: (seconds: number) => (clock += seconds),
    ask,
    tokenOf,
    /** Makes a stream of a client's, and gives its id. */
    stream: async (
      endpoint: string,
      events: readonly string[],
      { as = 'shop', header = null as string | null } = {},
    ): Promise<string> => {
      const delivery = { method: 'urn:ietf:rfc:8935', endpoint_url: endpoint, authorization_header: header }
      const { body, status } = await ask(createStream, { as, body: { delivery, events_requested: events } })
      if (status !== 201 || typeof body !== 'object' || body === null || !('stream_id' in body))
        throw new Error(JSON.stringify(body))
      return String(body.stream_id)
    },
    /** Seals what happened and puts it into the outbox. */
    follow: async (more: Partial<FollowContext> = {}): Promise<number> => {
      await sealAudit({ store: provider.store })
      return followEvents(parts(more))
    },
    forget: async (more: Partial<FollowContext> = {}): Promise<void> => forgetReceivers(parts(more)),
    /** Sends what is due. @returns what became of each event. */
    deliver: async (more: Partial<DeliveryContext> = {}): Promise<readonly string[]> => {
      const outcomes: string[] = []
      await createOutboxWorker({
        store: provider.store,
        keyRing: at().keyRing,
        transports: {
          mail: { send: async () => ({ ok: true }) },
          event: eventTransport({ ...parts(), outgoing, ...more }),
        },
        render: () => ({ subject: '', text: '', html: '' }),
        clock: () => clock,
        onEvent: ({ event, kind }) => kind === 'event' && outcomes.push(event),
      }).runOnce()
      return outcomes
    },
  }
}
