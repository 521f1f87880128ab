import { lookup } from 'node:dns/promises'
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'
import type {
  Outgoing,
  OutgoingFailure,
  OutgoingRequest,
  OutgoingResult,
  OutgoingRules,
} from '@laissez-passer/core/ports'
import { isRedirect, patience, readBody } from '../outgoing/limits.ts'
import { type Target, targetOf } from '../outgoing/target.ts'

/** Settings of {@link nodeOutgoing}. */
export interface NodeOutgoingOptions {
  /** All addresses of a name; rejects when it has none. Default: the system's resolver. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>
  /** For tests. Default: 5000. */
  readonly patienceMs?: number
  /**
   * The certificate authorities that are trusted, in PEM, and no others. Default: Node's own and those of
   * `NODE_EXTRA_CA_CERTS`.
   */
  readonly ca?: string
}

/**
 * Outgoing requests on Node. A name is looked up once, all its addresses are checked, and the connection is
 * made to those: a name that leads elsewhere the next time finds nobody asking.
 */
export function nodeOutgoing(options: NodeOutgoingOptions = {}): (rules: OutgoingRules) => Outgoing {
  const { resolve = systemResolve, patienceMs = patience, ca } = options
  return (rules) =>
    async (url, request = {}): Promise<OutgoingResult> => {
      const read = targetOf(url, rules, request)
      if (!read.ok) return read
      const { target } = read
      const late = AbortSignal.timeout(patienceMs)
      try {
        const addresses = target.isAddress ? [target.hostname] : await inTime(resolve(target.hostname), late)
        if (addresses.length === 0) return { ok: false, reason: 'unknown-host' }
        // One that leads inside is enough: a public name has no business there.
        if (!addresses.every(target.allows)) return { ok: false, reason: 'forbidden-address' }
        return await answer(target, { addresses, request, signal: late, ca })
      } catch (error) {
        return { ok: false, reason: late.aborted ? 'too-slow' : failureOf(error) }
      }
    }
}

async function systemResolve(hostname: string): Promise<readonly string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address)
}

/** Nobody can stop a resolver, but one needn't wait for it. */
function inTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

interface Sending {
  readonly addresses: readonly string[]
  readonly request: OutgoingRequest
  readonly signal: AbortSignal
  readonly ca: string | undefined
}

async function answer({ url }: Target, { addresses, request, signal, ca }: Sending): Promise<OutgoingResult> {
  const { method = 'GET', headers = {}, body = '' } = request
  const own: RequestOptions = {
    method,
    headers: {
      'User-Agent': 'laissez-passer',
      ...headers,
      ...(method === 'POST' ? { 'Content-Length': Buffer.byteLength(body) } : {}),
    },
    lookup: only(addresses),
    signal,
  }
  // Agents of our own: Node's may have a proxy from the environment, and keep connections.
  const sent =
    url.protocol === 'https:'
      ? httpsRequest(url, { ...own, agent: new HttpsAgent({ keepAlive: false }), rejectUnauthorized: true, ca })
      : httpRequest(url, { ...own, agent: new HttpAgent({ keepAlive: false }) })
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve)
      sent.on('error', reject)
      // However it ends: an answer that switches protocols is none, and tells nothing else.
      sent.once('close', () => reject(new Error('closed without an answer')))
      sent.end(method === 'POST' ? body : undefined)
    })
    const status = response.statusCode ?? 0
    if (isRedirect(status)) return { ok: false, reason: 'redirect' }
    const read = await readBody(response)
    if (read === null) return { ok: false, reason: 'too-large' }
    return { ok: true, status, headers: headersOf(response), body: read }
  } finally {
    sent.destroy()
  }
}

/** Answers every look-up with these addresses: they were checked. */
function only(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  const [first] = known
  return (_, { all }, callback) => {
    if (all === true) callback(null, known)
    else if (first) callback(null, first.address, first.family)
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  return headers
}

function failureOf(error: unknown): OutgoingFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ENOTFOUND|ENODATA|EAI_)/.test(code)) return 'unknown-host'
  return /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(code) ? 'certificate' : 'unreachable'
}
