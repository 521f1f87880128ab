import { request as requestHttp, type IncomingHttpHeaders } from 'node:http'
import { request as requestHttps } from 'node:https'
import { TLSSocket } from 'node:tls'

/** What came of a request, whatever its certificate is worth. */
export interface Visit {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Null: it went in clear. */
  readonly tls: { readonly endsAt: number | null; readonly error: string | null } | null
}

/** How long to wait, in milliseconds. */
const patience = 8000
const longest = 200_000

/**
 * Asks an address as a browser would, follows nothing, and looks at the certificate instead of refusing it.
 *
 * @param options `authorities`: believed besides those of Node
 * @throws Error where nobody answers
 */
export function visit(
  address: string,
  {
    authorities,
    headers = {},
  }: { readonly headers?: Readonly<Record<string, string>>; readonly authorities?: string | undefined } = {},
): Promise<Visit> {
  const options = { headers, timeout: patience, agent: false }
  const trusting = authorities === undefined ? {} : { ca: authorities }
  return new Promise((resolve, reject) => {
    const asked = address.startsWith('https:')
      ? requestHttps(address, { ...options, ...trusting, rejectUnauthorized: false })
      : requestHttp(address, options)
    asked.on('error', reject)
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${patience / 1000} seconds`)))
    asked.on('response', (answer) => {
      const tls = answer.socket instanceof TLSSocket ? tlsOf(answer.socket) : null
      const { headers: given, statusCode: status = 0 } = answer
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        if (body.length < longest) body += chunk
      })
      answer.on('end', () => resolve({ status, headers: given, body, tls }))
      answer.on('error', reject)
    })
    asked.end()
  })
}

function tlsOf(socket: TLSSocket): NonNullable<Visit['tls']> {
  const ends = Date.parse(socket.getPeerCertificate().valid_to)
  return {
    endsAt: Number.isNaN(ends) ? null : Math.floor(ends / 1000),
    // By its types an Error, in fact a text.
    error: socket.authorized ? null : String(socket.authorizationError),
  }
}

/** What the network says, in a few words. */
export function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof AggregateError) return [...new Set(error.errors.map(saidBy))].join(', ')
  return error.message || ('code' in error ? String(error.code) : 'no reason')
}
