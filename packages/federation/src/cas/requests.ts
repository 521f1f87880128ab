import { answerEcasValidation } from './ecas/answer.ts'
import type { EcasProvider } from './ecas/judge.ts'
import { speaksEcas } from './ecas/parameters.ts'
import { parameter, isSet, repeated } from './parameters.ts'
import type { CasProvider } from './provider.ts'
import { proxyTicket } from './proxy.ts'
import { casResponse, proxyResponse } from './responses/cas.ts'
import { cas1Response } from './responses/cas1.ts'
import { formatOf, namespace, type ServiceResponse } from './responses/service-response.ts'
import { validateTicket } from './validate.ts'

/** Where CAS services have tickets validated, by the address's name. */
export type ValidationEndpoint =
  | 'validate'
  | 'serviceValidate'
  | 'proxyValidate'
  | 'p3ServiceValidate'
  | 'p3ProxyValidate'

const names = ['service', 'ticket', 'pgtUrl', 'renew', 'format']
const bothKinds = ['service', 'proxy'] as const

/**
 * Answers a validation by CAS 1, 2 or 3.
 *
 * @param query - As it came.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.4
 */
export async function answerValidation(
  provider: EcasProvider,
  { endpoint, query }: { readonly endpoint: ValidationEndpoint; readonly query: URLSearchParams },
): Promise<ServiceResponse> {
  const first = endpoint === 'validate'
  const format = formatOf(parameter(query, 'format'))
  const url = first ? null : parameter(query, 'pgtUrl')
  const kinds = endpoint === 'proxyValidate' || endpoint === 'p3ProxyValidate' ? bothKinds : ['service' as const]
  // Clients of EU Login ask here as well, and read its answer.
  if ((endpoint === 'serviceValidate' || endpoint === 'proxyValidate') && speaksEcas(query))
    return answerEcasValidation(provider, {
      address: { assurance: 'LOW', ticketKinds: kinds, namespace },
      parameters: query,
    })
  const presented = {
    // Given twice, it is spent by its first value and answered as unclear.
    ticket: query.get('ticket') || null,
    service: parameter(query, 'service'),
    isUnclear: repeated(query, names) !== null || (format === null && !first),
    renew: isSet(query, 'renew'),
    kinds,
    proxying: url === null ? null : ({ url, method: 'GET' } as const),
  }
  // A client that lost what binds the browser sends nothing of it: the ticket may be a stranger's.
  const validation = await validateTicket<'unbound'>(provider, presented, ({ ticket }) =>
    ticket.clientFingerprint === null ? null : 'unbound',
  )
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
  const isUnclear = format === null || repeated(query, ['pgt', 'targetService', 'format']) !== null
  const asked = isUnclear
    ? { pgt: null, targetService: null }
    : { pgt: parameter(query, 'pgt'), targetService: parameter(query, 'targetService') }
  return proxyResponse(await proxyTicket(provider, asked), format)
}
