import { hash, type PublicJwk, signMessage, toBase64url } from '@laissez-passer/core/authenticator'
import type { KnownService } from './keys/record.ts'

/**
 * A provider's answer, or why there is none. `offline`: not reached; `unavailable`: reached, but it can't
 * answer now.
 */
export type Answer =
  | { readonly ok: true; readonly answer: ReadonlyMap<string, unknown> }
  | {
      readonly ok: false
      readonly reason: string
      readonly left: number | null
      readonly outcome: string | null
      /** Seconds until it may be tried again, by the provider's clock, where it says so. */
      readonly wait: number | null
      /** What B is to sign, after `biometrics`. */
      readonly challenge: string | null
    }

/** Who sends: the device with this id, or at enrolment whoever holds the embedded key. */
export interface Sender {
  /** Id of the device, or of the enrolment. */
  readonly id: string
  readonly key: CryptoKey
  readonly publicKey: PublicJwk
  readonly embed?: boolean
}

/** A request of the device API. */
export interface ChannelRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under the API's address. */
  readonly path: string
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>
  /** Signs with P; null where the body itself holds the secret. */
  readonly sender: Sender | null
  readonly signal?: AbortSignal
}

/** The phone's end of the device channel. Keeps nothing but the provider's last nonce. */
export interface Channel {
  /** Sends and reads a JSON answer. Never throws for a network's or a server's failure. */
  send(service: Pick<KnownService, 'issuer' | 'api'>, request: ChannelRequest): Promise<Answer>
  /** Sends and gives the response's body to read as a stream; the same refusals. */
  open(
    service: Pick<KnownService, 'issuer' | 'api'>,
    request: ChannelRequest,
  ): Promise<{ readonly ok: true; readonly body: ReadableStream<Uint8Array> } | Extract<Answer, { ok: false }>>
}

const timeoutMs = 15_000
/** Messages must hold a nonce; this one makes the server send a real one. */
const noNonce = 'none'

/**
 * Opens a channel over `fetch`: signs each request, keeps the server's nonce and repeats a request once it
 * learns a new one.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-8
 */
export function createChannel(fetch: typeof globalThis.fetch): Channel {
  const nonces = new Map<string, string>()

  async function attempt(
    service: Pick<KnownService, 'issuer' | 'api'>,
    request: ChannelRequest,
  ): Promise<Response | null> {
    const body = request.body === undefined ? '' : JSON.stringify(request.body)
    const url = `${service.api}${request.path}`
    const headers = new Headers({ accept: 'application/json, application/x-ndjson' })
    if (body) headers.set('content-type', 'application/json')
    if (request.sender)
      headers.set(
        'authorization',
        `LP-Device ${await proof(service, request, { url, body, nonce: nonces.get(service.issuer) ?? noNonce })}`,
      )
    try {
      const response = await fetch(url, {
        method: request.method,
        headers,
        ...(body ? { body } : {}),
        ...(request.signal ? { signal: request.signal } : {}),
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
      })
      const nonce = response.headers.get('lp-nonce')
      if (nonce) nonces.set(service.issuer, nonce)
      return response
    } catch {
      return null
    }
  }

  // A refusal is known by its reason: servers in the same process (@hono/node-server) put a class of their
  // own in the place of `Response`, and what fetch gave is none of it.
  async function respond(
    service: Pick<KnownService, 'issuer' | 'api'>,
    request: ChannelRequest,
  ): Promise<Response | Extract<Answer, { ok: false }>> {
    for (let repeats = 0; ; repeats++) {
      const response = await attempt(service, request)
      if (!response) return refusal('offline')
      if (response.ok) return response
      const refused = await readRefusal(response)
      // A nonce ends every few minutes; twice in a row means something else is wrong.
      if (refused.reason !== 'use-nonce' || repeats >= 2) return refused
    }
  }

  return {
    async send(service, request) {
      const timed = request.signal
        ? AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)])
        : AbortSignal.timeout(timeoutMs)
      const response = await respond(service, { ...request, signal: timed })
      if ('reason' in response) return response
      const answer = await readObject(response)
      return answer ? { ok: true, answer } : refusal('unavailable')
    },
    async open(service, request) {
      const response = await respond(service, request)
      if ('reason' in response) return response
      return response.body ? { ok: true, body: response.body } : refusal('unavailable')
    },
  }
}

/** `lp-device+jwt` for one request. */
function proof(
  service: Pick<KnownService, 'issuer'>,
  { method, sender }: ChannelRequest,
  { url, body, nonce }: { readonly url: string; readonly body: string; readonly nonce: string },
): Promise<string> {
  if (!sender) throw new Error('Only signed requests have a proof.')
  const jti = toBase64url(crypto.getRandomValues(new Uint8Array(16)))
  const { id, key, publicKey, embed = false } = sender
  return signMessage(
    'lp-device+jwt',
    { iss: id, aud: service.issuer, htm: method, htu: url, bh: hash(body), nonce, jti },
    { key, publicKey, embed },
  )
}

/** A refusal of our own making. */
export function refusal(reason: string): Extract<Answer, { ok: false }> {
  return { ok: false, reason, left: null, outcome: null, wait: null, challenge: null }
}

async function readRefusal(response: Response): Promise<Extract<Answer, { ok: false }>> {
  const problem = await readObject(response)
  const reason = problem?.get('reason')
  const left = problem?.get('left')
  // The RFC 9457 member `status` is the HTTP status, so what became of a request is called `outcome`.
  const outcome = problem?.get('outcome')
  const wait = problem?.get('wait')
  const challenge = problem?.get('challenge')
  return {
    ok: false,
    reason: typeof reason === 'string' ? reason : 'unavailable',
    left: typeof left === 'number' ? left : null,
    outcome: typeof outcome === 'string' ? outcome : null,
    wait: typeof wait === 'number' ? wait : null,
    challenge: typeof challenge === 'string' ? challenge : null,
  }
}

async function readObject(response: Response): Promise<ReadonlyMap<string, unknown> | null> {
  try {
    const value: unknown = await response.json()
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null
  } catch {
    return null
  }
}
