import { element, type Xml } from '../xml.ts'

/** In which form a service wants its answer. */
export type ResponseFormat = 'XML' | 'JSON'

/**
 * The form that a request names, in any case.
 *
 * @returns `XML` where it names none; null where it names another.
 */
export function formatOf(name: string | null): ResponseFormat | null {
  if (name === null) return 'XML'
  const format = name.toUpperCase()
  return format === 'XML' || format === 'JSON' ? format : null
}

/** A value of an answer: a text, a switch, a list, or values of its own by their names. */
export type ResponseValue =
  | string
  | boolean
  | { readonly each: string; readonly values: readonly string[] }
  | { readonly [name: string]: ResponseValue }

/** An answer to a service: its type and its text. */
export interface ServiceResponse {
  readonly type: string
  readonly body: string
  /** Default: 200. */
  readonly status?: 429
  /** Of a 429, in seconds. */
  readonly retryAfter?: number
}

/** The namespace of CAS 2 and 3. */
export const namespace = 'http://www.yale.edu/tp/cas'

/**
 * Writes a service response of CAS 2 and 3.
 *
 * @param outcome - What it says, e.g. `authenticationSuccess`, and of which values. A failure's are its
 * `code` and `description`.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head_appdx_a
 */
export function serviceResponse(
  format: ResponseFormat,
  [outcome, values]: readonly [
    'authenticationSuccess' | 'authenticationFailure' | 'proxySuccess' | 'proxyFailure',
    Readonly<Record<string, ResponseValue>>,
  ],
): ServiceResponse {
  if (format === 'JSON')
    return { type: 'application/json', body: JSON.stringify({ serviceResponse: { [outcome]: asJson(values) } }) }
  const { code, description, ...rest } = values
  const said =
    typeof code === 'string' && typeof description === 'string'
      ? element(`cas:${outcome}`, description, { code })
      : element(`cas:${outcome}`, childrenOf(rest))
  const { xml } = element('cas:serviceResponse', [said], { 'xmlns:cas': namespace })
  return { type: 'application/xml; charset=utf-8', body: xml }
}

function childrenOf(values: Readonly<Record<string, ResponseValue>>): readonly Xml[] {
  return Object.entries(values).map(([name, value]) => element(`cas:${name}`, contentOf(value)))
}

function contentOf(value: ResponseValue): string | readonly Xml[] {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  return isList(value) ? value.values.map((each) => element(`cas:${value.each}`, each)) : childrenOf(value)
}

function asJson(value: ResponseValue): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (isList(value)) return value.values
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asJson(each)]))
}

function isList(
  value: ResponseValue,
): value is Extract<ResponseValue, { readonly each: string; readonly values: unknown }> {
  return typeof value === 'object' && Array.isArray(value['values'])
}
