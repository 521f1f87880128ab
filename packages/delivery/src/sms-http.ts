import { LaissezPasserError } from '@laissez-passer/core/errors'
import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import type { Delivery, Fault, MailTransport } from './transport.ts'

/**
 * How text messages go out over HTTP. In `url` and `body`, `{to}`, `{text}` and `{id}` stand for the
 * message's own.
 */
export interface SmsHttpOptions {
  /** Of the gateway: https, or http on this machine alone. What is put in is percent-encoded. */
  readonly url: string
  /**
   * JSON, in whose texts the placeholders are replaced; or a form, `From=Example&To={to}&Body={text}`, whose
   * values are percent-encoded. Default: `{"to":"{to}","text":"{text}"}`.
   */
  readonly body?: string
  /** E.g. `{ Authorization: 'Bearer …' }`. */
  readonly headers?: Readonly<Record<string, string>>
  /** For tests. */
  readonly fetch?: typeof fetch
}

const rules: OptionRules<SmsHttpOptions> = {
  url: accepts.text('the gateway’s address'),
  body: optional(accepts.text('JSON, or a form like To={to}&Body={text}')),
  headers: optional({
    takes: (given) => typeof given === 'object' && given !== null,
    accepted: 'texts by their names',
  }),
  fetch: optional(accepts.made),
}

const timeoutMs = 5000

/**
 * Sends text messages through a gateway's HTTP API, by POST: on Node and on Workers. Gives up after five
 * seconds and follows no redirect; the outbox tries again. The number goes out in E.164, `{id}` is the same
 * whenever the same message travels again.
 * @throws LaissezPasserError `invalid-settings` when the address, the body or a header is invalid. It
 * repeats none of them.
 */
export function smsHttp(options: SmsHttpOptions): MailTransport {
  checkOptions('smsHttp', options, rules)
  const { url, body, headers = {}, fetch: request = fetch } = options
  if (!isAllowed(url)) throw invalid('the URL must be https://…, or http://… on this machine')
  const { type, fill } = readBody(body ?? '{"to":"{to}","text":"{text}"}')
  const fixed = readHeaders(headers, type)
  return {
    async send({ id, to, text }, { signal }): Promise<Delivery> {
      const values = { id, to, text }
      const response = await request(inAddress(url, values), {
        method: 'POST',
        headers: fixed,
        body: fill(values),
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      await response.body?.cancel()
      if (response.ok) return { ok: true }
      return { ok: false, fault: faultOf(response.status), error: `the SMS gateway answered ${response.status}` }
    },
  }
}

/**
 * Gateways agree on no status for a number that doesn't exist, but all that use one say it of what was sent:
 * 400, 404, 410 or 422. Any other 4xx, and a redirect, speak of us: credentials, credit, address, method.
 */
function faultOf(status: number): Fault {
  if (status >= 500 || status === 408 || status === 429) return 'passing'
  return [400, 404, 410, 422].includes(status) ? 'recipient' : 'ours'
}

type Values = Readonly<Record<'id' | 'to' | 'text', string>>

function replaced(template: string, values: Values, encode: (text: string) => string = (text) => text): string {
  return template.replace(/\{(id|to|text)\}/g, (_, name: keyof Values) => encode(values[name]))
}

function inAddress(url: string, values: Values): string {
  return replaced(url, values, encodeURIComponent)
}

/** How a body is filled in; thrown out at the start if it can't be. */
function readBody(template: string): { readonly type: string; readonly fill: (values: Values) => string } {
  if (!/^\s*[{[]/.test(template))
    return {
      type: 'application/x-www-form-urlencoded',
      fill: (values) => replaced(template.trim(), values, encodeURIComponent),
    }
  const json = parsed(template)
  return { type: 'application/json', fill: (values) => JSON.stringify(filled(json, values)) }
}

function parsed(template: string): unknown {
  try {
    return JSON.parse(template)
  } catch {
    throw invalid('the body must be JSON, or a form like To={to}&Body={text}')
  }
}

function filled(json: unknown, values: Values): unknown {
  if (typeof json === 'string') return replaced(json, values)
  if (Array.isArray(json)) return json.map((item) => filled(item, values))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, filled(value, values)]))
}

function readHeaders(headers: Readonly<Record<string, string>>, type: string): Headers {
  try {
    const read = new Headers(headers)
    if (!read.has('Content-Type')) read.set('Content-Type', type)
    return read
  } catch {
    throw invalid('a header has a name or a value that HTTP doesn’t know')
  }
}

function isAllowed(url: string): boolean {
  const address = URL.parse(inAddress(url, { id: '', to: '', text: '' }))
  if (address === null || address.username !== '' || address.password !== '') return false
  const here = /^(localhost|\[::1\]|127(\.\d+){3})$/.test(address.hostname)
  return address.protocol === 'https:' || (address.protocol === 'http:' && here)
}

function invalid(why: string): LaissezPasserError {
  return new LaissezPasserError('invalid-settings', `text messages: ${why}`)
}
