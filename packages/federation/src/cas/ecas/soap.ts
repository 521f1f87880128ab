import { child, children, type Element, readElement } from '@laissez-passer/core/internal/xml'
import { type Envelope, type Validation, validationElement } from './response.ts'
import { element, type Xml, xmlDocument } from '../xml.ts'

/** Which SOAP a client speaks; it is answered in the same. */
export type SoapVersion = '1.1' | '1.2'

const envelopes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
}
const mediaTypes: Readonly<Record<SoapVersion, string>> = { '1.1': 'text/xml', '1.2': 'application/soap+xml' }

/** Lists of a request: what their members are called. */
const lists: Readonly<Record<string, string>> = {
  groups: 'group',
  ticketTypes: 'ticketType',
  acceptStrengths: 'strength',
}

/** A document to be sent, and how. */
export interface SoapAnswer {
  readonly status: 200 | 400 | 500
  readonly type: string
  readonly body: string
}

/** What stands in the body of an envelope, or what is sent back where there is nothing to read. */
export type SoapRead<Content> =
  | { readonly ok: true; readonly version: SoapVersion; readonly content: Content }
  | { readonly ok: false; readonly answer: SoapAnswer }

/**
 * Reads the one element in the body of a SOAP 1.1 or 1.2 envelope. A document type is refused before anything
 * is parsed.
 *
 * @see https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383494
 * @see https://www.w3.org/TR/soap12-part1/#soapbody
 */
export function readSoapBody(source: string): SoapRead<Element> {
  const root = readElement(source)
  if (typeof root === 'string')
    return { ok: false, answer: fault('1.1', root === 'doctype' ? 'A document type is refused' : 'This is no XML') }
  const version = versionOf(root)
  if (root.name !== 'Envelope' || version === null)
    return { ok: false, answer: fault('1.1', 'This is no envelope of SOAP 1.1 or 1.2') }
  const [content, ...more] = child(root, 'Body')?.children ?? []
  return content === undefined || more.length > 0
    ? { ok: false, answer: fault(version, 'The body of the envelope holds one element') }
    : { ok: true, version, content }
}

/**
 * Reads a `serviceRequest` as the parameters that a form would have: lists with commas.
 *
 * @see ecas-protocol, the parameters of `TicketValidationService`
 */
export function readServiceRequest(source: string): SoapRead<URLSearchParams> {
  const read = readSoapBody(source)
  if (!read.ok) return read
  const { content, version } = read
  if (content.name !== 'serviceRequest')
    return { ok: false, answer: fault(version, 'The body of the envelope holds a serviceRequest') }
  const parameters = new URLSearchParams()
  for (const { name, text, ...element } of content.children) {
    const member = lists[name]
    const values = member === undefined ? [text] : children({ name, text, ...element }, member).map((one) => one.text)
    parameters.append(name, values.join(','))
  }
  return { ok: true, version, content: parameters }
}

/** The response in an envelope. */
export function validationSoap(
  validation: Validation,
  { envelope, version }: { readonly envelope: Envelope; readonly version: SoapVersion },
): SoapAnswer {
  return answer(200, { version, content: validationElement(validation, envelope) })
}

/** The client sent what can't be read: as each version says it, with the HTTP status that it wants. */
function fault(version: SoapVersion, reason: string): SoapAnswer {
  const content =
    version === '1.1'
      ? [element('faultcode', 'soap:Client'), element('faultstring', reason)]
      : [
          element('soap:Code', [element('soap:Value', 'soap:Sender')]),
          element('soap:Reason', [element('soap:Text', reason, { 'xml:lang': 'en' })]),
        ]
  return answer(version === '1.1' ? 500 : 400, { version, content: element('soap:Fault', content) })
}

function answer(
  status: SoapAnswer['status'],
  { content, version }: { readonly version: SoapVersion; readonly content: Xml },
): SoapAnswer {
  const body = element('soap:Body', [content])
  return {
    status,
    type: `${mediaTypes[version]}; charset=utf-8`,
    body: xmlDocument(element('soap:Envelope', [body], { 'xmlns:soap': envelopes[version] })),
  }
}

function versionOf({ attributes, prefix }: Element): SoapVersion | null {
  const namespace = attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`]
  return (['1.1', '1.2'] as const).find((version) => envelopes[version] === namespace) ?? null
}
