import { newId } from '@laissez-passer/core/internal/ids'
import { isSet } from '../parameters.ts'
import { formatOf, type ServiceResponse } from '../responses/service-response.ts'
import type { EcasProvider } from './judge.ts'
import type { ValidationAddress } from './parameters.ts'
import { type Envelope, validationJson, validationXml } from './response.ts'
import { readSamlRequest, samlResponse } from './saml.ts'
import { readServiceRequest, type SoapAnswer, validationSoap } from './soap.ts'
import { ecasAddresses, validateEcas } from './validate.ts'

/** The version of EU Login's schema that responses follow: the one that knows `authenticationLevel`. */
const schemaVersion = '8.3.0'

/**
 * Answers a validation at one of EU Login's addresses, asked by a query or a form.
 *
 * @param request - `address`: what it asks by itself, one of {@link ecasAddresses}; `parameters` as they
 * came.
 */
export async function answerEcasValidation(
  provider: EcasProvider,
  request: { readonly address: ValidationAddress; readonly parameters: URLSearchParams },
): Promise<ServiceResponse> {
  const [named = null, ...more] = request.parameters.getAll('format')
  const format = more.length === 0 ? formatOf(named === '' ? null : named) : null
  const parameters = format === null ? withoutService(request.parameters) : request.parameters
  const validation = await validateEcas(provider, { ...request, parameters })
  const { namespace } = request.address
  const envelope = { ...envelopeOf(provider), ...(namespace === undefined ? {} : { namespace }) }
  if (format === null) {
    const failure = { code: 'INVALID_REQUEST', message: 'format is XML or JSON, and said once' } as const
    return { type: xml, body: validationXml({ ok: false, failure }, envelope) }
  }
  return format === 'JSON'
    ? { type: 'application/json', body: validationJson(validation, envelope) }
    : { type: xml, body: validationXml(validation, envelope) }
}

const xml = 'application/xml; charset=utf-8'

/** What can't be answered as it was asked validates nothing; the ticket is spent. */
function withoutService(parameters: URLSearchParams): URLSearchParams {
  const left = new URLSearchParams(parameters)
  left.delete('service')
  return left
}

/**
 * Answers a SOAP request to `TicketValidationService`.
 *
 * @param source - The body as it came.
 */
export async function answerSoapValidation(provider: EcasProvider, source: string): Promise<SoapAnswer> {
  const read = readServiceRequest(source)
  if (!read.ok) return read.answer
  const { content: parameters, version } = read
  const validation = await validateEcas(provider, { address: ecasAddresses.TicketValidationService, parameters })
  return validationSoap(validation, { version, envelope: envelopeOf(provider) })
}

/**
 * Answers a SAML 1.1 request of a CAS client: the ticket in the body, the service in the address.
 *
 * @param request - `query` with `TARGET` and perhaps `renew`; `source`: the body as it came.
 * @see https://apereo.github.io/cas/7.0.x/protocol/SAML-v1-Protocol.html
 */
export async function answerSamlValidation(
  provider: EcasProvider,
  { query, source }: { readonly query: URLSearchParams; readonly source: string },
): Promise<SoapAnswer> {
  const read = readSamlRequest(source)
  if (!read.ok) return read.answer
  const { requestId, ticket } = read.content
  const audience = query.get('TARGET') ?? ''
  const parameters = new URLSearchParams({ ticket, service: audience })
  for (const value of query.getAll('TARGET').slice(1)) parameters.append('service', value)
  // It counts by being there, as wherever CAS is spoken.
  if (isSet(query, 'renew')) parameters.set('renew', 'true')
  // Clients read attributes from here and can't ask for them: what is released is told.
  parameters.set('userDetails', 'true')
  parameters.set('groups', '*')
  const validation = await validateEcas(provider, { address: ecasAddresses.TicketValidationService, parameters })
  const { now, random, settings } = provider
  return {
    status: 200,
    type: 'text/xml; charset=utf-8',
    body: samlResponse(validation, {
      issuer: settings.origin,
      audience,
      requestId,
      ids: [`_${newId(random)}`, `_${newId(random)}`],
      now,
    }),
  }
}

function envelopeOf({ now, settings }: EcasProvider): Envelope {
  return { server: settings.name, now, version: schemaVersion }
}
