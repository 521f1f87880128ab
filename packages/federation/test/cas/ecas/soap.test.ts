import { describe, expect, test } from 'vitest'
import { readServiceRequest, validationSoap } from '../../../src/cas/ecas/soap.ts'
import { at, parsed } from './support/parsed.ts'

const namespaces = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const

/** As PHP's SoapClient writes a request from EU Login's WSDL. */
const request = (version: keyof typeof namespaces, inside = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="${namespaces[version]}" xmlns:ns1="https://ecas.ec.europa.eu/cas/schemas"><SOAP-ENV:Body>
  <ns1:serviceRequest><ns1:service>https://shop.example/?a=1&amp;b=2</ns1:service><ns1:ticket>ST-1</ns1:ticket>
  <ns1:groups><ns1:group>ECFIN*</ns1:group><ns1:group>DIGIT</ns1:group></ns1:groups><ns1:userDetails>true</ns1:userDetails>
  <ns1:ticketTypes><ns1:ticketType>SERVICE</ns1:ticketType><ns1:ticketType>PROXY</ns1:ticketType></ns1:ticketTypes>
  <ns1:assuranceLevel>40</ns1:assuranceLevel>
  <ns1:acceptStrengths><ns1:strength>PASSWORD</ns1:strength></ns1:acceptStrengths>${inside}</ns1:serviceRequest>
</SOAP-ENV:Body></SOAP-ENV:Envelope>`

describe.each(['1.1', '1.2'] as const)('SOAP %s', (version) => {
  test('a request is read as a form would be', () => {
    const read = readServiceRequest(request(version))
    expect(read).toMatchObject({ ok: true, version })
    expect(read.ok && Object.fromEntries(read.content)).toEqual({
      service: 'https://shop.example/?a=1&b=2',
      ticket: 'ST-1',
      groups: 'ECFIN*,DIGIT',
      userDetails: 'true',
      ticketTypes: 'SERVICE,PROXY',
      assuranceLevel: '40',
      acceptStrengths: 'PASSWORD',
    })
  })

  test('a request is read in an envelope without a prefix', () => {
    const source = `<Envelope xmlns="${namespaces[version]}"><Body><serviceRequest><ticket>ST-1</ticket></serviceRequest></Body></Envelope>`
    const read = readServiceRequest(source)
    expect(read.ok && [read.version, String(read.content)]).toEqual([version, 'ticket=ST-1'])
  })

  test('what is said twice stays twice, to be refused', () => {
    const read = readServiceRequest(request(version, '<ns1:ticket>ST-2</ns1:ticket>'))
    expect(read.ok && read.content.getAll('ticket')).toEqual(['ST-1', 'ST-2'])
  })

  test('the response stands in an envelope of the same version', () => {
    const failure = { code: 'INVALID_TICKET', message: 'gone' } as const
    const envelope = { server: 'EU Login', now: 1_800_000_000, version: '4.5' }
    const answer = validationSoap({ ok: false, failure }, { version, envelope })
    expect(answer).toMatchObject({
      status: 200,
      type: expect.stringContaining(version === '1.1' ? 'text/xml' : 'soap'),
    })
    const root = parsed(answer.body)
    expect(root.namespace).toBe(namespaces[version])
    const response = at(root, 'soap:Body', 'cas:serviceResponse')
    expect(response.namespace).toBe('https://ecas.ec.europa.eu/cas/schemas')
    expect(at(response, 'cas:authenticationFailure')).toMatchObject({
      attributes: { code: 'INVALID_TICKET' },
      text: 'gone',
    })
  })

  test('a body without a serviceRequest is a fault of the client', () => {
    for (const [inside, reason] of [
      ['', 'holds one element'],
      ['<e:Header/>', 'holds one element'],
      ['<e:Body></e:Body>', 'holds one element'],
      ['<e:Body><serviceRequest/><b/></e:Body>', 'holds one element'],
      ['<e:Body><other/></e:Body>', 'holds a serviceRequest'],
    ] as const) {
      const source = `<e:Envelope xmlns:e="${namespaces[version]}">${inside}</e:Envelope>`
      const read = readServiceRequest(source)
      if (read.ok) throw new Error('read')
      expect(read.answer.status).toBe(version === '1.1' ? 500 : 400)
      const fault = at(parsed(read.answer.body), 'soap:Body', 'soap:Fault')
      expect(fault.text).toContain(version === '1.1' ? 'soap:Client' : 'soap:Sender')
      expect(fault.text).toContain(reason)
    }
  })
})

test.each([
  ['a document type', `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${request('1.1')}`, 'document type'],
  ['entities that grow', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'document type'],
  ['no XML', 'service=x&ticket=y', 'no XML'],
  ['nothing', '', 'no XML'],
  ['another envelope', '<e:Envelope xmlns:e="urn:other"><e:Body/></e:Envelope>', 'no envelope'],
  ['no envelope', '<serviceRequest/>', 'no envelope'],
  [
    'another element of SOAP',
    `<e:Body xmlns:e="${namespaces['1.1']}"><e:Body><serviceRequest/></e:Body></e:Body>`,
    'no envelope',
  ],
  ['nesting without end', '<a>'.repeat(2000) + '</a>'.repeat(2000), 'no XML'],
])('%s is refused', (_, source, reason) => {
  const read = readServiceRequest(source)
  expect(read.ok).toBe(false)
  expect(!read.ok && parsed(read.answer.body).text).toContain(reason)
})
