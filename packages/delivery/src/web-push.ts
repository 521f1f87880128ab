import { buildPushPayload } from '@block65/webcrypto-web-push'
import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import { fromBase64url, toBase64url } from '@laissez-passer/core/authenticator'
import type { PushTransport } from './transport.ts'

/** The key pair by which push services know us (RFC 8292). */
export interface VapidKeys {
  /** Uncompressed P-256 point, base64url: what browsers subscribe with. */
  readonly publicKey: string
  /** Private scalar, base64url. */
  readonly privateKey: string
}

/** How pushes go out. */
export interface WebPushOptions {
  readonly vapid: VapidKeys
  /**
   * Where a push service's operator reaches us: `mailto:…` or `https://…`; on one's own machine
   * `http://localhost…`.
   */
  readonly contact: string
  /** Hosts that may be called, with their subdomains. Default: the push services of the great browsers. */
  readonly hosts?: readonly string[]
  /** For tests. */
  readonly fetch?: typeof fetch
}

/** The push services of Chromium, Firefox, Safari and Edge. */
export const pushHosts: readonly string[] = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
]

const rules: OptionRules<WebPushOptions> = {
  vapid: {
    takes: (given) =>
      typeof given === 'object' &&
      given !== null &&
      [65, 32].every(
        (bytes, at) => fromBase64url(Reflect.get(given, at === 0 ? 'publicKey' : 'privateKey'), bytes) !== null,
      ),
    accepted: 'a key pair as createVapidKeys() makes it',
  },
  contact: {
    takes: (given) => typeof given === 'string' && (/^(mailto|https):./.test(given) || isHere(given)),
    accepted: 'mailto:… or https://…',
  },
  hosts: optional(accepts.list(accepts.text('a host’s name'))),
  fetch: optional(accepts.made),
}

/** A provider that is tried on one's own machine has no other address. */
function isHere(address: string): boolean {
  const { hostname, protocol } = URL.parse(address) ?? {}
  return protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname ?? '')
}

/**
 * Sends Web Push messages, encrypted for the subscription (RFC 8291). Calls https endpoints of listed hosts
 * only, follows no redirect and reads no answer: an endpoint comes from outside.
 */
export function webPush(options: WebPushOptions): PushTransport {
  checkOptions('webPush', options, rules)
  const { vapid, contact, hosts = pushHosts, fetch: request = fetch } = options
  return {
    async send({ subscription, payload, ttlSeconds }, { signal }) {
      if (!allowed(subscription.endpoint, hosts)) return { ok: false, gone: true }
      const { method, headers, body } = await buildPushPayload(
        { data: payload, options: { ttl: Math.max(1, Math.round(ttlSeconds)), urgency: 'high' } },
        { ...subscription, expirationTime: null },
        { subject: contact, ...vapid },
      )
      const response = await request(subscription.endpoint, {
        method,
        headers: { ...headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
      })
      await response.body?.cancel()
      if (response.ok) return { ok: true }
      // RFC 8030 §7.3: the subscription is over.
      if (response.status === 404 || response.status === 410) return { ok: false, gone: true }
      // What is left of 4xx says that our key, our headers or our payload is wrong, whoever the phone is.
      const fault = [408, 429].includes(response.status) || response.status >= 500 ? 'passing' : 'ours'
      return { ok: false, fault, error: `push service answered ${response.status}` }
    },
  }
}

function allowed(endpoint: string, hosts: readonly string[]): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '') return false
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
}

/**
 * Makes a key pair, once per provider: whoever changes it loses every subscription until the apps subscribe
 * again.
 */
export async function createVapidKeys(): Promise<VapidKeys> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey)
  const point = Uint8Array.of(4, ...(fromBase64url(x) ?? []), ...(fromBase64url(y) ?? []))
  return {
    publicKey: toBase64url(point),
    privateKey: d ?? '',
  }
}
