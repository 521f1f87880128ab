import { parameter, isSet, repeated } from './parameters.ts'
import type { CasProvider } from './provider.ts'
import { proxyTicket } from './proxy.ts'
import { casResponse, proxyResponse } from './responses/cas.ts'
import { cas1Response } from './responses/cas1.ts'
import { formatOf, type ServiceResponse } from './responses/service-response.ts'
import { validateTicket } from './validate.ts'

/** Where CAS services have tickets validated, by the address's name. */
export type ValidationEndpoint =
  | 'validate'
  | 'serviceValidate'
  | 'proxyValidate'
  | 'p3ServiceValidate'
  | 'p3ProxyValidate'

const names = ['service', 'ticket', 'pgtUrl', 'renew', 'format']

/**
 * Answers a validation by CAS 1, 2 or 3.
 *
 * @param query - As it came.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.4
 */
export async function answerValidation(
  provider: CasProvider,
  { endpoint, query }: { readonly endpoint: ValidationEndpoint; readonly query: URLSearchParams },
): Promise<ServiceResponse> {
  const first = endpoint === 'validate'
  const format = formatOf(parameter(query, 'format'))
  const url = first ? null : parameter(query, 'pgtUrl')
  const validation = await validateTicket(provider, {
    // Given twice, it is spent by its first value and answered as unclear.
    ticket: query.get('ticket') || null,
    service: parameter(query, 'service'),
    isUnclear: repeated(query, names) || (format === null && !first),
    renew: isSet(query, 'renew'),
    kinds: endpoint === 'proxyValidate' || endpoint === 'p3ProxyValidate' ? ['service', 'proxy'] : ['service'],
    proxying: url === null ? null : { url, method: 'GET' },
  })
  if (first) return { type: 'text/plain; charset=utf-8', body: cas1Response(validation) }
  return casResponse(validation, { format, attributes: endpoint.startsWith('p3') })
}

/**
 * Answers a request for a proxy ticket.
 *
 * @param query - As it came.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.7
 */
export async function answerProxy(provider: CasProvider, query: URLSearchParams): Promise<ServiceResponse> {
  const format = formatOf(parameter(query, 'format'))
  const isUnclear = format === null || repeated(query, ['pgt', 'targetService', 'format'])
  const asked = isUnclear
    ? { pgt: null, targetService: null }
    : { pgt: parameter(query, 'pgt'), targetService: parameter(query, 'targetService') }
  return proxyResponse(await proxyTicket(provider, asked), format)
}
